import { agreedRole, placeholderNames } from '../agreedRole.ts'
import type { CustomerTask } from '../CustomerTask.ts'
import type { ShellValue } from './shellWord.ts'

/** Returns the values with which a script restores the role. */
export const roleValues = (task: CustomerTask): Readonly<Record<string, ShellValue>> => {
  const role = agreedRole(task)
  return {
    role_placeholder: placeholderNames.role,
    compute_placeholder: placeholderNames.nodes,
    vpc_placeholder: task.setup.rescaleVpcId,
    role_path: task.setup.request.rolePath ?? '/',
    role_description: role.description,
    max_session_seconds: String(role.maxSessionDurationSeconds),
    permissions_boundary: role.permissionsBoundaryArn ?? '',
    role_tags: JSON.stringify(role.tags),
    trust_policy: role.trustPolicy,
    policy_names: role.policies.map(({ policyName }) => policyName),
    policy_documents: role.policies.map(({ document }) => document),
  }
}

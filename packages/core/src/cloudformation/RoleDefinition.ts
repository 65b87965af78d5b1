/**
 * The role that Rescale assumes as IAM holds it once the stack exists, with ids in the place of
 * references: what a role that was changed or deleted by hand is restored to.
 *
 * Law: it grants what the role of the template grants.
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import { trustPolicy } from '../iam/trust/trustPolicy.ts'
import type { VpcId } from '../iam/identity/identifiers.ts'
import type { SetupTemplateInput } from './SetupTemplateInput.ts'
import {
  inlinePolicies,
  roleDescription,
  sessionDurationOf,
  templateScopeOf,
  tierOf,
  trustOf,
} from './resources/rescaleRole.ts'
import { connectionTags } from './resources/tags.ts'

// model

export interface InlinePolicy {
  readonly policyName: string
  /** JSON text. */
  readonly document: string
}

export interface RoleDefinition {
  readonly description: string
  readonly maxSessionDurationSeconds: number
  readonly permissionsBoundaryArn?: string
  /** JSON text. */
  readonly trustPolicy: string
  readonly policies: ReadonlyArray<InlinePolicy>
  readonly tags: ReadonlyArray<{ readonly Key: string; readonly Value: string }>
}

/** What the stack made, by which the template's references are resolved. */
export interface BuiltResources {
  readonly roleArn: RoleArn
  readonly vpcId: VpcId
  /** Absent when the stack has no role for nodes. */
  readonly computeRoleArn?: string
}

// constructors

/** Returns the definition of the role of a template whose stack has made these resources. */
export const rescaleRoleDefinition = (
  input: SetupTemplateInput,
  { roleArn, vpcId, computeRoleArn }: BuiltResources,
): RoleDefinition => {
  const { computeRoleArn: _reference, ...scope } = templateScopeOf(input)
  const policies = inlinePolicies(tierOf(input), {
    ...scope,
    roleArn,
    vpcId,
    ...omitUndefined({ computeRoleArn }),
  })
  return {
    description: roleDescription,
    maxSessionDurationSeconds: sessionDurationOf(input),
    ...omitUndefined({ permissionsBoundaryArn: input.permissionsBoundaryArn }),
    trustPolicy: JSON.stringify(trustPolicy(trustOf(input))),
    policies: policies.map(({ policyName, policy }) => ({
      policyName,
      document: JSON.stringify(policy),
    })),
    tags: connectionTags(input),
  }
}

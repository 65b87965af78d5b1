/**
 * Looking at what a role may do.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
 */
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type Action, answer } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { roleNamed } from './found.ts'
import { type RoleNameInput, type RolePolicyInput, onRole } from './roles.ts'

export interface RolePolicyOutput extends RolePolicyInput {
  /** URL-encoded, as IAM returns it. */
  readonly PolicyDocument: string
}

export const getRolePolicy: Action<RolePolicyInput, RolePolicyOutput> = {
  permission: 'iam:GetRolePolicy',
  needs: onRole,
  run: (context, { RoleName, PolicyName }) => {
    const role = roleNamed(context, RoleName)
    if (E.isLeft(role)) return role
    const policy = Table.get(role.right.inline, PolicyName)
    if (policy === undefined) {
      return refuse('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404)
    }
    const PolicyDocument = encodeURIComponent(policy.document)
    return answer(context.world, { RoleName, PolicyName, PolicyDocument })
  },
}

export interface ListRolePoliciesOutput {
  readonly PolicyNames: ReadonlyArray<string>
  readonly IsTruncated: false
}

export const listRolePolicies: Action<RoleNameInput, ListRolePoliciesOutput> = {
  permission: 'iam:ListRolePolicies',
  needs: onRole,
  run: (context, { RoleName }) => {
    const role = roleNamed(context, RoleName)
    if (E.isLeft(role)) return role
    const PolicyNames = Object.keys(role.right.inline)
    return answer(context.world, { PolicyNames, IsTruncated: false })
  },
}

export interface ListAttachedRolePoliciesOutput {
  readonly AttachedPolicies: ReadonlyArray<{
    readonly PolicyName: string
    readonly PolicyArn: string
  }>
  readonly IsTruncated: false
}

export const listAttachedRolePolicies: Action<RoleNameInput, ListAttachedRolePoliciesOutput> = {
  permission: 'iam:ListAttachedRolePolicies',
  needs: onRole,
  run: (context, { RoleName }) => {
    const role = roleNamed(context, RoleName)
    if (E.isLeft(role)) return role
    return answer(context.world, {
      AttachedPolicies: role.right.attachedPolicyArns.map((arn) => ({
        PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
        PolicyArn: arn,
      })),
      IsTruncated: false,
    })
  },
}

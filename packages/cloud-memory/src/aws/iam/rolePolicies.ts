/**
 * GetRolePolicy, ListRolePolicies and ListAttachedRolePolicies.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import { type Action, answer } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { roleNamed } from './found.ts'
import type {
  GetRolePolicyRequest,
  ListAttachedRolePoliciesRequest,
  ListRolePoliciesRequest,
} from './IamInputs.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'
import { onRole } from './roles.ts'

export interface RolePolicyOutput extends GetRolePolicyRequest {
  /** URL-encoded, as IAM returns it. */
  readonly PolicyDocument: string
}

export const getRolePolicy: Action<GetRolePolicyRequest, RolePolicyOutput> = {
  permission: 'iam:GetRolePolicy',
  needs: onRole,
  run: (context, { RoleName, PolicyName }) =>
    pipe(
      roleNamed(context, RoleName),
      E.map(({ inline }) => Table.get(inline, PolicyName)),
      E.flatMap((policy) =>
        policy === undefined
          ? refuse('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404)
          : answer(context.world, {
              RoleName,
              PolicyName,
              PolicyDocument: encodeURIComponent(policy.document),
            }),
      ),
    ),
}

export const listRolePolicies: Action<
  ListRolePoliciesRequest,
  MarkedPageOf<'PolicyNames', string>
> = {
  permission: 'iam:ListRolePolicies',
  needs: onRole,
  run: (context, { RoleName, ...page }) =>
    pipe(
      roleNamed(context, RoleName),
      E.flatMap(({ inline }) => markedPageOf(Object.keys(inline), page)),
      E.flatMap(({ items, ...rest }) => answer(context.world, { PolicyNames: items, ...rest })),
    ),
}

export interface AttachedPolicy {
  readonly PolicyName: string
  readonly PolicyArn: string
}

const attachedPolicy = (PolicyArn: string): AttachedPolicy => ({
  PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
  PolicyArn,
})

export const listAttachedRolePolicies: Action<
  ListAttachedRolePoliciesRequest,
  MarkedPageOf<'AttachedPolicies', AttachedPolicy>
> = {
  permission: 'iam:ListAttachedRolePolicies',
  needs: onRole,
  run: (context, { RoleName, PathPrefix = '/', ...page }) =>
    pipe(
      roleNamed(context, RoleName),
      E.map(({ attachedPolicyArns }) =>
        attachedPolicyArns.filter((arn) => arn.slice(arn.indexOf('/')).startsWith(PathPrefix)),
      ),
      E.flatMap((arns) => markedPageOf(arns, page)),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { AttachedPolicies: items.map(attachedPolicy), ...rest }),
      ),
    ),
}

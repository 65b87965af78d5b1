/**
 * CreatePolicy, GetPolicy and DeletePolicy.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
 */
import { omitUndefined } from '@byoa/core/codec'
import { requestTagKeys } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import { putAccount } from '../../world/World.ts'
import { freshIamId } from '../../world/freshId.ts'
import type { ManagedPolicy, Policy, Role } from '../../world/identities.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, type Need, type Outcome, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import { tagsIfAny } from '../tags.ts'
import {
  accountIn,
  iamArn,
  isNameTaken,
  ownPolicyWithArn,
  policyWithArn,
  putPolicy,
  withinQuota,
} from './found.ts'
import type { CreatePolicyRequest, DeletePolicyRequest, GetPolicyRequest } from './IamInputs.ts'
import { type WithPolicySource, savedManagedPolicy } from './policies.ts'

// outputs

/** Neither tags nor a description. */
export interface ListedPolicy {
  readonly PolicyName: string
  readonly PolicyId: string
  readonly Arn: string
  readonly Path: string
  readonly DefaultVersionId: string
  readonly AttachmentCount: number
  readonly PermissionsBoundaryUsageCount: number
  readonly IsAttachable: true
  readonly CreateDate: Date
  readonly UpdateDate: Date
}

export interface PolicyOutput extends ListedPolicy {
  readonly Description?: string
  readonly Tags?: ReadonlyArray<Tag>
}

const attached = (arn: string) => (role: Role) => role.attachedPolicyArns.includes(arn)

const bounding = (arn: string) => (role: Role) => role.boundaryArn === arn

/** Returns a policy as ListPolicies returns it. */
export const listedPolicy = (context: Context, policy: ManagedPolicy): ListedPolicy => {
  const { arn, createdAt, versions } = policy
  const roles = Table.rows(accountIn(context).roles)
  return {
    PolicyName: policy.name,
    PolicyId: policy.policyId,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: roles.filter(attached(arn)).length,
    PermissionsBoundaryUsageCount: roles.filter(bounding(arn)).length,
    IsAttachable: true,
    CreateDate: dateOf(createdAt),
    UpdateDate: dateOf(versions.at(-1)?.createdAt ?? createdAt),
  }
}

// CreatePolicy

const newPolicy = (
  context: Context,
  { PolicyName: name, Path: path = '/', ...input }: WithPolicySource<CreatePolicyRequest>,
  policy: Policy,
): Outcome<{ readonly Policy: PolicyOutput }> => {
  const [world, policyId] = freshIamId(context.world, 'ANPA')
  const createdAt = world.now
  const made: ManagedPolicy = {
    name,
    path,
    arn: iamArn(context, `policy${path}${name}`),
    policyId,
    createdAt,
    ...omitUndefined({ description: input.Description }),
    tags: input.Tags ?? [],
    versions: [{ ...policy, versionId: 'v1', createdAt }],
    defaultVersionId: 'v1',
    versionCount: 1,
  }
  return answer(putPolicy(world, context, made), {
    Policy: { ...listedPolicy(context, made), ...tagsIfAny(made.tags) },
  })
}

export const createPolicy: Action<
  WithPolicySource<CreatePolicyRequest>,
  { readonly Policy: PolicyOutput }
> = {
  permission: 'iam:CreatePolicy',
  needs: (context, { PolicyName, Path = '/', Tags = [] }) => [
    { resource: iamArn(context, `policy${Path}${PolicyName}`), keys: requestTagKeys(Tags) },
  ],
  run: (context, input) => {
    const most = context.world.settings.quotas.managedPoliciesPerAccount
    const count = Table.rows(accountIn(context).managedPolicies).length + 1
    return pipe(
      savedManagedPolicy(context.world, input.PolicyDocument),
      E.tap(() => withinQuota('PoliciesPerAccount', count, most)),
      E.flatMap((policy) =>
        isNameTaken(accountIn(context).managedPolicies, input.PolicyName)
          ? refuse(
              'EntityAlreadyExists',
              `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`,
              409,
            )
          : newPolicy(context, input, policy),
      ),
    )
  },
}

// GetPolicy, DeletePolicy

/** Returns the need of acting on a policy. */
export const onPolicy = (
  _context: Context,
  { PolicyArn }: GetPolicyRequest,
): ReadonlyArray<Need> => [{ resource: PolicyArn }]

export const getPolicy: Action<GetPolicyRequest, { readonly Policy: PolicyOutput }> = {
  permission: 'iam:GetPolicy',
  needs: onPolicy,
  run: (context, { PolicyArn }) =>
    pipe(
      policyWithArn(context, PolicyArn),
      E.flatMap((policy) =>
        answer(context.world, {
          Policy: {
            ...listedPolicy(context, policy),
            ...omitUndefined({ Description: policy.description }),
            Tags: policy.tags,
          },
        }),
      ),
    ),
}

const deletable = (
  context: Context,
  { arn, versions }: ManagedPolicy,
): E.Either<AwsError, undefined> => {
  const roles = Table.rows(accountIn(context).roles)
  if (roles.some(attached(arn)) || roles.some(bounding(arn))) {
    return refuse('DeleteConflict', 'Cannot delete a policy attached to entities.', 409)
  }
  return versions.length === 1
    ? E.right(undefined)
    : refuse(
        'DeleteConflict',
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        409,
      )
}

export const deletePolicy: Action<DeletePolicyRequest, Record<never, never>> = {
  permission: 'iam:DeletePolicy',
  needs: onPolicy,
  run: (context, { PolicyArn }) =>
    pipe(
      ownPolicyWithArn(context, PolicyArn),
      E.flatMap((policy) => deletable(context, policy)),
      E.flatMap(() => {
        const account = accountIn(context)
        const managedPolicies = Table.drop(account.managedPolicies, PolicyArn)
        return answer(putAccount(context.world, { ...account, managedPolicies }), {})
      }),
    ),
}

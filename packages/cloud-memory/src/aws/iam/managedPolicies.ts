/**
 * Managed policies of an account. Each has one version: there is no action here that makes another.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ManagedPolicy } from '../../world/identities.ts'
import * as Table from '../../world/Table.ts'
import { putAccount } from '../../world/World.ts'
import { type Action, type Context, type Need, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { accountIn, iamArn } from './found.ts'
import type {
  CreatePolicyRequest,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyVersionRequest,
} from './IamInputs.ts'
import { type WithPolicySource, savedPolicy } from './policies.ts'

const onPolicy = (_context: Context, { PolicyArn }: GetPolicyRequest): ReadonlyArray<Need> => [
  { resource: PolicyArn },
]

const policyWithArn = (context: Context, arn: string): E.Either<AwsError, ManagedPolicy> => {
  const policy = Table.get(accountIn(context).managedPolicies, arn)
  return policy === undefined
    ? refuse('NoSuchEntity', `Policy ${arn} was not found.`, 404)
    : E.right(policy)
}

/** A description as policies keep it. */
const describedAs = (description: string | undefined): Pick<ManagedPolicy, 'description'> =>
  description === undefined ? {} : { description }

export const createPolicy: Action<
  WithPolicySource<CreatePolicyRequest>,
  { readonly Policy: { readonly Arn: string } }
> = {
  permission: 'iam:CreatePolicy',
  needs: (context, { PolicyName, Path = '/' }) => [
    { resource: iamArn(context, `policy${Path}${PolicyName}`) },
  ],
  run: (context, { PolicyName, PolicyDocument, Path = '/', Description }) => {
    const policy = savedPolicy(PolicyDocument)
    if (E.isLeft(policy)) return policy
    const account = accountIn(context)
    const arn = iamArn(context, `policy${Path}${PolicyName}`)
    if (Table.rows(account.managedPolicies).some(({ name }) => name === PolicyName)) {
      return refuse(
        'EntityAlreadyExists',
        `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
        409,
      )
    }
    const row = { ...policy.right, name: PolicyName, arn, ...describedAs(Description) }
    const managedPolicies = Table.put(account.managedPolicies, arn, row)
    return answer(putAccount(context.world, { ...account, managedPolicies }), {
      Policy: { Arn: arn },
    })
  },
}

export const deletePolicy: Action<DeletePolicyRequest, Record<never, never>> = {
  permission: 'iam:DeletePolicy',
  needs: onPolicy,
  run: (context, { PolicyArn }) => {
    const account = accountIn(context)
    const policy = policyWithArn(context, PolicyArn)
    if (E.isLeft(policy)) return policy
    const isAttached = Table.rows(account.roles).some(({ attachedPolicyArns }) =>
      attachedPolicyArns.includes(PolicyArn),
    )
    if (isAttached) {
      return refuse('DeleteConflict', 'Cannot delete a policy attached to entities.', 409)
    }
    const managedPolicies = Table.drop(account.managedPolicies, PolicyArn)
    return answer(putAccount(context.world, { ...account, managedPolicies }), {})
  },
}

/** IAM numbers the versions of a policy from 1. */
const onlyVersion = 'v1'

export interface PolicyOutput {
  readonly PolicyName: string
  readonly Arn: string
  readonly Path: string
  readonly DefaultVersionId: string
  readonly Description?: string
  readonly AttachmentCount: number
  readonly PermissionsBoundaryUsageCount: number
  readonly IsAttachable: true
}

const outputOf = (context: Context, { name, arn, description }: ManagedPolicy): PolicyOutput => {
  const roles = Table.rows(accountIn(context).roles)
  return {
    PolicyName: name,
    Arn: arn,
    Path: arn.slice(arn.indexOf('/'), -name.length),
    DefaultVersionId: onlyVersion,
    ...(description === undefined ? {} : { Description: description }),
    AttachmentCount: roles.filter(({ attachedPolicyArns }) => attachedPolicyArns.includes(arn))
      .length,
    PermissionsBoundaryUsageCount: roles.filter(({ boundaryArn }) => boundaryArn === arn).length,
    IsAttachable: true,
  }
}

export const getPolicy: Action<GetPolicyRequest, { readonly Policy: PolicyOutput }> = {
  permission: 'iam:GetPolicy',
  needs: onPolicy,
  run: (context, { PolicyArn }) =>
    pipe(
      policyWithArn(context, PolicyArn),
      E.flatMap((policy) => answer(context.world, { Policy: outputOf(context, policy) })),
    ),
}

export interface PolicyVersionOutput {
  /** URL-encoded, as IAM returns it. */
  readonly Document: string
  readonly VersionId: string
  readonly IsDefaultVersion: boolean
}

export const getPolicyVersion: Action<
  GetPolicyVersionRequest,
  { readonly PolicyVersion: PolicyVersionOutput }
> = {
  permission: 'iam:GetPolicyVersion',
  needs: onPolicy,
  run: (context, { PolicyArn, VersionId }) =>
    pipe(
      policyWithArn(context, PolicyArn),
      E.flatMap(({ document }) =>
        VersionId === onlyVersion
          ? answer(context.world, {
              PolicyVersion: {
                Document: encodeURIComponent(document),
                VersionId,
                IsDefaultVersion: true,
              },
            })
          : refuse(
              'NoSuchEntity',
              `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
              404,
            ),
      ),
    ),
}

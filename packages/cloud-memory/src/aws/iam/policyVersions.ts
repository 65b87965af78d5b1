/**
 * Versions of managed policies.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ManagedPolicy, Policy, PolicyVersion } from '../../world/identities.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import { ownPolicyWithArn, policyWithArn, putPolicy } from './found.ts'
import type {
  CreatePolicyVersionRequest,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  ListPolicyVersionsRequest,
  SetDefaultPolicyVersionRequest,
} from './IamInputs.ts'
import { onPolicy } from './managedPolicies.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'
import { type WithPolicySource, savedManagedPolicy } from './policies.ts'

// outputs

export interface PolicyVersionSummary {
  readonly VersionId: string
  readonly IsDefaultVersion: boolean
  readonly CreateDate: Date
}

export interface PolicyVersionOutput extends PolicyVersionSummary {
  /** URL-encoded, as IAM returns it. */
  readonly Document: string
}

const summaryOf = (
  { defaultVersionId }: ManagedPolicy,
  { versionId, createdAt }: PolicyVersion,
): PolicyVersionSummary => ({
  VersionId: versionId,
  IsDefaultVersion: versionId === defaultVersionId,
  CreateDate: dateOf(createdAt),
})

const versionIn = (
  { arn, versions }: ManagedPolicy,
  versionId: string,
): E.Either<AwsError, PolicyVersion> => {
  const version = versions.find((one) => one.versionId === versionId)
  return version === undefined
    ? refuse(
        'NoSuchEntity',
        `Policy ${arn} version ${versionId} does not exist or is not attachable.`,
        404,
      )
    : E.right(version)
}

// reads

export const getPolicyVersion: Action<
  GetPolicyVersionRequest,
  { readonly PolicyVersion: PolicyVersionOutput }
> = {
  permission: 'iam:GetPolicyVersion',
  needs: onPolicy,
  run: (context, { PolicyArn, VersionId }) =>
    pipe(
      policyWithArn(context, PolicyArn),
      E.bindTo('policy'),
      E.bind('version', ({ policy }) => versionIn(policy, VersionId)),
      E.flatMap(({ policy, version }) =>
        answer(context.world, {
          PolicyVersion: {
            Document: encodeURIComponent(version.document),
            ...summaryOf(policy, version),
          },
        }),
      ),
    ),
}

export const listPolicyVersions: Action<
  ListPolicyVersionsRequest,
  MarkedPageOf<'Versions', PolicyVersionSummary>
> = {
  permission: 'iam:ListPolicyVersions',
  needs: onPolicy,
  run: (context, { PolicyArn, ...page }) =>
    pipe(
      policyWithArn(context, PolicyArn),
      // Newest first.
      E.map((policy) => policy.versions.toReversed().map((version) => summaryOf(policy, version))),
      E.flatMap((versions) => markedPageOf(versions, page)),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Versions: items, ...rest })),
    ),
}

// changes

const changePolicy = (
  context: Context,
  arn: string,
  change: (policy: ManagedPolicy) => E.Either<AwsError, ManagedPolicy>,
): Outcome<Record<never, never>> =>
  pipe(
    ownPolicyWithArn(context, arn),
    E.flatMap(change),
    E.flatMap((policy) => answer(putPolicy(context.world, context, policy), {})),
  )

const withVersion = (
  context: Context,
  policy: ManagedPolicy,
  { saved, isDefault }: { readonly saved: Policy; readonly isDefault: boolean },
): Outcome<{ readonly PolicyVersion: PolicyVersionSummary }> => {
  const { quotas } = context.world.settings
  if (policy.versions.length >= quotas.versionsPerManagedPolicy) {
    return refuse(
      'LimitExceeded',
      `A managed policy can have up to ${quotas.versionsPerManagedPolicy} versions. Before you create a new version, you must delete an existing version.`,
      409,
    )
  }
  const versionCount = policy.versionCount + 1
  const version = { ...saved, versionId: `v${versionCount}`, createdAt: context.world.now }
  const changed: ManagedPolicy = {
    ...policy,
    versions: [...policy.versions, version],
    versionCount,
    ...(isDefault ? { defaultVersionId: version.versionId } : {}),
  }
  return answer(putPolicy(context.world, context, changed), {
    PolicyVersion: summaryOf(changed, version),
  })
}

export const createPolicyVersion: Action<
  WithPolicySource<CreatePolicyVersionRequest>,
  { readonly PolicyVersion: PolicyVersionSummary }
> = {
  permission: 'iam:CreatePolicyVersion',
  needs: onPolicy,
  run: (context, { PolicyArn, PolicyDocument, SetAsDefault: isDefault = false }) =>
    pipe(
      ownPolicyWithArn(context, PolicyArn),
      E.bindTo('policy'),
      E.bind('saved', () => savedManagedPolicy(context.world, PolicyDocument)),
      E.flatMap(({ policy, saved }) => withVersion(context, policy, { saved, isDefault })),
    ),
}

export const setDefaultPolicyVersion: Action<
  SetDefaultPolicyVersionRequest,
  Record<never, never>
> = {
  permission: 'iam:SetDefaultPolicyVersion',
  needs: onPolicy,
  run: (context, { PolicyArn, VersionId }) =>
    changePolicy(context, PolicyArn, (policy) =>
      pipe(
        versionIn(policy, VersionId),
        E.map(() => ({ ...policy, defaultVersionId: VersionId })),
      ),
    ),
}

export const deletePolicyVersion: Action<DeletePolicyVersionRequest, Record<never, never>> = {
  permission: 'iam:DeletePolicyVersion',
  needs: onPolicy,
  run: (context, { PolicyArn, VersionId }) =>
    changePolicy(context, PolicyArn, (policy) =>
      pipe(
        versionIn(policy, VersionId),
        E.flatMap((version) =>
          VersionId === policy.defaultVersionId
            ? refuse('DeleteConflict', 'Cannot delete the default version of a policy.', 409)
            : E.right({ ...policy, versions: policy.versions.filter((one) => one !== version) }),
        ),
      ),
    ),
}

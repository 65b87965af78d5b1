/**
 * The simplest model of a store: lists that are searched linearly, blocks as pairs of numbers. Too
 * slow to use, and too simple to be wrong.
 */
import type { ClaimTaken, Commit, VersionConflict } from '@byoa/application'
import type { Claim, OnboardingEvent, OnboardingId } from '@byoa/core/onboarding'

// model

/** A claim and the stream that holds it. */
export interface ModelClaim {
  readonly claim: Claim
  readonly heldBy: OnboardingId
}

/** Changed in place: a model run has only one. */
export interface StoreModel {
  streams: ReadonlyArray<{
    readonly id: OnboardingId
    readonly events: ReadonlyArray<OnboardingEvent>
  }>
  claims: ReadonlyArray<ModelClaim>
}

// queries

/** First and last address of a block, read off its text. */
export const boundsOf = (cidr: string): readonly [first: number, last: number] => {
  const [address = '', length = ''] = cidr.split('/')
  const first = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  return [first, first + 2 ** (32 - Number(length)) - 1]
}

type StackClaim = Extract<Claim, { kind: 'Stack' }>

const isSameStack = (a: StackClaim, b: StackClaim): boolean =>
  a.accountId === b.accountId && a.region === b.region && a.stackName === b.stackName

/** Returns whether two claims are the same. */
export const isSame = (a: Claim, b: Claim): boolean => {
  switch (a.kind) {
    case 'Cidr':
      return b.kind === 'Cidr' && a.cidr === b.cidr && a.rescaleVpcId === b.rescaleVpcId
    case 'RoleArn':
      return b.kind === 'RoleArn' && a.roleArn === b.roleArn
    case 'ExternalId':
      return b.kind === 'ExternalId' && a.externalId === b.externalId
    case 'CustomerVpc':
      return b.kind === 'CustomerVpc' && a.vpcId === b.vpcId
    case 'Stack':
      return b.kind === 'Stack' && isSameStack(a, b)
  }
}

/** Returns whether two streams cannot hold these claims at the same time. */
export const excludes = (a: Claim, b: Claim): boolean => {
  if (a.kind !== 'Cidr' || b.kind !== 'Cidr') return isSame(a, b)
  const [firstOfA, lastOfA] = boundsOf(a.cidr)
  const [firstOfB, lastOfB] = boundsOf(b.cidr)
  return a.rescaleVpcId === b.rescaleVpcId && firstOfA <= lastOfB && firstOfB <= lastOfA
}

/** Returns the events of a stream. */
export const eventsIn = (model: StoreModel, id: OnboardingId): ReadonlyArray<OnboardingEvent> =>
  model.streams.find((stream) => stream.id === id)?.events ?? []

// operations

/**
 * The expected result of a commit: a version, a version conflict, or any one of the claim
 * conflicts.
 */
export type Answer =
  | { readonly version: number }
  | { readonly refusal: VersionConflict }
  | { readonly refusals: ReadonlyArray<ClaimTaken> }

const conflicts = (claims: ReadonlyArray<ModelClaim>, commit: Commit): ReadonlyArray<ClaimTaken> =>
  commit.claim.flatMap((claim) =>
    claims
      .filter((held) => held.heldBy !== commit.stream && excludes(held.claim, claim))
      .map(({ heldBy }): ClaimTaken => ({ _tag: 'ClaimTaken', claim, heldBy })),
  )

const withClaim = (
  claims: ReadonlyArray<ModelClaim>,
  added: ModelClaim,
): ReadonlyArray<ModelClaim> =>
  claims.some(({ claim }) => isSame(claim, added.claim)) ? claims : [...claims, added]

/** Returns the expected result of a commit, and changes the model if it is accepted. */
export const commitToModel = (model: StoreModel, commit: Commit): Answer => {
  const { stream, expectedVersion, events } = commit
  const old = eventsIn(model, stream)
  if (old.length !== expectedVersion) {
    const actualVersion = old.length
    return { refusal: { _tag: 'VersionConflict', expectedVersion, actualVersion } }
  }
  // A stream's own claims never conflict, so releases need not be applied first.
  const refusals = conflicts(model.claims, commit)
  if (refusals.length > 0) return { refusals }
  const kept = model.claims.filter(
    ({ claim, heldBy }) =>
      heldBy !== stream || !commit.release.some((released) => isSame(released, claim)),
  )
  model.claims = commit.claim.map((claim) => ({ claim, heldBy: stream })).reduce(withClaim, kept)
  if (events.length > 0) {
    model.streams =
      old.length === 0
        ? [...model.streams, { id: stream, events }]
        : model.streams.map((known) =>
            known.id === stream ? { id: stream, events: [...old, ...events] } : known,
          )
  }
  return { version: old.length + events.length }
}

/**
 * The process as somebody would explain it at a whiteboard: a status, a handful of flags, and for
 * each command one sentence about when it works (`predict.ts`). It holds no documents and judges no
 * evidence; a command says itself whether it is good.
 */
import type { OnboardingStatus } from '../../../src/onboarding/OnboardingState.ts'
import type { Party } from '../../../src/values/Party.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'

export type Verdict = 'unknown' | 'good' | 'bad'

/** 1 and 3 are in the same VPC, 2 is in another. */
export type StackNumber = 0 | 1 | 2 | 3

export interface Model {
  readonly status: OnboardingStatus
  /** Minutes since the beginning. */
  readonly now: number
  readonly block: 'none' | 'first' | 'other'
  readonly leaseEnd: number
  /** Whether a stack of a setup that was given up may exist. */
  readonly hasFormerSetup: boolean
  /** Which stack was reported last; 0 before any. */
  readonly stack: StackNumber
  readonly formerStacks: ReadonlyArray<StackNumber>
  readonly role: Verdict
  readonly trust: Verdict | 'unreadable'
  readonly vpc: Verdict
  readonly hasAccess: boolean
  /** Since when the VPC or the peering was not visible. */
  readonly vpcUnseen?: number
  readonly peeringUnseen?: number
  readonly attempt: number
  /** The number of the present peering. */
  readonly peering?: number
  readonly formerPeerings: ReadonlyArray<number>
  readonly toRemove: ReadonlyArray<number>
  readonly rescaleRoutes: boolean
  readonly customerRoutes: boolean
  /** The parts of a connection in use that are not as they should be. */
  readonly drift: ReadonlyArray<Part>
  readonly rotation: 'none' | 'unprobed' | 'unproven' | 'proven'
  /** The numbers of the ID in force and of the last one that was given out. */
  readonly id: number
  readonly lastId: number
  readonly suspendedBy: ReadonlyArray<Party>
  readonly secondary: 'none' | 'held' | 'used'
  /** Until when the further block is held for a customer that has not associated it. */
  readonly secondaryEnd: number
  /** Whether the Rescale VPC has got another block. */
  readonly isGrown: boolean
  readonly left: ReadonlyArray<TeardownStep>
  readonly endedBy?: Party
  /** What it was before the offboarding, as long as there is a way back. */
  readonly before?: Model
  /** How often Rescale's work has failed, and when it did last. */
  readonly failures?: { readonly count: number; readonly lastAt: number }
}

export type Part = 'vpc' | 'rescale' | 'customer'

/**
 * How the VPC looks. Extended: with the block that was agreed later; reduced: with the first block
 * alone.
 */
export type VpcLook = 'good' | 'bad' | 'unseen' | 'extended' | 'reduced'

/** How a part looks to an inspection; `skipped`: it could not be looked at. */
export type Look = 'good' | 'bad' | 'skipped'

/** A command as the model sees it; `by` where it matters who gives it. */
export type Ask =
  | { readonly type: 'RequestOnboarding'; readonly hasRoom: boolean }
  | { readonly type: 'ProposeCidr'; readonly block: 'first' | 'other' | 'taken' }
  | { readonly type: 'ExtendLease'; readonly hours: number }
  | { readonly type: 'LapseLease' }
  | { readonly type: 'IssueSetup'; readonly isFresh: boolean }
  | { readonly type: 'ReportStack'; readonly stack: Exclude<StackNumber, 0> }
  | {
      readonly type: 'RecordRoleProbe'
      /** Only next: the ID in force is refused. */
      readonly answer: 'good' | 'bad' | 'only-next'
      /** Which next ID was presented as well, when a rotation is under way. */
      readonly withNext: 'this' | 'another' | 'none'
    }
  | { readonly type: 'RecordRoleTrust'; readonly policy: 'good' | 'bad' | 'unreadable' }
  | { readonly type: 'RecordAccessRefused' }
  | { readonly type: 'RecordVpcInspection'; readonly seen: VpcLook }
  | {
      readonly type: 'RecordPeeringRequested'
      /** Elsewhere: to a VPC that is not the one of the stack. */
      readonly which: 'next' | 'former' | 'elsewhere'
    }
  | {
      readonly type: 'RecordPeeringStatus'
      readonly of: 'this' | 'former'
      readonly seen: 'active' | 'over' | 'between' | 'unseen'
    }
  | {
      readonly type: 'RecordRoutes'
      readonly side: 'rescale' | 'customer'
      readonly areIn: boolean
    }
  | {
      readonly type: 'RecordInspection'
      readonly peering: 'active' | 'over' | 'unseen' | 'skipped'
      readonly vpc: VpcLook | 'skipped'
      readonly rescale: Look
      readonly customer: Look
    }
  | { readonly type: 'RetryPeering' }
  | { readonly type: 'Suspend'; readonly by: Party }
  | { readonly type: 'Resume'; readonly by: Party; readonly isLate: boolean }
  | { readonly type: 'RotateExternalId'; readonly id: 'next' | 'current' | 'another' }
  | { readonly type: 'CompleteRotation' }
  | { readonly type: 'AbandonRotation' }
  | { readonly type: 'ProposeSecondaryCidr'; readonly isFree: boolean }
  | { readonly type: 'ReleaseSecondaryCidr' }
  | { readonly type: 'RecordRescaleVpc'; readonly isGrown: boolean }
  | { readonly type: 'Cancel'; readonly by: Party }
  | { readonly type: 'BeginOffboarding'; readonly by: Party }
  | { readonly type: 'AbortOffboarding'; readonly by: Party }
  | { readonly type: 'RecordTeardown'; readonly step: TeardownStep; readonly isClean: boolean }
  | { readonly type: 'CloseUnconfirmed' }
  | { readonly type: 'RecordWorkFailure' }
  | { readonly type: 'RecordWorkDone' }
  | { readonly type: 'RetryWork' }

/** What becomes of a command: refused, or accepted with the model as it is then. */
export type Prediction = Model | 'refused'

export const blank: Model = {
  status: 'NotRequested',
  now: 60,
  block: 'none',
  leaseEnd: 0,
  hasFormerSetup: false,
  stack: 0,
  formerStacks: [],
  role: 'unknown',
  trust: 'unknown',
  vpc: 'unknown',
  hasAccess: true,
  attempt: 1,
  formerPeerings: [],
  toRemove: [],
  rescaleRoutes: false,
  customerRoutes: false,
  drift: [],
  rotation: 'none',
  id: 0,
  lastId: 0,
  suspendedBy: [],
  secondary: 'none',
  secondaryEnd: 0,
  isGrown: false,
  left: [],
}

// what can be said of it

const isOneOf =
  (...statuses: ReadonlyArray<OnboardingStatus>) =>
  ({ status }: Model): boolean =>
    statuses.includes(status)

export const isNegotiating = isOneOf('Requested', 'CidrLeased', 'SetupIssued')
export const isLeased = isOneOf('CidrLeased', 'SetupIssued')
export const isWaitingForPeering = isOneOf('StackReported', 'Verified')
export const isBeforeUse = isOneOf('StackReported', 'Verified', 'PeeringPending', 'PeeringActive')
export const isInUse = isOneOf('Connected', 'Degraded', 'Suspended')
export const isEnding = isOneOf('Offboarding', 'Cancelled')
export const hasStack = (model: Model): boolean => isBeforeUse(model) || isInUse(model)

export const isOver = ({ status, left }: Model): boolean =>
  status === 'Closed' || (status === 'Cancelled' && left.length === 0)

const isProven = ({ role, trust, vpc, hasAccess }: Model): boolean =>
  role === 'good' && trust !== 'bad' && vpc === 'good' && hasAccess

// what follows of itself

/** Moves on, or back, to the status that the flags say. */
export const settled = (model: Model): Model => {
  if (isWaitingForPeering(model)) {
    return { ...model, status: isProven(model) ? 'Verified' : 'StackReported' }
  }
  if (model.status === 'PeeringActive') {
    const isReady = isProven(model) && model.rescaleRoutes && model.customerRoutes
    return isReady ? { ...model, status: 'Connected' } : model
  }
  return model.status === 'Connected' || model.status === 'Degraded'
    ? { ...model, status: isProven(model) && model.drift.length === 0 ? 'Connected' : 'Degraded' }
    : model
}

/** Nothing counts that was seen before. */
export const unproven = ({ vpcUnseen: _v, peeringUnseen: _p, ...model }: Model): Model => ({
  ...model,
  role: 'unknown',
  trust: 'unknown',
  vpc: 'unknown',
  hasAccess: true,
  drift: [],
  rescaleRoutes: false,
  customerRoutes: false,
  rotation: model.rotation === 'none' ? 'none' : 'unprobed',
})

/** Everything is verified again, over the peering if there is one; a suspension stays one. */
export const verifiedAgain = (model: Model): Model => ({
  ...unproven(model),
  status: model.peering === undefined ? 'StackReported' : 'PeeringActive',
})

export const withoutPeering = ({ peering, ...model }: Model): Model => {
  const isRequest = model.status === 'PeeringPending' || model.status === 'PeeringActive'
  return {
    ...unproven(model),
    formerPeerings: [...model.formerPeerings, ...(peering === undefined ? [] : [peering])],
    attempt: isRequest ? model.attempt + 1 : 1,
    status: model.status === 'Suspended' ? 'Suspended' : 'StackReported',
  }
}

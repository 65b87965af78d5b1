/**
 * The process as somebody would explain it at a whiteboard: a status, a handful of flags, and for
 * each command one sentence about when it works. It holds no documents and judges no evidence; a
 * command says itself whether it is good.
 */
import type { OnboardingCommandType } from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingStatus } from '../../../src/onboarding/OnboardingState.ts'

export interface Model {
  readonly status: OnboardingStatus
  /** Hours since the beginning. */
  readonly now: number
  readonly leaseEnd: number
  /** Which stack was reported; 0 before any. */
  readonly stack: 0 | 1 | 2
  readonly role: boolean
  readonly vpc: boolean
  /** The number of the peering that is there or comes next. */
  readonly attempt: number
  readonly rescaleRoutes: boolean
  readonly customerRoutes: boolean
  readonly rotation: 'none' | 'unproven' | 'proven'
  /** How often the external ID was replaced. */
  readonly rotations: number
  readonly pausedFrom: 'Connected' | 'Degraded'
  /** How many of the five steps of the teardown are left. */
  readonly left: number
}

/** A command as the model sees it. */
export type Ask =
  | { readonly type: 'RequestOnboarding'; readonly hasRoom: boolean }
  | { readonly type: 'ProposeCidr'; readonly isFree: boolean }
  | { readonly type: 'ExtendLease'; readonly hours: number }
  | { readonly type: 'LapseLease' }
  | { readonly type: 'IssueSetup'; readonly isFresh: boolean }
  | { readonly type: 'ReportStack'; readonly stack: 1 | 2 }
  | { readonly type: 'RecordRoleProbe'; readonly answer: 'good' | 'bad' | 'only-next' }
  | { readonly type: 'RecordVpcInspection'; readonly isGood: boolean }
  | { readonly type: 'RecordPeeringRequested'; readonly isFirst: boolean }
  | {
      readonly type: 'RecordPeeringStatus'
      readonly of: 'this' | 'last'
      readonly seen: 'active' | 'over' | 'between'
    }
  | {
      readonly type: 'RecordRoutes'
      readonly side: 'rescale' | 'customer'
      readonly areIn: boolean
    }
  | { readonly type: 'RecordInspection'; readonly isHealthy: boolean }
  | { readonly type: 'Suspend' }
  | { readonly type: 'Resume' }
  | { readonly type: 'RotateExternalId'; readonly id: 'next' | 'current' }
  | { readonly type: 'CompleteRotation' }
  | { readonly type: 'Cancel' }
  | { readonly type: 'BeginOffboarding' }
  | { readonly type: 'RecordTeardown'; readonly step: number; readonly isClean: boolean }

/** What becomes of a command: refused, or accepted with the model as it is then. */
export type Prediction = Model | 'refused'

type AskOf<Type extends OnboardingCommandType> = Extract<Ask, { readonly type: Type }>
type Predict<Type extends OnboardingCommandType> = (model: Model, ask: AskOf<Type>) => Prediction

const isOneOf =
  (...statuses: ReadonlyArray<OnboardingStatus>) =>
  ({ status }: Model): boolean =>
    statuses.includes(status)

const isLeased = isOneOf('CidrLeased', 'SetupIssued')
const isVerified = isOneOf('Verified', 'PeeringPending', 'PeeringActive')
const hasWorked = isOneOf('Connected', 'Degraded', 'Suspended')
const works = isOneOf('Connected', 'Degraded')
const hasPeering = isOneOf('PeeringPending', 'PeeringActive', 'Connected', 'Degraded', 'Suspended')

const verified = (model: Model): Model =>
  model.role && model.vpc ? { ...model, status: 'Verified', attempt: 1 } : model

const joined = (model: Model): Model =>
  model.rescaleRoutes && model.customerRoutes ? { ...model, status: 'Connected' } : model

const withoutPeering = (model: Model): Model => ({
  ...model,
  status: 'Verified',
  attempt: model.attempt + 1,
})

const stepsAfter = (model: Model): number => {
  if (model.stack === 0) return 0
  return hasPeering(model) || (isVerified(model) && model.attempt > 1) ? 5 : 2
}

const nextOfStatus: Predict<'RecordPeeringStatus'> = (model, { of, seen }) => {
  if (of === 'last') {
    return model.status === 'Verified' && model.attempt > 1 && seen === 'over' ? model : 'refused'
  }
  if (!hasPeering(model) || model.status === 'Suspended') return 'refused'
  if (seen === 'over') return withoutPeering(model)
  return model.status === 'PeeringPending' && seen === 'active'
    ? { ...model, status: 'PeeringActive', rescaleRoutes: false, customerRoutes: false }
    : model
}

const nextOfTeardown: Predict<'RecordTeardown'> = (model, { step, isClean }) => {
  if (!isOneOf('Offboarding', 'Cancelled')(model)) return 'refused'
  const next = 5 - model.left
  if (step !== next) return step < next ? model : 'refused'
  if (step === 4 && !isClean) return model
  const left = model.left - 1
  return left === 0 && model.status === 'Offboarding'
    ? { ...model, left, status: 'Closed' }
    : { ...model, left }
}

const predictions: { readonly [Type in OnboardingCommandType]: Predict<Type> } = {
  RequestOnboarding: (model, { hasRoom }) => {
    if (model.status !== 'NotRequested') return model
    return hasRoom ? { ...model, status: 'Requested' } : 'refused'
  },
  ProposeCidr: (model, { isFree }) => {
    if (isLeased(model)) return isFree ? model : 'refused'
    if (model.status !== 'Requested') return 'refused'
    return isFree ? { ...model, status: 'CidrLeased', leaseEnd: model.now + 14 * 24 } : model
  },
  ExtendLease: (model, { hours }) =>
    isLeased(model) && model.now < model.leaseEnd
      ? { ...model, leaseEnd: Math.max(model.leaseEnd, model.now + hours) }
      : 'refused',
  LapseLease: (model) => {
    if (model.status === 'Requested') return model
    return isLeased(model) && model.now >= model.leaseEnd
      ? { ...model, status: 'Requested' }
      : 'refused'
  },
  IssueSetup: (model, { isFresh }) => {
    if (model.status === 'SetupIssued') return model
    return model.status === 'CidrLeased' && model.now < model.leaseEnd && isFresh
      ? { ...model, status: 'SetupIssued' }
      : 'refused'
  },
  ReportStack: (model, { stack }) => {
    if (model.stack === stack) return model
    return isOneOf('SetupIssued', 'StackReported')(model)
      ? { ...model, status: 'StackReported', stack, role: false, vpc: false }
      : 'refused'
  },
  RecordRoleProbe: (model, { answer }) => {
    if (isVerified(model)) return answer === 'good' ? model : 'refused'
    if (model.status === 'StackReported') return verified({ ...model, role: answer === 'good' })
    if (!hasWorked(model) || model.rotation === 'none') return 'refused'
    return { ...model, rotation: answer === 'only-next' ? 'proven' : 'unproven' }
  },
  RecordVpcInspection: (model, { isGood }) => {
    if (isVerified(model)) return isGood ? model : 'refused'
    return model.status === 'StackReported' ? verified({ ...model, vpc: isGood }) : 'refused'
  },
  RecordPeeringRequested: (model, { isFirst }) => {
    const isNew = !isFirst || model.attempt === 1
    if (hasPeering(model)) return isNew ? model : 'refused'
    return model.status === 'Verified' && isNew ? { ...model, status: 'PeeringPending' } : 'refused'
  },
  RecordPeeringStatus: nextOfStatus,
  RecordRoutes: (model, { side, areIn }) => {
    if (works(model)) return areIn ? model : 'refused'
    if (model.status !== 'PeeringActive') return 'refused'
    return joined(
      side === 'rescale' ? { ...model, rescaleRoutes: areIn } : { ...model, customerRoutes: areIn },
    )
  },
  RecordInspection: (model, { isHealthy }) =>
    works(model) ? { ...model, status: isHealthy ? 'Connected' : 'Degraded' } : 'refused',
  Suspend: (model) => {
    if (model.status === 'Suspended') return model
    return model.status === 'Connected' || model.status === 'Degraded'
      ? { ...model, status: 'Suspended', pausedFrom: model.status }
      : 'refused'
  },
  Resume: (model) => {
    if (works(model)) return model
    return model.status === 'Suspended' ? { ...model, status: model.pausedFrom } : 'refused'
  },
  RotateExternalId: (model, { id }) => {
    if (model.rotation !== 'none' && id === 'next') return model
    return hasWorked(model) && model.rotation === 'none' && id === 'next'
      ? { ...model, rotation: 'unproven' }
      : 'refused'
  },
  CompleteRotation: (model) => {
    if (!hasWorked(model) || model.rotation === 'unproven') return 'refused'
    return model.rotation === 'none'
      ? model
      : { ...model, rotation: 'none', rotations: model.rotations + 1 }
  },
  Cancel: (model) => {
    if (model.status === 'Cancelled') return model
    const isEarly = isOneOf('Requested', 'CidrLeased', 'SetupIssued', 'StackReported')(model)
    return isEarly || isVerified(model)
      ? { ...model, status: 'Cancelled', left: stepsAfter(model) }
      : 'refused'
  },
  BeginOffboarding: (model) => {
    if (model.status === 'Offboarding') return model
    return hasWorked(model) ? { ...model, status: 'Offboarding', left: 5 } : 'refused'
  },
  RecordTeardown: nextOfTeardown,
}

export const isOver = ({ status, left }: Model): boolean =>
  status === 'Closed' || (status === 'Cancelled' && left === 0)

/**
 * Predicts what becomes of a command that comes from a party that may give it, or from one that may
 * not.
 */
export const predict = <Type extends OnboardingCommandType>(
  model: Model,
  ask: AskOf<Type> & { readonly type: Type },
  mayAsk: boolean,
): Prediction => {
  if (isOver(model) || !mayAsk) return 'refused'
  const predictOf: Predict<Type> = predictions[ask.type]
  return predictOf(model, ask)
}

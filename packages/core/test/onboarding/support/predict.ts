/** For each command one sentence about when it works, and what it does then. */
import type { OnboardingCommandType } from '../../../src/onboarding/OnboardingCommand.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import {
  type Ask,
  type Model,
  type Part,
  type Prediction,
  type VpcLook,
  hasStack,
  isBeforeUse,
  isEnding,
  isInUse,
  isLeased,
  isNegotiating,
  isOver,
  isWaitingForPeering,
  settled,
  unproven,
  verifiedAgain,
  withoutPeering,
} from './Model.ts'
import { teardown } from './histories.ts'

type AskOf<Type extends OnboardingCommandType> = Extract<Ask, { readonly type: Type }>
type Predict<Type extends OnboardingCommandType> = (model: Model, ask: AskOf<Type>) => Prediction

/** What is not visible now was not visible ten minutes ago either. */
const isGone = (since: number | undefined, now: number): boolean =>
  since !== undefined && now - since >= 10

const lookedForVpc = (model: Model, isSeen: boolean): Model => {
  const { vpcUnseen: _seen, ...visible } = model
  return isSeen ? visible : { ...model, vpcUnseen: model.vpcUnseen ?? model.now }
}

const lookedForPeering = (model: Model, isSeen: boolean): Model => {
  const { peeringUnseen: _seen, ...visible } = model
  return isSeen ? visible : { ...model, peeringUnseen: model.peeringUnseen ?? model.now }
}

/** Routes that were looked at are of the blocks there were then. */
const otherBlocks = (model: Model): Model =>
  model.status === 'PeeringActive'
    ? { ...model, rescaleRoutes: false, customerRoutes: false }
    : model

const whereBuilt =
  (change: (model: Model) => Prediction) =>
  (model: Model): Prediction =>
    hasStack(model) ? change(model) : 'refused'

// before a stack

const givenUp = (model: Model): boolean => model.hasFormerSetup || model.status === 'SetupIssued'

const proposed: Predict<'ProposeCidr'> = (model, { block }) => {
  if (!isNegotiating(model)) return 'refused'
  if (block === 'taken' || (isLeased(model) && block === model.block)) return model
  return {
    ...model,
    status: 'CidrLeased',
    block,
    leaseEnd: model.now + 14 * 24 * 60,
    hasFormerSetup: givenUp(model),
  }
}

const lapsed = (model: Model): Prediction => {
  if (model.status === 'Requested') return model
  return isLeased(model) && model.now >= model.leaseEnd
    ? { ...model, status: 'Requested', block: 'none', hasFormerSetup: givenUp(model) }
    : 'refused'
}

const vpcOf = (stack: number): number => (stack === 2 ? 2 : 1)

const reported: Predict<'ReportStack'> = (model, { stack }) => {
  if (model.status === 'SetupIssued') {
    return { ...model, status: 'StackReported', stack, hasFormerSetup: false }
  }
  if (!hasStack(model)) return 'refused'
  if (stack === model.stack || model.formerStacks.includes(stack)) return model
  const next = { ...unproven(model), stack, formerStacks: [...model.formerStacks, model.stack] }
  const { peering, ...rest } = next
  if (peering === undefined || vpcOf(stack) === vpcOf(model.stack)) {
    const stays = model.status === 'Suspended' || model.status === 'PeeringPending'
    return stays ? next : verifiedAgain(next)
  }
  const moved: Model = {
    ...rest,
    attempt: 1,
    formerPeerings: [...rest.formerPeerings, peering],
    toRemove: [...rest.toRemove, peering],
  }
  return model.status === 'Suspended' ? moved : verifiedAgain(moved)
}

// verification

/**
 * Whether the role accepts the next ID is not known, so only the ID in force and openness count.
 */
const probedWithoutNext = (model: Model, answer: AskOf<'RecordRoleProbe'>['answer']): Model =>
  answer === 'only-next' ? model : settled({ ...model, role: answer })

const probed: Predict<'RecordRoleProbe'> = (model, { answer, withNext }) => {
  if (!hasStack(model)) return 'refused'
  if (model.rotation === 'none') {
    return settled({ ...model, role: answer === 'good' ? 'good' : 'bad' })
  }
  if (withNext !== 'this') return probedWithoutNext(model, answer)
  return settled({
    ...model,
    rotation: answer === 'only-next' ? 'proven' : 'unproven',
    role: answer === 'bad' ? 'bad' : 'good',
  })
}

/** A policy that was read once is not forgotten because it may be read no longer. */
const trustRead: Predict<'RecordRoleTrust'> = (model, { policy }) => {
  if (!hasStack(model)) return 'refused'
  if (policy !== 'unreadable') return settled({ ...model, trust: policy })
  return model.trust === 'unknown' ? { ...model, trust: 'unreadable' } : model
}

const thirtyDays = 30 * 24 * 60

/** The further block is used while the VPC has it; once it has it no longer, it is held again. */
const withBlocks = (model: Model, seen: VpcLook): Model => {
  if (seen === 'extended' && model.secondary === 'held') {
    return otherBlocks({ ...model, secondary: 'used' })
  }
  return seen === 'reduced' && model.secondary === 'used'
    ? { ...model, secondary: 'held', secondaryEnd: model.now + thirtyDays }
    : model
}

const nothingSeen = {
  type: 'RecordInspection',
  peering: 'skipped',
  vpc: 'skipped',
  rescale: 'skipped',
  customer: 'skipped',
} as const

const vpcInspected: Predict<'RecordVpcInspection'> = (model, { seen }) => {
  if (isInUse(model)) return inspected(model, { ...nothingSeen, vpc: seen })
  if (!isBeforeUse(model)) return 'refused'
  const looked = { ...lookedForVpc(model, seen !== 'unseen'), hasAccess: true }
  if (seen === 'unseen') {
    return settled(isGone(model.vpcUnseen, model.now) ? { ...looked, vpc: 'bad' } : looked)
  }
  return settled({ ...withBlocks(looked, seen), vpc: seen === 'bad' ? 'bad' : 'good' })
}

// the peering

const requested: Predict<'RecordPeeringRequested'> = (model, { which }) => {
  const former = model.formerPeerings.at(-1)
  const isFormer = which === 'former' && former !== undefined
  if (model.peering !== undefined) return hasStack(model) && !isFormer ? model : 'refused'
  if (!isWaitingForPeering(model) || which === 'elsewhere') return 'refused'
  const peering = isFormer ? former : model.formerPeerings.length + 1
  const others = (list: ReadonlyArray<number>): ReadonlyArray<number> =>
    list.filter((number) => number !== peering)
  return {
    ...model,
    status: 'PeeringPending',
    peering,
    formerPeerings: others(model.formerPeerings),
    toRemove: others(model.toRemove),
  }
}

const followed = (model: Model, seen: AskOf<'RecordPeeringStatus'>['seen']): Model => {
  if (seen === 'over') return withoutPeering(model)
  if (seen === 'unseen') {
    return isGone(model.peeringUnseen, model.now)
      ? withoutPeering(model)
      : lookedForPeering(model, false)
  }
  const visible = lookedForPeering(model, true)
  return model.status === 'PeeringPending' && seen === 'active'
    ? { ...visible, status: 'PeeringActive', rescaleRoutes: false, customerRoutes: false }
    : visible
}

const observed: Predict<'RecordPeeringStatus'> = (model, { of, seen }) => {
  if (!hasStack(model)) return 'refused'
  if (of === 'former' && model.formerPeerings.length > 0) return model
  if (model.peering === undefined) return model.status === 'Suspended' ? model : 'refused'
  return of === 'this' ? followed(model, seen) : 'refused'
}

const routesInspected = (model: Model, side: 'rescale' | 'customer', areIn: boolean): Prediction =>
  model.peering === undefined
    ? model
    : inspected(model, { ...nothingSeen, [side]: areIn ? 'good' : 'bad' })

const routed: Predict<'RecordRoutes'> = (model, { side, areIn }) => {
  if (isEnding(model)) {
    return side === 'customer' && !areIn ? withoutSteps(model, 'CustomerRoutesRemoved') : model
  }
  if (isInUse(model)) return routesInspected(model, side, areIn)
  if (model.status !== 'PeeringActive') return 'refused'
  return settled(
    side === 'rescale' ? { ...model, rescaleRoutes: areIn } : { ...model, customerRoutes: areIn },
  )
}

// in use

const lookedAt = (drift: ReadonlyArray<Part>, part: Part, isGood: boolean): ReadonlyArray<Part> =>
  isGood ? drift.filter((one) => one !== part) : [...new Set([...drift, part])]

const compared = (model: Model, ask: AskOf<'RecordInspection'>): Model => {
  if (model.peering === undefined) return model
  const isHidden = ask.vpc === 'unseen' && !isGone(model.vpcUnseen, model.now)
  let { drift } = model
  if (ask.vpc !== 'skipped' && !isHidden) {
    drift = lookedAt(drift, 'vpc', ask.vpc !== 'bad' && ask.vpc !== 'unseen')
  }
  if (ask.rescale !== 'skipped') drift = lookedAt(drift, 'rescale', ask.rescale === 'good')
  if (ask.customer !== 'skipped' && !isHidden) {
    drift = lookedAt(drift, 'customer', ask.customer === 'good')
  }
  return { ...model, drift }
}

const inspected: Predict<'RecordInspection'> = (model, ask) => {
  if (isBeforeUse(model)) return model
  if (!isInUse(model)) return 'refused'
  const followedPeering =
    model.peering === undefined || ask.peering === 'skipped' ? model : followed(model, ask.peering)
  if (!isInUse(followedPeering)) return followedPeering
  const seen =
    ask.vpc === 'skipped'
      ? followedPeering
      : { ...lookedForVpc(followedPeering, ask.vpc !== 'unseen'), hasAccess: true }
  const inVpc = ask.vpc === 'skipped' ? seen : withBlocks(seen, ask.vpc)
  return settled(compared(inVpc, ask))
}

const suspended: Predict<'Suspend'> = (model, { by }) => {
  if (!isInUse(model) && model.status !== 'PeeringActive') return 'refused'
  return model.suspendedBy.includes(by)
    ? model
    : { ...model, status: 'Suspended', suspendedBy: [...model.suspendedBy, by] }
}

const resumed: Predict<'Resume'> = (model, { by, isLate }) => {
  if (!hasStack(model)) return 'refused'
  if (isLate || !model.suspendedBy.includes(by)) return model
  const suspendedBy = model.suspendedBy.filter((party) => party !== by)
  return suspendedBy.length > 0
    ? { ...model, suspendedBy }
    : verifiedAgain({ ...model, suspendedBy })
}

const rotated: Predict<'RotateExternalId'> = (model, { id }) => {
  const isUnderWay = model.rotation !== 'none'
  if (hasStack(model) && isUnderWay && id === 'next') return model
  if (!isInUse(model) || id === 'current') return 'refused'
  return { ...model, rotation: 'unprobed', lastId: model.lastId + 1 }
}

// the end

const outstandingOf = (model: Model): ReadonlyArray<TeardownStep> => {
  if (hasStack(model)) {
    const hasPeerings = model.peering !== undefined || model.formerPeerings.length > 0
    return hasPeerings ? teardown : teardown.filter((step) => step !== 'CustomerRoutesRemoved')
  }
  return givenUp(model) ? ['StackDeleted', 'AccountClean'] : []
}

const withoutSteps = (model: Model, ...steps: ReadonlyArray<TeardownStep>): Model => {
  if (!model.left.some((step) => steps.includes(step))) return model
  const left = model.left.filter((step) => !steps.includes(step))
  const { before: _noWayBack, ...rest } = model
  return model.status === 'Offboarding' && left.length === 0
    ? { ...rest, left, status: 'Closed' }
    : { ...rest, left }
}

const isRescaleClean = ({ left }: Model): boolean =>
  !left.includes('RescaleRoutesRemoved') && !left.includes('PeeringRemoved')

const aborted: Predict<'AbortOffboarding'> = (model, { by }) => {
  if (hasStack(model)) return model
  if (model.status !== 'Offboarding' || model.endedBy !== by) return 'refused'
  if (model.before === undefined) return 'refused'
  const { now, isGrown } = model
  const { failures: _then, ...rest } = model.before
  const before: Model = {
    ...rest,
    now,
    isGrown,
    ...(model.failures === undefined ? {} : { failures: model.failures }),
  }
  if (before.status === 'Suspended') return before
  return before.status === 'PeeringPending' ? unproven(before) : verifiedAgain(before)
}

const first: { readonly [Step in TeardownStep]?: TeardownStep } = {
  PeeringRemoved: 'RescaleRoutesRemoved',
  AccountClean: 'StackDeleted',
}

const removed: Predict<'RecordTeardown'> = (model, { step, isClean }) => {
  if (model.status === 'Requested' || model.status === 'CidrLeased') {
    return step === 'StackDeleted' && isClean ? { ...model, hasFormerSetup: false } : model
  }
  if (hasStack(model)) return step === 'PeeringRemoved' ? { ...model, toRemove: [] } : model
  if (!isEnding(model)) return 'refused'
  if (!model.left.includes(step)) return model
  const before = first[step]
  if (before !== undefined && model.left.includes(before)) return 'refused'
  if (!isClean && (step === 'StackDeleted' || step === 'AccountClean')) return model
  return step === 'StackDeleted'
    ? withoutSteps(model, step, 'CustomerRoutesRemoved')
    : withoutSteps(model, step)
}

// Rescale's work

const isKnown = ({ status }: Model): boolean => status !== 'NotRequested'

const failed = (model: Model): Prediction => {
  if (!isKnown(model)) return 'refused'
  const { failures, now } = model
  if (failures !== undefined && now - failures.lastAt < 10) return model
  return { ...model, failures: { count: (failures?.count ?? 0) + 1, lastAt: now } }
}

const recovered = (model: Model): Prediction => {
  const { failures: _failures, ...rest } = model
  return isKnown(model) ? rest : 'refused'
}

const predictions: { readonly [Type in OnboardingCommandType]: Predict<Type> } = {
  RequestOnboarding: (model, { hasRoom }) => {
    if (model.status !== 'NotRequested') return model
    return hasRoom ? { ...model, status: 'Requested' } : 'refused'
  },
  ProposeCidr: proposed,
  ExtendLease: (model, { hours }) =>
    isLeased(model) && model.now < model.leaseEnd
      ? { ...model, leaseEnd: Math.max(model.leaseEnd, model.now + hours * 60) }
      : 'refused',
  LapseLease: lapsed,
  IssueSetup: (model, { isFresh }) => {
    if (model.status === 'SetupIssued') return model
    return model.status === 'CidrLeased' && model.now < model.leaseEnd && isFresh
      ? { ...model, status: 'SetupIssued' }
      : 'refused'
  },
  ReportStack: reported,
  RecordRoleProbe: probed,
  RecordRoleTrust: trustRead,
  RecordAccessRefused: (model) => {
    if (hasStack(model)) return settled({ ...model, hasAccess: false })
    if (!isEnding(model)) return 'refused'
    if (model.stack === 0) return model
    const next = withoutSteps(model, 'CustomerRoutesRemoved')
    // Nothing is known to be removed.
    return next.status === 'Offboarding' && model.before !== undefined
      ? { ...next, before: model.before }
      : next
  },
  RecordVpcInspection: vpcInspected,
  RecordPeeringRequested: requested,
  RecordPeeringStatus: observed,
  RecordRoutes: routed,
  RecordInspection: inspected,
  RetryPeering: whereBuilt((model) =>
    isWaitingForPeering(model) && model.attempt > 3 ? { ...model, attempt: 1 } : model,
  ),
  Suspend: suspended,
  Resume: resumed,
  RotateExternalId: rotated,
  CompleteRotation: whereBuilt((model) => {
    if (model.rotation === 'none') return model
    return model.rotation === 'proven'
      ? { ...model, rotation: 'none', id: model.lastId }
      : 'refused'
  }),
  AbandonRotation: whereBuilt((model) => ({ ...model, rotation: 'none' })),
  ProposeSecondaryCidr: (model, { isFree }) => {
    if (!hasStack(model) || !isFree) return 'refused'
    return model.secondary === 'none'
      ? { ...model, secondary: 'held', secondaryEnd: model.now + thirtyDays }
      : model
  },
  ReleaseSecondaryCidr: whereBuilt((model) =>
    model.secondary === 'used' ? 'refused' : { ...model, secondary: 'none' },
  ),
  RecordRescaleVpc: (model, { isGrown }) => {
    if (!isKnown(model)) return 'refused'
    if (isGrown === model.isGrown) return model
    return model.status === 'SetupIssued'
      ? { ...model, isGrown, status: 'CidrLeased', hasFormerSetup: true }
      : otherBlocks({ ...model, isGrown })
  },
  Cancel: (model, { by }) => {
    if (isEnding(model)) return model
    return isNegotiating(model) || isBeforeUse(model)
      ? { ...model, status: 'Cancelled', endedBy: by, left: outstandingOf(model) }
      : 'refused'
  },
  BeginOffboarding: (model, { by }) => {
    if (isEnding(model)) return model
    return hasStack(model)
      ? {
          ...model,
          status: 'Offboarding',
          endedBy: by,
          left: outstandingOf(model),
          before: model,
        }
      : 'refused'
  },
  AbortOffboarding: aborted,
  RecordTeardown: removed,
  CloseUnconfirmed: (model) =>
    isEnding(model) && isRescaleClean(model) ? withoutSteps(model, ...model.left) : 'refused',
  RecordWorkFailure: failed,
  RecordWorkDone: recovered,
  RetryWork: recovered,
}

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

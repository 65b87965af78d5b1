/**
 * Random walks: what two parties and a capricious world may do to an onboarding, good and bad, in
 * any order. A move is small data that is read in the state it meets, so that a walk stays
 * meaningful while it shrinks.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import type { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import { type Instant, addSeconds, render } from '../../../src/values/Instant.ts'
import type { Decision } from '../../../src/onboarding/Decision.ts'
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingEvent } from '../../../src/onboarding/OnboardingEvent.ts'
import type { Party } from '../../../src/values/Party.ts'
import {
  type OnboardingState,
  type OnboardingStatus,
  type StateWithStack,
  hasStack,
  initialState,
} from '../../../src/onboarding/OnboardingState.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { evolve } from '../../../src/onboarding/evolve.ts'
import { sharedCommands, usualParty } from './commands.ts'
import { ownerOf } from './histories.ts'
import * as sample from './sample.ts'
import type { Surroundings } from './surroundings.ts'
import { type Variation, variationsOf } from './variations.ts'

// model

/**
 * Sensible: brings it on. Disturbing: what happens on the way. Ending: ends it, or goes back on
 * that. Wild: any command at all.
 */
type Mood = 'sensible' | 'disturbing' | 'ending' | 'wild'

export interface Move {
  /** Which of the commands that make sense where the walk has come to. */
  readonly pick: number
  readonly mood: Mood
  /** Which variation of its data; 0 is as it should be. */
  readonly variation: number
  readonly hours: number
  readonly isByOtherParty: boolean
  /** A command of this type, whatever the mood. */
  readonly type?: OnboardingCommandType
}

export interface Step {
  readonly before: OnboardingState
  /** The events that led there. */
  readonly history: ReadonlyArray<OnboardingEvent>
  readonly command: OnboardingCommand
  readonly decision: Decision
  readonly after: OnboardingState
}

type Types = ReadonlyArray<OnboardingCommandType>

// what makes sense where

const allTypes: Types = Object.keys(usualParty) as Types

/** What brings an onboarding on; ending it is a matter of its own, or no walk would get far. */
const sensible: { readonly [Status in OnboardingStatus]: Types } = {
  NotRequested: ['RequestOnboarding'],
  Requested: ['ProposeCidr'],
  CidrLeased: ['IssueSetup', 'IssueSetup', 'ExtendLease'],
  SetupIssued: ['ReportStack', 'ReportStack', 'ExtendLease'],
  StackReported: [],
  Verified: ['RecordPeeringRequested', 'RecordPeeringRequested', 'RetryPeering'],
  PeeringPending: ['RecordPeeringStatus'],
  PeeringActive: ['RecordRoutes', 'RecordRoutes', 'RecordRoutes', 'RecordPeeringStatus'],
  Connected: ['RecordInspection', 'RecordInspection', 'Suspend', 'RecordPeeringStatus'],
  Degraded: ['RecordInspection', 'RecordInspection', 'RecordPeeringStatus'],
  Suspended: ['Resume', 'Resume', 'RecordInspection'],
  Offboarding: ['RecordTeardown'],
  Cancelled: ['RecordTeardown'],
  Closed: ['RecordTeardown'],
}

/** What is not proven is looked at again. */
const verification = (state: OnboardingState): Types => {
  if (!hasStack(state)) return []
  const { role, trust, vpc, accessLost } = state
  const isLookedAtByInspections = ['Connected', 'Degraded', 'Suspended'].includes(state.status)
  return [
    ...(role.outcome === 'verified' ? [] : (['RecordRoleProbe', 'RecordRoleProbe'] as const)),
    ...(trust.outcome === 'verified' ? [] : (['RecordRoleTrust', 'RecordRoleTrust'] as const)),
    ...((vpc.outcome === 'verified' && accessLost === undefined) || isLookedAtByInspections
      ? []
      : (['RecordVpcInspection', 'RecordVpcInspection'] as const)),
  ]
}

const rotation = (state: OnboardingState): Types => {
  if (!hasStack(state) || state.rotation === undefined) return []
  return ['RecordRoleProbe', 'RecordRoleProbe', 'CompleteRotation', 'CompleteRotation']
}

/** What is left of before is removed. */
const removal = (state: OnboardingState): Types =>
  ('formerSetup' in state && state.formerSetup !== undefined && state.status !== 'SetupIssued') ||
  ('peeringsToRemove' in state && state.peeringsToRemove.length > 0)
    ? ['RecordTeardown', 'RecordTeardown']
    : []

const sensibleIn = (state: OnboardingState): Types => [
  ...sensible[state.status],
  ...verification(state),
  ...rotation(state),
  ...removal(state),
]

const whileBuilt: Types = [
  'RecordAccessRefused',
  'RecordRoleProbe',
  'RecordRoleTrust',
  'ReportStack',
  'RecordPeeringStatus',
  'RotateExternalId',
  'RotateExternalId',
  'AbandonRotation',
  'ProposeSecondaryCidr',
  'ProposeSecondaryCidr',
  'ReleaseSecondaryCidr',
  'Suspend',
  'Suspend',
]

/** What comes between. */
const disturbingIn = (state: OnboardingState): Types => [
  ...(hasStack(state) ? whileBuilt : []),
  ...(state.status === 'PeeringActive' || state.status === 'PeeringPending'
    ? (['RecordVpcInspection'] as const)
    : []),
  ...('lease' in state ? (['ProposeCidr'] as const) : []),
  ...('teardown' in state ? (['RecordRoutes', 'RecordAccessRefused'] as const) : []),
  'RecordRescaleVpc',
  'RecordWorkFailure',
  'RecordWorkFailure',
  'RecordWorkFailure',
  'RecordWorkDone',
  'RetryWork',
]

const ending = ({ status }: OnboardingState): Types => {
  if (status === 'CidrLeased' || status === 'SetupIssued') return ['LapseLease', 'Cancel']
  if (status === 'Offboarding') return ['AbortOffboarding', 'CloseUnconfirmed']
  if (status === 'Cancelled') return ['CloseUnconfirmed']
  return ['BeginOffboarding', 'Cancel']
}

const typesIn: Readonly<Record<Mood, (state: OnboardingState) => Types>> = {
  sensible: sensibleIn,
  disturbing: disturbingIn,
  wild: () => allTypes,
  ending,
}

const chosen = <A>(from: ReadonlyArray<A>, index: number): A => {
  const item = from[index % from.length]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

// who gives it

const other = (party: Party): Party => (party === 'rescale' ? 'customer' : 'rescale')

/** The party that a command with this data comes from when all is well. */
export const partyOf = (
  type: OnboardingCommandType,
  data: OnboardingCommandData[OnboardingCommandType],
  state: OnboardingState,
): Party => {
  if (type === 'RecordTeardown' && 'step' in data) return ownerOf[data.step]
  if (type === 'AbortOffboarding' && 'teardown' in state) return state.by
  return type === 'Resume' && state.status === 'Suspended'
    ? state.suspensions.rescale === undefined
      ? 'customer'
      : 'rescale'
    : usualParty[type]
}

/** Commands for which the party matters only to what follows. */
const alternating: Types = sharedCommands.filter(
  (type) => type !== 'RecordTeardown' && type !== 'AbortOffboarding' && type !== 'Resume',
)

// constructors

/** Reads a move as the command it means in these surroundings. */
export const commandOfMove = (move: Move, surroundings: Surroundings): OnboardingCommand => {
  const { state } = surroundings
  const type = move.type ?? chosen(typesIn[move.mood](state), move.pick)
  const data = chosen<Variation>(variationsOf[type], move.variation)(surroundings)
  const usual = partyOf(type, data, state)
  const isByOther = move.isByOtherParty || (alternating.includes(type) && move.pick % 2 === 1)
  const by = isByOther ? other(usual) : usual
  return { type, at: surroundings.now, by, data } as OnboardingCommand
}

/** The external IDs that an event gives out. */
const idsIn = (event: OnboardingEvent): ReadonlyArray<ExternalId> => {
  if (event.type === 'SetupIssued') return [event.data.setup.externalId]
  return event.type === 'ExternalIdRotationBegun' ? [event.data.nextExternalId] : []
}

/** Takes a walk: every step with what was decided and where it led. */
export const walk = (moves: ReadonlyArray<Move>): ReadonlyArray<Step> => {
  const steps: Step[] = []
  let before = initialState
  let now: Instant = sample.start
  let history: ReadonlyArray<OnboardingEvent> = []
  const givenIds = new Set<ExternalId>()
  for (const move of moves) {
    now = addSeconds(now, move.hours * 3600)
    const command = commandOfMove(move, { state: before, now, givenIds })
    const decision = decide(command, before)
    const events = E.isRight(decision) ? decision.right : []
    const after = events.reduce(evolve, before)
    steps.push({ before, history, command, decision, after })
    before = after
    history = [...history, ...events]
    for (const id of events.flatMap(idsIn)) givenIds.add(id)
  }
  return steps
}

// arbitraries

const often = (): fc.Arbitrary<number> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 20 }) })

const rarely = (): fc.Arbitrary<boolean> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  )

/** Six minutes are less than two looks must lie apart; five hours are more. */
const pauseHours = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(0, 0.1, 1, 5) },
    { weight: 1, arbitrary: fc.constantFrom(170, 400) },
  )

export const moveArbitrary = (): fc.Arbitrary<Move> =>
  fc.record({
    pick: fc.nat({ max: 60 }),
    mood: fc.oneof(
      { weight: 16, arbitrary: fc.constant('sensible' as const) },
      { weight: 5, arbitrary: fc.constant('disturbing' as const) },
      { weight: 2, arbitrary: fc.constant('wild' as const) },
      { weight: 1, arbitrary: fc.constant('ending' as const) },
    ),
    variation: often(),
    hours: pauseHours(),
    isByOtherParty: rarely(),
  })

// openings

const move = (type: OnboardingCommandType, variation = 0): Move => ({
  pick: 0,
  mood: 'sensible',
  variation,
  hours: 1,
  isByOtherParty: false,
  type,
})

const untilVerified: ReadonlyArray<Move> = [
  move('RequestOnboarding'),
  move('ProposeCidr'),
  move('IssueSetup'),
  move('ReportStack'),
  move('RecordRoleProbe'),
  move('RecordVpcInspection'),
]

const untilConnected: ReadonlyArray<Move> = [
  ...untilVerified,
  move('RecordPeeringRequested'),
  move('RecordPeeringStatus'),
  move('RecordRoutes'),
  move('RecordRoutes'),
]

/** A request that expires, and the verification after it. */
const expired: ReadonlyArray<Move> = [
  move('RecordPeeringRequested'),
  move('RecordPeeringStatus', 1),
  move('RecordRoleProbe'),
  move('RecordVpcInspection'),
]

/** What random moves alone would hardly come to. */
const openings: ReadonlyArray<ReadonlyArray<Move>> = [
  untilConnected,
  [...untilVerified, ...expired, ...expired, ...expired],
  [...untilConnected, ...Array.from({ length: 5 }, () => move('RecordWorkFailure'))],
  [...untilConnected, move('RecordPeeringStatus', 5)],
  [...untilConnected, move('RecordPeeringStatus', 5), move('RecordPeeringStatus', 5)],
  [...untilVerified.slice(0, -1), move('RecordVpcInspection', 1), move('RecordVpcInspection', 1)],
  [...untilConnected, move('ProposeSecondaryCidr')],
  [...untilConnected, move('ProposeSecondaryCidr'), move('RecordInspection', 4)],
]

const lineOf = ({ before, command, decision, after }: Step): string => {
  const outcome = E.isLeft(decision)
    ? JSON.stringify(decision.left)
    : `${decision.right.map(({ type }) => type).join(', ')} -> ${after.status}`
  return `${before.status}: ${command.type} by ${command.by} at ${render(command.at)}: ${outcome}`
}

/** Lets a walk that breaks a law be told as a story, and not as all the data it consists of. */
const legible = (steps: ReadonlyArray<Step>): ReadonlyArray<Step> =>
  Object.defineProperty([...steps], fc.toStringMethod, {
    value: () => steps.map((step) => `\n  ${lineOf(step)}`).join(''),
  })

/** Walks that go straight for a while, and then take up to 60 moves of any kind. */
export const walkArbitrary = (): fc.Arbitrary<ReadonlyArray<Step>> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 1, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.constant(untilConnected) },
        { weight: 2, arbitrary: fc.nat({ max: 9 }).map((count) => untilConnected.slice(0, count)) },
        { weight: 2, arbitrary: fc.constantFrom(...openings) },
      ),
      fc.array(moveArbitrary(), { minLength: 1, maxLength: 60, size: 'max' }),
    )
    .map(([opening, moves]) => legible(walk([...opening, ...moves])))

/** States that a walk comes to. */
export const reachedState = (): fc.Arbitrary<OnboardingState> =>
  walkArbitrary().map((steps) => steps.at(-1)?.after ?? initialState)

/** States with a stack that is not being ended. */
export const reachedBuilt = (): fc.Arbitrary<StateWithStack> => reachedState().filter(hasStack)

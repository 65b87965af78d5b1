/**
 * Random walks: what two parties and a capricious world may do to an onboarding, good and bad, in
 * any order. A move is small data that is read in the state it meets, so that a walk stays
 * meaningful while it shrinks.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import type { ExternalId } from '../../../src/iam/ExternalId.ts'
import type { Instant } from '../../../src/onboarding/Instant.ts'
import { addSeconds, render } from '../../../src/onboarding/Instant.ts'
import type { Decision } from '../../../src/onboarding/Decision.ts'
import type {
  OnboardingCommand,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingEvent } from '../../../src/onboarding/OnboardingEvent.ts'
import {
  type OnboardingState,
  type OnboardingStatus,
  initialState,
} from '../../../src/onboarding/OnboardingState.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { evolve } from '../../../src/onboarding/evolve.ts'
import { usualParty } from './commands.ts'
import * as sample from './sample.ts'
import { type Surroundings, type Variation, variationsOf } from './variations.ts'

// model

export interface Move {
  /** Which of the commands that make sense where the walk has come to. */
  readonly pick: number
  /** Sensible: brings it on. Ending: one that ends it. Wild: any command at all. */
  readonly mood: 'sensible' | 'ending' | 'wild'
  /** Which variation of its data; 0 is as it should be. */
  readonly variation: number
  readonly hours: number
  readonly isByOtherParty: boolean
}

export interface Step {
  readonly before: OnboardingState
  /** The events that led there. */
  readonly history: ReadonlyArray<OnboardingEvent>
  readonly command: OnboardingCommand
  readonly decision: Decision
  readonly after: OnboardingState
}

// what makes sense where

const allTypes = Object.keys(usualParty) as ReadonlyArray<OnboardingCommandType>

/** What brings an onboarding on; ending it is a matter of its own, or no walk would get far. */
const sensible: { readonly [Status in OnboardingStatus]: ReadonlyArray<OnboardingCommandType> } = {
  NotRequested: ['RequestOnboarding'],
  Requested: ['ProposeCidr'],
  CidrLeased: ['IssueSetup', 'IssueSetup', 'ExtendLease'],
  SetupIssued: ['ReportStack', 'ReportStack', 'ExtendLease'],
  StackReported: ['RecordRoleProbe', 'RecordVpcInspection', 'ReportStack'],
  Verified: ['RecordPeeringRequested'],
  PeeringPending: ['RecordPeeringStatus'],
  PeeringActive: ['RecordRoutes', 'RecordRoutes', 'RecordRoutes', 'RecordPeeringStatus'],
  Connected: ['RecordInspection', 'RecordInspection', 'Suspend', 'RecordPeeringStatus'],
  Degraded: ['RecordInspection', 'Suspend', 'RecordPeeringStatus'],
  Suspended: ['Resume'],
  Offboarding: ['RecordTeardown'],
  Cancelled: ['RecordTeardown'],
  Closed: ['RecordTeardown'],
}

const ending = ({ status }: OnboardingState): ReadonlyArray<OnboardingCommandType> => {
  if (status === 'CidrLeased' || status === 'SetupIssued') return ['LapseLease', 'Cancel']
  const hasWorked = status === 'Connected' || status === 'Degraded' || status === 'Suspended'
  return [hasWorked ? 'BeginOffboarding' : 'Cancel']
}

/**
 * Where a connection has worked its external ID can be rotated, and a rotation wants to be brought
 * to its end.
 */
const sensibleIn = (state: OnboardingState): ReadonlyArray<OnboardingCommandType> => {
  const usual = sensible[state.status]
  if (state.status !== 'Connected' && state.status !== 'Degraded' && state.status !== 'Suspended') {
    return usual
  }
  return state.rotation === undefined
    ? [...usual, 'RotateExternalId', 'RotateExternalId']
    : [...usual, 'RecordRoleProbe', 'RecordRoleProbe', 'CompleteRotation', 'CompleteRotation']
}

/** Commands that both parties may give. */
const shared: ReadonlyArray<OnboardingCommandType> = [
  'Suspend',
  'Resume',
  'Cancel',
  'BeginOffboarding',
  'RecordTeardown',
]

const chosen = <A>(from: ReadonlyArray<A>, index: number): A => {
  const item = from[index % from.length]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

// constructors

/** Reads a move as the command it means in these surroundings. */
export const commandOfMove = (move: Move, surroundings: Surroundings): OnboardingCommand => {
  const types = {
    sensible: sensibleIn(surroundings.state),
    ending: ending(surroundings.state),
    wild: allTypes,
  }
  const type = chosen(types[move.mood], move.pick)
  const vary = chosen<Variation>(variationsOf[type], move.variation)
  const usual = usualParty[type]
  const other = usual === 'rescale' ? 'customer' : 'rescale'
  const by =
    move.isByOtherParty || (shared.includes(type) && move.variation % 2 === 1) ? other : usual
  return { type, at: surroundings.now, by, data: vary(surroundings) } as OnboardingCommand
}

const idsIn = (history: ReadonlyArray<OnboardingEvent>): ReadonlySet<ExternalId> =>
  new Set(
    history.flatMap((event) => {
      if (event.type === 'SetupIssued') return [event.data.setup.externalId]
      return event.type === 'ExternalIdRotationBegun' ? [event.data.nextExternalId] : []
    }),
  )

/** Takes a walk: every step with what was decided and where it led. */
export const walk = (moves: ReadonlyArray<Move>): ReadonlyArray<Step> => {
  const steps: Step[] = []
  let before = initialState
  let now: Instant = sample.start
  let history: ReadonlyArray<OnboardingEvent> = []
  for (const move of moves) {
    now = addSeconds(now, move.hours * 3600)
    const command = commandOfMove(move, { state: before, now, givenIds: idsIn(history) })
    const decision = decide(command, before)
    const events = E.isRight(decision) ? decision.right : []
    const after = events.reduce(evolve, before)
    steps.push({ before, history, command, decision, after })
    before = after
    history = [...history, ...events]
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

export const moveArbitrary = (): fc.Arbitrary<Move> =>
  fc.record({
    pick: fc.nat({ max: 30 }),
    mood: fc.oneof(
      { weight: 16, arbitrary: fc.constant('sensible' as const) },
      { weight: 2, arbitrary: fc.constant('wild' as const) },
      { weight: 1, arbitrary: fc.constant('ending' as const) },
    ),
    variation: often(),
    hours: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(0, 1, 5) },
      { weight: 1, arbitrary: fc.constantFrom(170, 400) },
    ),
    isByOtherParty: rarely(),
  })

const straight = (pick: number, variation: number): Move => ({
  pick,
  mood: 'sensible',
  variation,
  hours: 1,
  isByOtherParty: false,
})

/**
 * The straight way to `Connected`: ten moves, of which only where two things are needed must one
 * choose.
 */
const straightOn: ReadonlyArray<Move> = [
  straight(0, 0),
  straight(0, 0),
  straight(0, 0),
  straight(0, 0),
  straight(0, 0),
  straight(1, 0),
  straight(0, 0),
  straight(0, 0),
  straight(0, 0),
  straight(0, 1),
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

/**
 * Walks that go straight for a while, up to `Connected`, and then take up to 60 moves of any kind.
 */
export const walkArbitrary = (): fc.Arbitrary<ReadonlyArray<Step>> =>
  fc
    .tuple(
      fc.oneof(fc.constant(0), fc.nat({ max: straightOn.length })),
      fc.array(moveArbitrary(), { minLength: 1, maxLength: 60, size: 'max' }),
    )
    .map(([count, moves]) => legible(walk([...straightOn.slice(0, count), ...moves])))

/** States that a walk comes to. */
export const reachedState = (): fc.Arbitrary<OnboardingState> =>
  walkArbitrary().map((steps) => steps.at(-1)?.after ?? initialState)

/**
 * The decider against the model of a whiteboard: the same commands, from any status, in any order.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { ExternalId } from '../../src/iam/ExternalId.ts'
import type { Decision } from '../../src/onboarding/Decision.ts'
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandType,
} from '../../src/onboarding/OnboardingCommand.ts'
import type { Built, OnboardingState } from '../../src/onboarding/OnboardingState.ts'
import { isSameData } from '../../src/structuralEquality.ts'
import { decide } from '../../src/onboarding/decide.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { atLeast } from './support/atLeast.ts'
import { type Ask, type Model, type Prediction, isOver, predict } from './support/Model.ts'
import { goodData, usualParty } from './support/commands.ts'
import { histories, proven } from './support/histories.ts'
import { known } from './support/known.ts'
import * as sample from './support/sample.ts'

// what the model leaves out

/** The n-th external ID that is ever given out. */
const idOf = (count: number): ExternalId =>
  known(ExternalId, `byoa-acme-${count.toString(16).padStart(32, '0')}`)

const setup = { ...sample.setup, externalId: idOf(0) }
const stacks = { 0: sample.stack, 1: sample.stack, 2: sample.secondStack } as const

type DataOf<Type extends OnboardingCommandType> = (
  ask: Extract<Ask, { readonly type: Type }>,
  model: Model,
) => OnboardingCommandData[Type]

const inThisAttempt = ({ attempt }: Model) => sample.peeringOf(attempt)

const data: { readonly [Type in OnboardingCommandType]: DataOf<Type> } = {
  RequestOnboarding: ({ hasRoom }) => ({
    ...goodData.RequestOnboarding,
    candidates: hasRoom ? [sample.candidate] : [],
  }),
  ProposeCidr: ({ isFree }) => ({
    ...goodData.ProposeCidr,
    cidr: isFree ? sample.cidr : sample.takenCidr,
  }),
  ExtendLease: ({ hours }) => ({ leaseSeconds: hours * 3600 }),
  LapseLease: () => ({}),
  IssueSetup: ({ isFresh }) => ({
    setup,
    ...(isFresh ? {} : { externalIdClaimedBy: sample.otherOnboardingId }),
  }),
  ReportStack: ({ stack }) => ({ stack: stacks[stack] }),
  RecordRoleProbe: ({ answer }, { stack }) => ({
    roleArn: stacks[stack].roleArn,
    probe: {
      withExternalId: answer === 'only-next' ? 'refused' : 'allowed',
      withoutExternalId: answer === 'bad' ? 'allowed' : 'refused',
      withWrongExternalId: 'refused',
    },
    withNextExternalId: answer === 'good' ? 'refused' : 'allowed',
  }),
  RecordVpcInspection: ({ isGood }, { stack }) => ({
    vpcId: stacks[stack].vpcId,
    ...(isGood ? { vpc: sample.vpcOf(stacks[stack].vpcId, sample.cidr) } : {}),
  }),
  RecordPeeringRequested: ({ isFirst }, model) => ({
    peeringId: isFirst ? sample.peeringOf(1) : inThisAttempt(model),
    expiresAt: sample.hours(5000),
  }),
  RecordPeeringStatus: ({ of, seen }, { attempt }) => ({
    peeringId: sample.peeringOf(of === 'this' ? attempt : attempt - 1),
    status: { active: 'active', over: 'expired', between: 'provisioning' }[seen] as 'active',
    message: seen,
  }),
  RecordRoutes: ({ side, areIn }, model) => ({
    side,
    routeTables: areIn ? sample.routesOf(side, inThisAttempt(model)) : sample.emptyRoutesOf(side),
  }),
  RecordInspection: ({ isHealthy }, model) => {
    const vpc = sample.vpcOf(stacks[model.stack].vpcId, sample.cidr)
    return {
      seen: isHealthy
        ? sample.healthy(inThisAttempt(model), vpc)
        : sample.drifted(inThisAttempt(model), vpc),
    }
  },
  Suspend: () => goodData.Suspend,
  Resume: () => ({}),
  RotateExternalId: ({ id }, { rotations }) => ({
    nextExternalId: idOf(id === 'next' ? rotations + 1 : rotations),
  }),
  CompleteRotation: () => ({}),
  Cancel: () => goodData.Cancel,
  BeginOffboarding: () => goodData.BeginOffboarding,
  RecordTeardown: ({ step, isClean }) =>
    step === 4
      ? { step: 'AccountClean', leftovers: isClean ? [] : [sample.leftover] }
      : {
          step:
            (
              [
                'RescaleRoutesRemoved',
                'CustomerRoutesRemoved',
                'PeeringRemoved',
                'StackDeleted',
              ] as const
            )[step] ?? 'StackDeleted',
        },
}

const dataOf = <Type extends OnboardingCommandType>(
  ask: Extract<Ask, { readonly type: Type }> & { readonly type: Type },
  model: Model,
): OnboardingCommandData[Type] => {
  const build: DataOf<Type> = data[ask.type]
  return build(ask, model)
}

// the comparison

/** Both sides of the comparison, so that either can be replaced whole. */
interface Box<A> {
  current: A
}

const rotationOf = ({ rotation }: Built): Model['rotation'] => {
  if (rotation === undefined) return 'none'
  return isSameData(rotation.probed, proven) ? 'proven' : 'unproven'
}

/** What the model says about a state, read off the real one. */
const sketch = (state: OnboardingState): Partial<Model> => ({
  status: state.status,
  ...(state.status === 'StackReported'
    ? { role: state.role.outcome === 'verified', vpc: state.vpc.outcome === 'verified' }
    : {}),
  ...(state.status === 'Verified' ? { attempt: state.attempt } : {}),
  ...('peering' in state ? { attempt: state.peering.attempt } : {}),
  ...(state.status === 'PeeringActive'
    ? {
        rescaleRoutes: state.routes.rescale.outcome === 'installed',
        customerRoutes: state.routes.customer.outcome === 'installed',
      }
    : {}),
  ...('lease' in state ? { leaseEnd: (state.lease.expiresAt - sample.start) / 3_600_000 } : {}),
  ...('formerPeeringIds' in state ? { rotation: rotationOf(state) } : {}),
  ...('teardown' in state ? { left: state.teardown.outstanding.length } : {}),
})

const compare = (predicted: Prediction, decision: Decision, after: OnboardingState): void => {
  expect(E.isRight(decision)).toBe(predicted !== 'refused')
  if (predicted !== 'refused') expect(predicted).toMatchObject(sketch(after))
}

/** Every cell (command, status) that was ever tried. */
const cells = new Set<string>()

class Given implements fc.Command<Box<Model>, Box<OnboardingState>> {
  readonly ask: Ask
  readonly hours: number
  readonly mayAsk: boolean

  constructor(ask: Ask, hours: number, mayAsk: boolean) {
    this.ask = ask
    this.hours = hours
    this.mayAsk = mayAsk || both.includes(ask.type)
  }

  check(): boolean {
    return true
  }

  run(model: Box<Model>, real: Box<OnboardingState>): void {
    model.current = { ...model.current, now: model.current.now + this.hours }
    cells.add(`${this.ask.type} ${model.current.status}`)
    const predicted = predict(model.current, this.ask, this.mayAsk)
    const decision = decide(this.command(model.current), real.current)
    if (E.isRight(decision)) real.current = decision.right.reduce(evolve, real.current)
    compare(predicted, decision, real.current)
    if (predicted !== 'refused') model.current = predicted
  }

  command(model: Model): OnboardingCommand {
    const usual = usualParty[this.ask.type]
    const other = usual === 'customer' ? 'rescale' : 'customer'
    return {
      type: this.ask.type,
      at: sample.hours(model.now),
      by: this.mayAsk ? usual : other,
      data: dataOf(this.ask, model),
    } as OnboardingCommand
  }

  toString(): string {
    return `${this.mayAsk ? '' : 'wrong party: '}+${this.hours} h ${JSON.stringify(this.ask)}`
  }
}

/** Commands that both parties may give: nobody is the wrong one. */
const both: ReadonlyArray<OnboardingCommandType> = [
  'Suspend',
  'Resume',
  'Cancel',
  'BeginOffboarding',
  'RecordTeardown',
]

// where it starts

const blank: Model = {
  status: 'NotRequested',
  now: 1,
  leaseEnd: 14 * 24,
  stack: 0,
  role: false,
  vpc: false,
  attempt: 1,
  rescaleRoutes: false,
  customerRoutes: false,
  rotation: 'none',
  rotations: 0,
  pausedFrom: 'Connected',
  left: 0,
}

const built = { ...blank, stack: 1 as const }
const joinedUp = { ...built, role: true, vpc: true, rescaleRoutes: true, customerRoutes: true }

const starts: ReadonlyArray<readonly [keyof typeof histories, Model]> = [
  ['notRequested', blank],
  ['requested', { ...blank, status: 'Requested' }],
  ['leased', { ...blank, status: 'CidrLeased' }],
  ['issued', { ...blank, status: 'SetupIssued' }],
  ['reported', { ...built, status: 'StackReported' }],
  ['verified', { ...built, status: 'Verified', role: true, vpc: true }],
  ['pending', { ...built, status: 'PeeringPending', role: true, vpc: true }],
  ['active', { ...built, status: 'PeeringActive', role: true, vpc: true }],
  ['connected', { ...joinedUp, status: 'Connected' }],
  ['degraded', { ...joinedUp, status: 'Degraded' }],
  ['suspended', { ...joinedUp, status: 'Suspended' }],
  ['offboarding', { ...joinedUp, status: 'Offboarding', left: 5 }],
  ['cancelling', { ...built, status: 'Cancelled', left: 5 }],
  ['cancelled', { ...blank, status: 'Cancelled' }],
  ['closed', { ...joinedUp, status: 'Closed' }],
]

// The hand-written histories hold another setup; what follows is asked with the model's.
const stateOf = (name: keyof typeof histories): OnboardingState =>
  replay(
    histories[name].map((event) =>
      event.type === 'SetupIssued' ? { ...event, data: { setup } } : event,
    ),
  )

// arbitraries

const flag = fc.boolean()

const asks: ReadonlyArray<fc.Arbitrary<Ask>> = [
  fc.record({ type: fc.constant('RequestOnboarding'), hasRoom: flag }),
  fc.record({ type: fc.constant('ProposeCidr'), isFree: flag }),
  fc.record({ type: fc.constant('ExtendLease'), hours: fc.constantFrom(1, 24, 2000) }),
  fc.record({ type: fc.constant('LapseLease') }),
  fc.record({ type: fc.constant('IssueSetup'), isFresh: flag }),
  fc.record({ type: fc.constant('ReportStack'), stack: fc.constantFrom(1, 2) }),
  fc.record({
    type: fc.constant('RecordRoleProbe'),
    answer: fc.constantFrom('good', 'good', 'bad', 'only-next'),
  }),
  fc.record({ type: fc.constant('RecordVpcInspection'), isGood: flag }),
  fc.record({ type: fc.constant('RecordPeeringRequested'), isFirst: flag }),
  fc.record({
    type: fc.constant('RecordPeeringStatus'),
    of: fc.constantFrom('this', 'this', 'last'),
    seen: fc.constantFrom('active', 'over', 'between'),
  }),
  fc.record({
    type: fc.constant('RecordRoutes'),
    side: fc.constantFrom('rescale', 'customer'),
    areIn: flag,
  }),
  fc.record({ type: fc.constant('RecordInspection'), isHealthy: flag }),
  fc.record({ type: fc.constant('Suspend') }),
  fc.record({ type: fc.constant('Resume') }),
  fc.record({ type: fc.constant('RotateExternalId'), id: fc.constantFrom('next', 'current') }),
  fc.record({ type: fc.constant('CompleteRotation') }),
  fc.record({ type: fc.constant('Cancel') }),
  fc.record({ type: fc.constant('BeginOffboarding') }),
  fc.record({ type: fc.constant('RecordTeardown'), step: fc.nat({ max: 4 }), isClean: flag }),
] as ReadonlyArray<fc.Arbitrary<Ask>>

const mostly = fc.oneof(
  { weight: 9, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
)

const givens = asks.map((ask) =>
  fc
    .tuple(ask, fc.constantFrom(0, 1, 1, 200), mostly)
    .map(([asked, hours, mayAsk]) => new Given(asked, hours, mayAsk)),
)

describe('the decider', () => {
  it('accepts, refuses and leads on as the model says, from every status', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.commands(givens, { maxCommands: 60, size: 'max' }),
        ([name, model], commands) => {
          const setUp = () => ({ model: { current: model }, real: { current: stateOf(name) } })
          fc.modelRun(setUp, commands)
        },
      ),
      atLeast(400),
    )
  })

  it('was tried with every command in every status', () => {
    const statuses = new Set(starts.map(([, { status }]) => status))
    const missing = [...statuses].flatMap((status) =>
      Object.keys(usualParty)
        .map((type) => `${type} ${status}`)
        .filter((cell) => !cells.has(cell)),
    )
    expect(missing).toEqual([])
  })
})

describe('the model', () => {
  it('starts where the histories lead', () => {
    for (const [name, model] of starts) {
      expect(model).toMatchObject(sketch(stateOf(name)))
      expect(isOver(model)).toBe(name === 'cancelled' || name === 'closed')
    }
  })
})

/**
 * The decider against the model of a whiteboard: the same commands, from any status, in any order.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import type { Decision } from '../../src/onboarding/Decision.ts'
import type { OnboardingEvent } from '../../src/onboarding/OnboardingEvent.ts'
import type { Party } from '../../src/values/Party.ts'
import {
  type OnboardingState,
  type StateWithStack,
  hasStack,
} from '../../src/onboarding/OnboardingState.ts'
import { isSameData } from '../../src/values/isSameData.ts'
import { decide } from '../../src/onboarding/decide.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { atLeast } from '../atLeast.ts'
import { type Ask, type Model, type Part, type Prediction, blank, isOver } from './support/Model.ts'
import { sharedCommands, usualParty } from './support/commands.ts'
import {
  type History,
  disassociatedCidrEnd,
  histories,
  proven,
  rotating,
  teardown,
  withAssociatedCidr,
  withDisassociatedCidr,
  withUnreadableTrust,
} from './support/histories.ts'
import { predict } from './support/predict.ts'
import { commandOf, idOf, setupOf } from './support/realisation.ts'
import * as sample from './support/sample.ts'

// the comparison

/** Both sides of the comparison, so that either can be replaced whole. */
interface Box<A> {
  current: A
}

const verdictOf = ({ outcome }: StateWithStack['role' | 'trust' | 'vpc']): string =>
  ({ pending: 'unknown', verified: 'good', rejected: 'bad', unreadable: 'unreadable' })[outcome]

const rotationOf = ({ rotation }: StateWithStack): Model['rotation'] => {
  if (rotation === undefined) return 'none'
  if (rotation.probed === undefined) return 'unprobed'
  return isSameData(rotation.probed, proven) ? 'proven' : 'unproven'
}

const partsOf = (state: StateWithStack): ReadonlyArray<Part> => {
  if (!('findings' in state)) return []
  const parts = state.findings.map((finding): Part =>
    finding.id === 'route-missing' ? finding.evidence.side : 'vpc',
  )
  return [...new Set(parts)].toSorted()
}

const numberOf = (peeringId: string): number => Number(peeringId.slice('pcx-'.length))

const sketchOfBuilt = (state: StateWithStack): object => ({
  role: verdictOf(state.role),
  trust: verdictOf(state.trust),
  vpc: verdictOf(state.vpc),
  hasAccess: state.accessLost === undefined,
  attempt: state.attempt,
  formerPeerings: state.formerPeeringIds.map(numberOf),
  toRemove: state.peeringsToRemove.map(numberOf),
  rotation: rotationOf(state),
  id: Number.parseInt(state.setup.externalId.slice(-32), 16),
  secondary: state.secondaryCidrs.map(({ isAssociated, expiresAt }) =>
    isAssociated ? 'used' : `held until ${(expiresAt - sample.start) / 60_000}`,
  ),
  peering:
    'peering' in state && state.peering !== undefined
      ? numberOf(state.peering.peeringId)
      : undefined,
  suspendedBy: state.status === 'Suspended' ? Object.keys(state.suspensions).toSorted() : [],
  drift: partsOf(state),
  unseen: state.notVisible.length,
  routes:
    state.status === 'PeeringActive'
      ? [
          state.routes.rescale.outcome === 'installed',
          state.routes.customer.outcome === 'installed',
        ]
      : [],
})

/** What a state says of what the model knows. */
const sketch = (state: OnboardingState): object => ({
  status: state.status,
  ...('lease' in state ? { leaseEnd: (state.lease.expiresAt - sample.start) / 60_000 } : {}),
  ...('teardown' in state ? { left: state.teardown.outstanding } : {}),
  ...(state.status === 'NotRequested'
    ? {}
    : { failures: state.failures.map(({ count }) => count) }),
  ...(hasStack(state) ? sketchOfBuilt(state) : {}),
})

const secondaryOf = ({ secondary, secondaryEnd }: Model): ReadonlyArray<string> => {
  if (secondary === 'none') return []
  return [secondary === 'used' ? 'used' : `held until ${secondaryEnd}`]
}

/** The same said of the model. */
const sketchOfModel = (model: Model, state: OnboardingState): object => {
  const { status } = model
  return {
    status,
    ...('lease' in state ? { leaseEnd: model.leaseEnd } : {}),
    ...('teardown' in state ? { left: model.left } : {}),
    ...(status === 'NotRequested'
      ? {}
      : { failures: model.failures === undefined ? [] : [model.failures.count] }),
    ...(hasStack(state)
      ? {
          role: model.role,
          trust: model.trust,
          vpc: model.vpc,
          hasAccess: model.hasAccess,
          attempt: model.attempt,
          formerPeerings: model.formerPeerings,
          toRemove: model.toRemove,
          rotation: model.rotation,
          id: model.id,
          secondary: secondaryOf(model),
          peering: model.peering,
          suspendedBy: model.suspendedBy.toSorted(),
          drift: model.drift.toSorted(),
          unseen: [model.vpcUnseen, model.peeringUnseen].filter((since) => since !== undefined)
            .length,
          routes: status === 'PeeringActive' ? [model.rescaleRoutes, model.customerRoutes] : [],
        }
      : {}),
  }
}

const compare = (predicted: Prediction, decision: Decision, after: OnboardingState): void => {
  expect(E.isRight(decision)).toBe(predicted !== 'refused')
  if (predicted !== 'refused') expect(sketch(after)).toEqual(sketchOfModel(predicted, after))
}

/** Every cell (command, status) that was ever tried. */
const cells = new Set<string>()

class Given implements fc.Command<Box<Model>, Box<OnboardingState>> {
  readonly ask: Ask
  readonly minutes: number
  readonly mayAsk: boolean

  constructor(ask: Ask, minutes: number, mayAsk: boolean) {
    this.ask = ask
    this.minutes = minutes
    this.mayAsk = mayAsk || (sharedCommands.includes(ask.type) && ask.type !== 'RecordTeardown')
  }

  check(): boolean {
    return true
  }

  run(model: Box<Model>, real: Box<OnboardingState>): void {
    model.current = { ...model.current, now: model.current.now + this.minutes }
    cells.add(`${this.ask.type} ${model.current.status}`)
    const predicted = predict(model.current, this.ask, this.mayAsk)
    const decision = decide(commandOf(this.ask, model.current, this.mayAsk), real.current)
    if (E.isRight(decision)) real.current = decision.right.reduce(evolve, real.current)
    compare(predicted, decision, real.current)
    if (predicted !== 'refused') model.current = predicted
  }

  toString(): string {
    return `${this.mayAsk ? '' : 'wrong party: '}+${this.minutes} min ${JSON.stringify(this.ask)}`
  }
}

// where it starts

const leased: Model = { ...blank, status: 'CidrLeased', block: 'first', leaseEnd: 14 * 24 * 60 }
const built: Model = { ...leased, status: 'StackReported', stack: 1 }
const verified: Model = { ...built, status: 'Verified', role: 'good', vpc: 'good' }
const pending: Model = { ...verified, status: 'PeeringPending', peering: 1 }
const connected: Model = {
  ...pending,
  status: 'Connected',
  rescaleRoutes: true,
  customerRoutes: true,
}
const withBlock = { secondary: 'used' } as const
const ended = { endedBy: 'customer', left: teardown } as const

const starts: ReadonlyArray<readonly [History, Model]> = [
  [histories.notRequested, blank],
  [histories.requested, { ...blank, status: 'Requested' }],
  [histories.leased, leased],
  [histories.issued, { ...leased, status: 'SetupIssued' }],
  [histories.reported, built],
  [histories.verified, verified],
  [withUnreadableTrust(histories.verified), { ...verified, trust: 'unreadable' }],
  [histories.pending, pending],
  [histories.active, { ...pending, status: 'PeeringActive' }],
  [withAssociatedCidr(histories.active), { ...pending, ...withBlock, status: 'PeeringActive' }],
  [histories.connected, connected],
  [withAssociatedCidr(histories.connected), { ...connected, ...withBlock }],
  [
    withDisassociatedCidr(histories.connected),
    {
      ...connected,
      now: 120,
      secondary: 'held',
      secondaryEnd: (disassociatedCidrEnd - sample.start) / 60_000,
    },
  ],
  [rotating(histories.connected), { ...connected, rotation: 'unprobed', lastId: 1 }],
  [histories.degraded, { ...connected, status: 'Degraded', drift: ['vpc'] }],
  [histories.suspended, { ...connected, status: 'Suspended', suspendedBy: ['rescale'] }],
  [histories.offboarding, { ...connected, status: 'Offboarding', ...ended, before: connected }],
  [histories.cancelling, { ...pending, status: 'Cancelled', ...ended }],
  [histories.cancelled, { ...blank, status: 'Cancelled' }],
  [histories.closed, { ...connected, status: 'Closed' }],
]

// The hand-written histories hold other external IDs; what follows is asked with the model's.
const stateOf = (history: History): OnboardingState =>
  replay(
    history.map((event): OnboardingEvent => {
      if (event.type === 'SetupIssued') {
        return { ...event, data: { setup: setupOf({ block: 'first' }) } }
      }
      return event.type === 'ExternalIdRotationBegun'
        ? { ...event, data: { nextExternalId: idOf(1) } }
        : event
    }),
  )

// arbitraries

const flag = fc.boolean()
const mostlyTrue = fc.constantFrom(true, true, true, false)
const by = fc.constantFrom<Party>('rescale', 'customer')
const look = fc.constantFrom('good', 'good', 'good', 'bad', 'skipped')

const asks: ReadonlyArray<fc.Arbitrary<Ask>> = [
  fc.record({ type: fc.constant('RequestOnboarding'), hasRoom: flag }),
  fc.record({
    type: fc.constant('ProposeCidr'),
    block: fc.constantFrom('first', 'first', 'other', 'taken'),
  }),
  fc.record({ type: fc.constant('ExtendLease'), hours: fc.constantFrom(1, 24, 2000) }),
  fc.record({ type: fc.constant('LapseLease') }),
  fc.record({ type: fc.constant('IssueSetup'), isFresh: flag }),
  fc.record({ type: fc.constant('ReportStack'), stack: fc.constantFrom(1, 1, 2, 3) }),
  fc.record({
    type: fc.constant('RecordRoleProbe'),
    answer: fc.constantFrom('good', 'good', 'bad', 'only-next'),
    withNext: fc.constantFrom('this', 'this', 'another', 'none'),
  }),
  fc.record({
    type: fc.constant('RecordRoleTrust'),
    policy: fc.constantFrom('good', 'good', 'bad', 'unreadable'),
  }),
  fc.record({ type: fc.constant('RecordAccessRefused') }),
  fc.record({
    type: fc.constant('RecordVpcInspection'),
    seen: fc.constantFrom('good', 'good', 'bad', 'unseen', 'extended', 'reduced'),
  }),
  fc.record({
    type: fc.constant('RecordPeeringRequested'),
    which: fc.constantFrom('next', 'next', 'next', 'former', 'elsewhere'),
  }),
  fc.record({
    type: fc.constant('RecordPeeringStatus'),
    of: fc.constantFrom('this', 'this', 'this', 'former'),
    seen: fc.constantFrom('active', 'active', 'over', 'between', 'unseen'),
  }),
  fc.record({
    type: fc.constant('RecordRoutes'),
    side: fc.constantFrom('rescale', 'customer'),
    areIn: mostlyTrue,
  }),
  fc.record({
    type: fc.constant('RecordInspection'),
    peering: fc.constantFrom('active', 'active', 'active', 'over', 'unseen', 'skipped'),
    vpc: fc.constantFrom('good', 'good', 'bad', 'skipped', 'unseen', 'extended', 'reduced'),
    rescale: look,
    customer: look,
  }),
  fc.record({ type: fc.constant('RetryPeering') }),
  fc.record({ type: fc.constant('Suspend'), by }),
  fc.record({ type: fc.constant('Resume'), by, isLate: fc.constantFrom(true, false, false) }),
  fc.record({
    type: fc.constant('RotateExternalId'),
    id: fc.constantFrom('next', 'current', 'another'),
  }),
  fc.record({ type: fc.constant('CompleteRotation') }),
  fc.record({ type: fc.constant('AbandonRotation') }),
  fc.record({ type: fc.constant('ProposeSecondaryCidr'), isFree: mostlyTrue }),
  fc.record({ type: fc.constant('ReleaseSecondaryCidr') }),
  fc.record({ type: fc.constant('RecordRescaleVpc'), isGrown: flag }),
  fc.record({ type: fc.constant('Cancel'), by }),
  fc.record({ type: fc.constant('BeginOffboarding'), by }),
  fc.record({ type: fc.constant('AbortOffboarding'), by }),
  fc.record({
    type: fc.constant('RecordTeardown'),
    step: fc.constantFrom(...teardown),
    isClean: mostlyTrue,
  }),
  fc.record({ type: fc.constant('CloseUnconfirmed') }),
  fc.record({ type: fc.constant('RecordWorkFailure') }),
  fc.record({ type: fc.constant('RecordWorkDone') }),
  fc.record({ type: fc.constant('RetryWork') }),
] as ReadonlyArray<fc.Arbitrary<Ask>>

const mostly = fc.oneof(
  { weight: 9, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
)

const pauseMinutes = fc.constantFrom(0, 1, 9, 10, 60, 60, 12_000)

const givens = asks.map((ask) =>
  fc
    .tuple(ask, pauseMinutes, mostly)
    .map(([asked, minutes, mayAsk]) => new Given(asked, minutes, mayAsk)),
)

describe('the decider', () => {
  it('accepts, refuses and leads on as the model says, from every status', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.commands(givens, { maxCommands: 60, size: 'max' }),
        ([history, model], commands) => {
          const setUp = () => ({ model: { current: model }, real: { current: stateOf(history) } })
          fc.modelRun(setUp, commands)
        },
      ),
      atLeast(800),
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
    for (const [history, model] of starts) {
      const state = stateOf(history)
      expect(sketch(state)).toEqual(sketchOfModel(model, state))
      expect(isOver(model)).toBe(history === histories.cancelled || history === histories.closed)
    }
  })
})

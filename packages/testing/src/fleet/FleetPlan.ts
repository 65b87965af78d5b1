/** A fleet and its chaos as data, from which a run can be repeated and shrunk. */
import * as fc from 'fast-check'

import { record } from '../record.ts'
import type { Mischief, Misfortune } from './FleetWorld.ts'

/** What a person decides about an onboarding, asked or not. */
export type Decision =
  | 'cancel'
  | 'begin-offboarding'
  | 'abort-offboarding'
  | 'suspend'
  | 'resume'
  | 'rotate'
  | 'replace-rotation'
  | 'abandon-rotation'
  | 'propose-other-block'
  | 'propose-secondary-block'
  | 'report-again'
  | 'report-former-stack'
  | 'run-then-propose-other-block'
  | 'close-unconfirmed'
  | 'retry-peering'
  | 'retry-work'

/** Chaos of workers and time. */
export type Disturbance =
  | 'crash'
  | 'pause'
  | 'blind'
  | 'long-blind'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'

export type Chaos =
  | { readonly kind: 'mischief'; readonly what: Mischief }
  | { readonly kind: 'misfortune'; readonly what: Misfortune }
  | { readonly kind: 'decision'; readonly what: Decision; readonly by: 'rescale' | 'customer' }
  | { readonly kind: 'disturbance'; readonly what: Disturbance }

/** At once, or at a worker's next write to an account, where a race or a crash is most harmful. */
export type Moment = 'at-once' | 'before-write' | 'after-write'

export interface PlannedChaos {
  /** After this number of turns. */
  readonly turns: number
  readonly moment: Moment
  /** Which onboarding, counted from 0. */
  readonly target: number
  readonly chaos: Chaos
}

export interface FleetPlan {
  /** Seed of the order of turns and of the actors' choices. */
  readonly seed: number
  readonly onboardings: number
  readonly workers: number
  /** Whether the customers all propose the same block. */
  readonly sameBlock: boolean
  /** How often a customer performs its intents, in tenths. */
  readonly diligence: number
  /** Whether the customers stop answering once an onboarding is being ended. */
  readonly silentAtEnd: boolean
  /** Whether the customers request another onboarding when theirs is over. */
  readonly comeBack: boolean
  readonly chaos: ReadonlyArray<PlannedChaos>
}

const mischiefs: ReadonlyArray<Mischief> = [
  'open-trust',
  'close-trust',
  'trust-another-account',
  'remove-permissions',
  'delete-role',
  'delete-stack',
  'end-peering',
  'remove-customer-routes',
  'leave-tables',
  'delete-tables',
  'detach-gateway',
  'turn-dns-off',
  'add-block',
  'add-node',
  'remove-nodes',
  'delete-peering',
  'remove-rescale-routes',
]

const misfortunes: ReadonlyArray<Misfortune> = [
  'throttle',
  'timeout-after-effect',
  'refuse',
  'expired-credentials',
]

const decisions: ReadonlyArray<Decision> = [
  'cancel',
  'begin-offboarding',
  'abort-offboarding',
  'suspend',
  'resume',
  'rotate',
  'replace-rotation',
  'abandon-rotation',
  'propose-other-block',
  'propose-secondary-block',
  'report-again',
  'report-former-stack',
  'run-then-propose-other-block',
  'close-unconfirmed',
  'retry-peering',
  'retry-work',
]

const disturbances: ReadonlyArray<Disturbance> = [
  'crash',
  'pause',
  'blind',
  'long-blind',
  'hour',
  'day',
  'week',
  'month',
]

/** The number of kinds of chaos. */
export const chaosKinds: number =
  mischiefs.length + misfortunes.length + decisions.length + disturbances.length

const weighted = (weight: number, arbitrary: fc.Arbitrary<Chaos>): fc.WeightedArbitrary<Chaos> => ({
  weight,
  arbitrary,
})

const chaos: fc.Arbitrary<Chaos> = fc.oneof(
  weighted(4, record({ kind: fc.constant('mischief'), what: fc.constantFrom(...mischiefs) })),
  weighted(2, record({ kind: fc.constant('misfortune'), what: fc.constantFrom(...misfortunes) })),
  weighted(
    3,
    record({
      kind: fc.constant('decision'),
      what: fc.constantFrom(...decisions),
      by: fc.constantFrom('rescale', 'customer'),
    }),
  ),
  weighted(2, record({ kind: fc.constant('disturbance'), what: fc.constantFrom(...disturbances) })),
)

/** Fleets of one or a few onboardings and workers, with up to a dozen kinds of chaos. */
export const fleetPlan = (): fc.Arbitrary<FleetPlan> =>
  fc.record({
    seed: fc.noShrink(fc.integer({ min: 1, max: 0x7fff_ffff })),
    onboardings: fc.integer({ min: 1, max: 3 }),
    workers: fc.integer({ min: 1, max: 3 }),
    sameBlock: fc.boolean(),
    diligence: fc.integer({ min: 1, max: 10 }),
    silentAtEnd: fc.boolean(),
    comeBack: fc.boolean(),
    chaos: fc.array(
      record<PlannedChaos>({
        turns: fc.oneof(fc.constant(0), fc.nat({ max: 20 }), fc.nat({ max: 400 })),
        moment: fc.constantFrom('at-once', 'before-write', 'after-write'),
        target: fc.nat({ max: 5 }),
        chaos,
      }),
      { maxLength: 12 },
    ),
  })

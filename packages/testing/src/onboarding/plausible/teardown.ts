/** Plausible commands and observations during a teardown. */
import {
  type Cancelled,
  type CidrLeased,
  type Offboarding,
  type OnboardingCommandData,
  type Requested,
  type StateWithStack,
  type TeardownStep,
  isRescaleSideClean,
  ownerOfStep,
} from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { routeTableSnapshot } from '../../inspection/routeTableSnapshot.ts'
import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { leftover } from '../leftover.ts'
import { refusedAction } from '../refusedAction.ts'
import { type Choice, command, observation } from './choice.ts'
import { workChoices } from './work.ts'

type Ending = Offboarding | Cancelled
type StepData = fc.Arbitrary<OnboardingCommandData['RecordTeardown']>

const someLeftovers = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(leftover(), { minLength: 1, maxLength: 2 }) },
)

const stepData = (step: TeardownStep): StepData => {
  if (step === 'AccountClean') {
    return record({ step: fc.constant(step), leftovers: someLeftovers })
  }
  return step === 'StackDeleted'
    ? record({ step: fc.constant(step), blockedBy: someLeftovers })
    : record({ step: fc.constant(step) })
}

const recordStep = (step: TeardownStep, at: Instant): Choice['arbitrary'] =>
  command('RecordTeardown', { by: ownerOfStep[step], at }, stepData(step))

/** The steps that must be recorded before a step. */
const before: { readonly [Step in TeardownStep]?: TeardownStep } = {
  PeeringRemoved: 'RescaleRoutesRemoved',
  AccountClean: 'StackDeleted',
}

const nextSteps = (outstanding: ReadonlyArray<TeardownStep>): ReadonlyArray<TeardownStep> =>
  outstanding.filter((step) => {
    const first = before[step]
    return first === undefined || !outstanding.includes(first)
  })

/** Observations of the customer's account, as long as its stack exists. */
const seenOfCustomer = (state: Ending, at: Instant): ReadonlyArray<Choice> =>
  state.stack === undefined
    ? []
    : [
        {
          weight: 2,
          arbitrary: observation(
            'RecordRoutes',
            { state, at },
            record({
              side: fc.constant('customer' as const),
              routeTables: fc.array(routeTableSnapshot(), { maxLength: 2 }),
            }),
          ),
        },
        {
          weight: 1,
          arbitrary: observation(
            'RecordAccessRefused',
            { state, at },
            record({ roleArn: fc.constant(state.stack.roleArn), action: refusedAction() }),
          ),
        },
      ]

/** Aborting, or closing without the customer's confirmation. */
const decisions = (state: Ending, at: Instant): ReadonlyArray<Choice> => [
  ...(state.status === 'Offboarding' && state.before !== undefined
    ? [
        {
          weight: 5,
          arbitrary: command('AbortOffboarding', { by: state.by, at }, fc.constant({})),
        },
      ]
    : []),
  ...(isRescaleSideClean(state.teardown.outstanding)
    ? [
        {
          weight: 2,
          arbitrary: command('CloseUnconfirmed', { by: 'rescale', at }, record({ reason: text() })),
        },
      ]
    : []),
]

/** Returns the next steps of a teardown, observations during it, and the ways to end it. */
export const whileTornDown = (state: Ending, at: Instant): ReadonlyArray<Choice> => {
  const { outstanding } = state.teardown
  if (outstanding.length === 0) return []
  return [
    ...nextSteps(outstanding).map((step) => ({ weight: 6, arbitrary: recordStep(step, at) })),
    ...seenOfCustomer(state, at),
    ...decisions(state, at),
    ...workChoices(state, at),
  ]
}

/** Returns the removal of the peerings to a VPC that another stack report has replaced. */
export const removeFormerPeerings = (
  { peeringsToRemove }: StateWithStack,
  at: Instant,
): ReadonlyArray<Choice> =>
  peeringsToRemove.length === 0 ? [] : [{ weight: 8, arbitrary: recordStep('PeeringRemoved', at) }]

/** Returns the deletion of the stack of an abandoned setup. */
export const deleteFormerStack = (
  { formerSetup }: Requested | CidrLeased,
  at: Instant,
): ReadonlyArray<Choice> =>
  formerSetup === undefined ? [] : [{ weight: 8, arbitrary: recordStep('StackDeleted', at) }]

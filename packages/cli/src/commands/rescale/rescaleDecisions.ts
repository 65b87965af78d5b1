/** The decisions of `byoa rescale …` by the names of their commands. */
import type { DecisionName } from '../onboarding/decisionNames.ts'

interface RescaleDecision {
  readonly name: string
  readonly decision: DecisionName
  readonly description: string
  /** What the reason is for; absent when the decision has none. */
  readonly reason?: string
}

const told = 'the reason, which the customer is told'

/** Every decision of Rescale's, in the order of an onboarding. */
export const rescaleDecisions: ReadonlyArray<RescaleDecision> = [
  {
    name: 'extend-lease',
    decision: 'extend-lease',
    description: 'hold the block of an onboarding for two weeks from now',
  },
  {
    name: 'retry-peering',
    decision: 'retry-peering',
    description: 'let the peering be requested again after three attempts',
  },
  {
    name: 'retry-work',
    decision: 'retry-work',
    description: 'let failed work be retried at once',
  },
  {
    name: 'rotate',
    decision: 'rotate-external-id',
    description: 'begin to replace the external ID, or go on with it',
  },
  {
    name: 'replace-rotation',
    decision: 'replace-rotation',
    description: 'begin a rotation again, with another external ID',
  },
  {
    name: 'abandon-rotation',
    decision: 'abandon-rotation',
    description: 'abandon a rotation: the external ID does not change',
  },
  {
    name: 'suspend',
    decision: 'suspend',
    description: 'suspend the use of a connection',
    reason: told,
  },
  {
    name: 'resume',
    decision: 'resume',
    description: "lift Rescale's suspension: the connection is verified, then used",
  },
  {
    name: 'cancel',
    decision: 'cancel',
    description: 'cancel an onboarding before it is connected',
    reason: told,
  },
  {
    name: 'offboard',
    decision: 'begin-offboarding',
    description: 'begin to end a connection',
    reason: told,
  },
  {
    name: 'abort-offboarding',
    decision: 'abort-offboarding',
    description: 'keep a connection of which nothing is removed yet',
  },
  {
    name: 'close',
    decision: 'close-unconfirmed',
    description: 'close an ended onboarding whose customer did not confirm by the deadline',
    reason: 'the reason, for the record',
  },
]

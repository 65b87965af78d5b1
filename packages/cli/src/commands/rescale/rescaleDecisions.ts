/** The decisions about an onboarding, each a command of `byoa rescale`. */

/** In the order of a life. */
export const decisionNames = [
  'extend-lease',
  'retry-peering',
  'retry-work',
  'rotate',
  'replace-rotation',
  'abandon-rotation',
  'suspend',
  'resume',
  'cancel',
  'offboard',
  'abort-offboarding',
  'confirm-routes-removed',
  'confirm-stack-deleted',
  'confirm-account-clean',
  'close',
] as const

export type DecisionName = (typeof decisionNames)[number]

export interface DecisionText {
  readonly description: string
  /** What the reason is for; absent when the decision has none. */
  readonly reason?: string
  /** Who decides it, the customer by telling Rescale; absent: Rescale. */
  readonly by?: 'either' | 'customer'
}

const told = 'the reason, which the customer is told'

export const decisionTexts: Readonly<Record<DecisionName, DecisionText>> = {
  'extend-lease': { description: 'hold the block of an onboarding for two weeks from now' },
  'retry-peering': { description: 'let the peering be requested again after three attempts' },
  'retry-work': { description: 'let failed work be retried at once' },
  rotate: { description: 'begin to replace the external ID, or go on with it' },
  'replace-rotation': { description: 'begin a rotation again, with another external ID' },
  'abandon-rotation': { description: 'abandon a rotation: the external ID does not change' },
  suspend: { description: 'suspend the use of a connection', reason: told, by: 'either' },
  resume: {
    description: 'lift the suspension of a party: the connection is verified, then used',
    by: 'either',
  },
  cancel: {
    description: 'cancel an onboarding before it is connected',
    reason: told,
    by: 'either',
  },
  offboard: { description: 'begin to end a connection', reason: told, by: 'either' },
  'abort-offboarding': {
    description: 'keep a connection of which nothing is removed yet',
    by: 'either',
  },
  'confirm-routes-removed': {
    description: 'record that the customer has removed its routes by hand',
    by: 'customer',
  },
  'confirm-stack-deleted': {
    description: 'record that the customer has deleted the stack by hand',
    by: 'customer',
  },
  'confirm-account-clean': {
    description: 'record that the customer has found nothing left in its account',
    by: 'customer',
  },
  close: {
    description: 'close an ended onboarding whose customer did not confirm by the deadline',
    reason: 'the reason, for the record',
  },
}

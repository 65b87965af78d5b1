/** The parts of taking a connection down, and which party does each. */
import type { Party } from '../values/Party.ts'

/** One step of a teardown. */
export type TeardownStep =
  | 'RescaleRoutesRemoved'
  | 'CustomerRoutesRemoved'
  | 'PeeringRemoved'
  | 'StackDeleted'
  | 'AccountClean'

/** A resource that is still in the account, or keeps the stack from being deleted. */
export interface Leftover {
  readonly resourceType: string
  readonly resourceId: string
}

/** Every step, in the order in which the parties are asked for them. */
export const teardownSteps: ReadonlyArray<TeardownStep> = [
  'RescaleRoutesRemoved',
  'CustomerRoutesRemoved',
  'PeeringRemoved',
  'StackDeleted',
  'AccountClean',
]

/** The party that does a step, and the only one that can say that it is done. */
export const ownerOfStep: { readonly [Step in TeardownStep]: Party } = {
  RescaleRoutesRemoved: 'rescale',
  CustomerRoutesRemoved: 'customer',
  PeeringRemoved: 'rescale',
  StackDeleted: 'customer',
  AccountClean: 'customer',
}

/** Tells whether Rescale has removed its routes and the peerings. */
export const isRescaleSideClean = (outstanding: ReadonlyArray<TeardownStep>): boolean =>
  outstanding.every((step) => ownerOfStep[step] === 'customer')

/** The steps of a teardown, and the party of each. */
import type { Party } from '../values/Party.ts'

/** A step of a teardown. */
export type TeardownStep =
  | 'RescaleRoutesRemoved'
  | 'CustomerRoutesRemoved'
  | 'PeeringRemoved'
  | 'StackDeleted'
  | 'AccountClean'

/** A resource that is still in the account, or prevents the stack's deletion. */
export interface Leftover {
  readonly resourceType: string
  readonly resourceId: string
}

/** Every step, in order. */
export const teardownSteps: ReadonlyArray<TeardownStep> = [
  'RescaleRoutesRemoved',
  'CustomerRoutesRemoved',
  'PeeringRemoved',
  'StackDeleted',
  'AccountClean',
]

/** The party of a step, which performs and confirms it. */
export const ownerOfStep: { readonly [Step in TeardownStep]: Party } = {
  RescaleRoutesRemoved: 'rescale',
  CustomerRoutesRemoved: 'customer',
  PeeringRemoved: 'rescale',
  StackDeleted: 'customer',
  AccountClean: 'customer',
}

/** Returns whether Rescale has removed its routes and the peerings. */
export const isRescaleSideClean = (outstanding: ReadonlyArray<TeardownStep>): boolean =>
  outstanding.every((step) => ownerOfStep[step] === 'customer')

/** The steps of a teardown, and the party of each. */
import * as t from 'io-ts'

import type { Encoded } from '../codec/Encoded.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { PlainText } from '../codec/plainText.ts'
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

export const TeardownStep: t.Type<TeardownStep, string, unknown> = t.keyof(
  ownerOfStep,
  'step of a teardown',
)

export const Leftover: t.Type<Leftover, Encoded<Leftover>, unknown> = closedRecord('leftover', {
  resourceType: PlainText,
  resourceId: PlainText,
})

/** Returns whether Rescale has removed its routes and the peerings. */
export const isRescaleSideClean = (outstanding: ReadonlyArray<TeardownStep>): boolean =>
  outstanding.every((step) => ownerOfStep[step] === 'customer')

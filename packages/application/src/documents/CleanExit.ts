/**
 * The proof of a clean exit. Each party writes its half: what it removed, and what remains; Rescale
 * adds that the blocks are free again and the external ID is retired.
 */
import { closedRecord } from '@byoa/core/codec'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant, Party } from '@byoa/core/values'
import { Leftover, TeardownStep } from '@byoa/core/onboarding'
import * as t from 'io-ts'

import { type SignedHeader, headerCodecs, signatureCodec } from './documentFields.ts'

// model

export interface CleanExit extends SignedHeader<'clean-exit'> {
  readonly at: Instant
  /** Whose half it is. */
  readonly party: Party
  readonly removed: ReadonlyArray<TeardownStep>
  /** Steps that nobody confirmed. */
  readonly unconfirmed: ReadonlyArray<TeardownStep>
  readonly remains: ReadonlyArray<Leftover>
  /** In Rescale's half: the blocks that others may be given now. */
  readonly returnedCidrs?: ReadonlyArray<Ipv4Cidr>
  /** In Rescale's half: the external ID is never issued again. */
  readonly isExternalIdRetired?: boolean
}

// codec

const steps = t.readonlyArray(TeardownStep, 'list of steps of a teardown')

export const CleanExit: t.Type<CleanExit, unknown, unknown> = closedRecord(
  'clean exit of version 1',
  {
    ...headerCodecs('clean-exit', 'clean-exit documents'),
    at: Instant,
    party: Party,
    removed: steps,
    unconfirmed: steps,
    remains: t.readonlyArray(Leftover, 'list of leftovers'),
  },
  {
    returnedCidrs: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
    isExternalIdRetired: t.boolean,
    ...signatureCodec,
  },
)

/** Why a command cannot use a store. */
import type { Failure } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { isConnectionCode } from '@byoa/store-postgres'
import * as t from 'io-ts'

import { type DurableAddress, type SqlAddress, describeStore, serverOf } from './StoreAddress.ts'
import type { StoreUnusable, StoreUnusableReason } from './StoreUnusable.ts'

const unusable =
  (reason: StoreUnusableReason) =>
  (address: DurableAddress): StoreUnusable => ({
    _tag: 'StoreUnusable',
    store: describeStore(address),
    reason,
  })

/** The store does not exist, and the command would not create it. */
export const missingStore: (address: DurableAddress) => StoreUnusable = unusable('missing')

/** The store has records already. */
export const notEmptyStore: (address: DurableAddress) => StoreUnusable = unusable('not-empty')

/** Another process uses the store. */
export const inUse = (address: DurableAddress, processId: string): StoreUnusable => ({
  ...unusable('in-use')(address),
  detail: processId,
})

/** SQLSTATEs and the codes of the system. `pg` gives no code when a password is missing. */
const reasonOf = ({ code, message }: Failure): StoreUnusableReason | undefined => {
  if (code === 'InUse') return 'in-use'
  if (code === 'NewerDatabase') return 'newer-schema'
  if (code === '3D000') return 'no-database'
  if (/^(28...|42501|EACCES|EPERM|EROFS)$/.test(code) || message.startsWith('SASL')) return 'denied'
  return isConnectionCode(code) ? 'unreachable' : undefined
}

const Holder = t.type({ processId: t.number })

const holderIn = ({ cause }: Failure): string | undefined =>
  Holder.is(cause) ? String(cause.processId) : undefined

/** Turns the failure to open a store into what to do; returns any other failure unchanged. */
export const unusableOf = (address: SqlAddress, error: Failure): StoreUnusable | Failure => {
  const reason = reasonOf(error)
  if (reason === undefined || (reason === 'unreachable' && address.kind === 'pglite')) return error
  return {
    _tag: 'StoreUnusable',
    store: describeStore(address),
    reason,
    ...omitUndefined({
      server: address.kind === 'postgres' ? serverOf(address.url) : undefined,
      detail: holderIn(error) ?? (error.message === '' ? error.code : error.message),
    }),
  }
}

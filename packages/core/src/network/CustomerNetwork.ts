import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { Ipv4Cidr } from './Ipv4Cidr.ts'

/**
 * A network of the customer's that its VPC should not collide with, e.g. an office or another VPC.
 */
export interface CustomerNetwork {
  readonly cidr: Ipv4Cidr
  readonly name: string
}

const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 100

const shortText: t.Type<string, string, unknown> = new t.Type(
  'text of 1 to 100 characters',
  isShortText,
  (value, context) => (isShortText(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
)

/** Decodes a network of the customer's: canonical CIDR, name of 1 to 100 characters. */
export const CustomerNetwork: t.Type<CustomerNetwork, unknown, unknown> = closedRecord(
  'customer network with cidr and name',
  { cidr: Ipv4Cidr, name: shortText },
  {},
)

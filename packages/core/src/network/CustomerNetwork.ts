import type * as t from 'io-ts'

import type { Encoded } from '../codec/Encoded.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { shortText } from '../codec/shortText.ts'
import { Ipv4Cidr } from './Ipv4Cidr.ts'

/** A network of the customer that its VPC should not overlap, e.g. an office or another VPC. */
export interface CustomerNetwork {
  readonly cidr: Ipv4Cidr
  readonly name: string
}

/** Decodes a network of the customer: canonical CIDR, name of 1 to 100 characters. */
export const CustomerNetwork: t.Type<
  CustomerNetwork,
  Encoded<CustomerNetwork>,
  unknown
> = closedRecord('customer network with cidr and name', { cidr: Ipv4Cidr, name: shortText(100) })

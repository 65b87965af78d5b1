import type { CustomerNetwork } from '@byoa/core/network'
import type * as fc from 'fast-check'

import { text } from '../text.ts'
import { ipv4Cidr } from './ipv4Cidr.ts'
import { record } from '../record.ts'

const anyCustomerNetwork: fc.Arbitrary<CustomerNetwork> = record({
  cidr: ipv4Cidr({ min: 8, max: 32 }),
  name: text(),
})

/** Networks that a customer declares as its own. */
export const customerNetwork = (): fc.Arbitrary<CustomerNetwork> => anyCustomerNetwork

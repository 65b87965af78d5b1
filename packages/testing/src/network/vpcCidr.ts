import { Ipv4Cidr } from '@byoa/core/network'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { cidrText, ipv4Cidr, prefixLength } from './ipv4Cidr.ts'

const ten = 10 * 2 ** 24

const inTen = branded(
  fc
    .tuple(fc.integer({ min: ten, max: ten + 2 ** 24 - 1 }), prefixLength({ min: 16, max: 28 }))
    .map(([within, length]) => cidrText(within, length)),
  Ipv4Cidr,
)

const anyVpcCidr: fc.Arbitrary<Ipv4Cidr> = fc.oneof(
  { weight: 3, arbitrary: inTen },
  { weight: 1, arbitrary: ipv4Cidr({ min: 16, max: 28 }) },
)

/**
 * Blocks of a size that a VPC can have (/16 to /28): most in 10.0.0.0/8, as customers propose, and
 * some anywhere.
 */
export const vpcCidr = (): fc.Arbitrary<Ipv4Cidr> => anyVpcCidr

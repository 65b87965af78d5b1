/**
 * Instance types with several network cards, as DescribeInstanceTypes counts them
 * (`NetworkInfo.MaximumNetworkCards`). An instance that is launched with several network interfaces
 * is given no public address, whatever its subnet maps.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html#network-cards
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInfo.html
 */
import type * as t from 'io-ts'

import { refinedString } from '../codec/refinedString.ts'

// model

export interface InstanceFamilyBrand {
  readonly InstanceFamily: unique symbol
}

/** What instance types begin with, such as `hpc7a` of `hpc7a.96xlarge`. */
export type InstanceFamily = t.Branded<string, InstanceFamilyBrand>

// codec

/** Decodes an instance family: `"p6-b200"` passes, `"p6-b200.48xlarge"` does not. */
export const InstanceFamily: t.Type<InstanceFamily, string, unknown> =
  refinedString<InstanceFamilyBrand>(
    'instance family without a size, such as hpc7a',
    /^(?=.{2,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  )

// queries

/** The sizes that have several cards, and the families of which it is these. */
const severalCards: ReadonlyArray<
  readonly [sizes: ReadonlyArray<string>, families: ReadonlyArray<string>]
> = [
  [
    ['32xlarge', 'metal'],
    ['c6in', 'm6idn', 'm6in', 'r6idn', 'r6in'],
  ],
  [
    ['48xlarge', 'metal-48xl'],
    ['c8gb', 'c8gn', 'm8gb', 'm8gn', 'r8gb', 'r8gn'],
  ],
  [
    ['96xlarge', 'metal-96xl'],
    ['c8ib', 'c8in'],
  ],
  [['24xlarge'], ['dl1', 'p4d', 'p4de']],
  [
    ['24xlarge', '48xlarge'],
    ['g6e', 'g7e'],
  ],
  [['32xlarge'], ['hpc6id', 'trn1', 'trn1n']],
  [['12xlarge', '24xlarge', '48xlarge', '96xlarge'], ['hpc7a']],
  [['96xlarge'], ['hpc8a', 'm8ib', 'm8in', 'r8ib', 'r8in']],
  [['48xlarge'], ['p5', 'p5e', 'p5en', 'p6-b200', 'p6-b300', 'trn2']],
  [['224xlarge'], ['u7in-16tb', 'u7in-24tb', 'u7in-32tb']],
]

/** Returns the instance types of a family that have several network cards. */
export const typesWithSeveralCards = (family: InstanceFamily): ReadonlyArray<string> =>
  severalCards
    .filter(([, families]) => families.includes(family))
    .flatMap(([sizes]) => sizes.map((size) => `${family}.${size}`))

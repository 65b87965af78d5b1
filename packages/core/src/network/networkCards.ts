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

const sizes: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ['c6in', ['32xlarge', 'metal']],
  ['c8gb', ['48xlarge', 'metal-48xl']],
  ['c8gn', ['48xlarge', 'metal-48xl']],
  ['c8ib', ['96xlarge', 'metal-96xl']],
  ['c8in', ['96xlarge', 'metal-96xl']],
  ['dl1', ['24xlarge']],
  ['g6e', ['24xlarge', '48xlarge']],
  ['g7e', ['24xlarge', '48xlarge']],
  ['hpc6id', ['32xlarge']],
  ['hpc7a', ['12xlarge', '24xlarge', '48xlarge', '96xlarge']],
  ['hpc8a', ['96xlarge']],
  ['m6idn', ['32xlarge', 'metal']],
  ['m6in', ['32xlarge', 'metal']],
  ['m8gb', ['48xlarge', 'metal-48xl']],
  ['m8gn', ['48xlarge', 'metal-48xl']],
  ['m8ib', ['96xlarge']],
  ['m8in', ['96xlarge']],
  ['p4d', ['24xlarge']],
  ['p4de', ['24xlarge']],
  ['p5', ['48xlarge']],
  ['p5e', ['48xlarge']],
  ['p5en', ['48xlarge']],
  ['p6-b200', ['48xlarge']],
  ['p6-b300', ['48xlarge']],
  ['r6idn', ['32xlarge', 'metal']],
  ['r6in', ['32xlarge', 'metal']],
  ['r8gb', ['48xlarge', 'metal-48xl']],
  ['r8gn', ['48xlarge', 'metal-48xl']],
  ['r8ib', ['96xlarge']],
  ['r8in', ['96xlarge']],
  ['trn1', ['32xlarge']],
  ['trn1n', ['32xlarge']],
  ['trn2', ['48xlarge']],
  ['u7in-16tb', ['224xlarge']],
  ['u7in-24tb', ['224xlarge']],
  ['u7in-32tb', ['224xlarge']],
])

/** Returns the instance types of a family that have several network cards. */
export const typesWithSeveralCards = (family: InstanceFamily): ReadonlyArray<string> =>
  (sizes.get(family) ?? []).map((size) => `${family}.${size}`)

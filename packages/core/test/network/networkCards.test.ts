import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { InstanceFamily, typesWithSeveralCards } from '../../src/network/networkCards.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

describe('an instance family', () => {
  test.each(['c5', 'hpc7a', 'p6-b200', 'u-6tb1', 'u7in-16tb', 'c8i-flex', 'x2iedn'])(
    'is %s',
    (text) => {
      expect(decode(InstanceFamily, text)).toEqual(E.right(text))
    },
  )

  test.each(['', 'c', 'hpc7a.96xlarge', 'HPC7a', '7a', 'p6-', 'p6--b200', 'c5 ', 'x'.repeat(33)])(
    'is not %j',
    (text) => {
      expect(E.isLeft(decode(InstanceFamily, text))).toBe(true)
    },
  )
})

/** `aws ec2 describe-instance-types`: NetworkInfo.MaximumNetworkCards of all types of a family. */
test.each([
  ['hpc7a', ['12xlarge', '24xlarge', '48xlarge', '96xlarge']],
  // One card on the smaller sizes.
  ['c6in', ['32xlarge', 'metal']],
  ['p5', ['48xlarge']],
  ['p6-b300', ['48xlarge']],
  ['hpc6a', []],
  ['hpc7g', []],
  ['c8i', []],
  ['p3dn', []],
])('of %s these have several cards: %j', (family, sizes) => {
  expect(typesWithSeveralCards(certainlyOf(InstanceFamily, family))).toEqual(
    sizes.map((size) => `${family}.${size}`),
  )
})

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import {
  Partition,
  Region,
  consoleHostOf,
  dnsSuffixOf,
  parseRegion,
  partitionOfRegion,
} from '../../../src/iam/identity/Partition.ts'
import { everyPartition } from '../arbitraries.ts'
import { certainlyOf } from '../certainlyOf.ts'

/** Every Region of https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html and the isolated ones. */
const regions: Readonly<Record<Partition, string>> = {
  aws: `us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 ap-south-1 ap-south-2
    ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3
    ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1
    eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-south-1 eu-south-2 eu-north-1 il-central-1
    mx-central-1 me-south-1 me-central-1 sa-east-1`,
  'aws-cn': 'cn-north-1 cn-northwest-1',
  'aws-us-gov': 'us-gov-east-1 us-gov-west-1',
  'aws-iso': 'us-iso-east-1 us-iso-west-1',
  'aws-iso-b': 'us-isob-east-1 us-isob-west-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-east-1 us-isof-south-1',
  'aws-eusc': 'eusc-de-east-1',
}

describe.each(everyPartition)('partition %s', (partition) => {
  test.each(regions[partition].split(/\s+/))('has the Region %s', (region) => {
    expect(partitionOfRegion(certainlyOf(Region, region))).toBe(partition)
  })

  test('has one DNS suffix', () => {
    const suffixes: Readonly<Record<Partition, string>> = {
      aws: 'amazonaws.com',
      'aws-cn': 'amazonaws.com.cn',
      'aws-us-gov': 'amazonaws.com',
      'aws-iso': 'c2s.ic.gov',
      'aws-iso-b': 'sc2s.sgov.gov',
      'aws-iso-e': 'cloud.adc-e.uk',
      'aws-iso-f': 'csp.hci.ic.gov',
      'aws-eusc': 'amazonaws.eu',
    }
    expect(dnsSuffixOf(partition)).toBe(suffixes[partition])
    expect(Partition.is(partition)).toBe(true)
  })
})

test('the consoles that AWS documents are known, and no other is made up', () => {
  expect(everyPartition.map((partition) => O.toUndefined(consoleHostOf(partition)))).toEqual([
    'console.aws.amazon.com',
    'console.amazonaws.cn',
    'console.amazonaws-us-gov.com',
    ...Array.from({ length: 5 }, () => undefined),
  ])
})

test.each([
  'us-east-1a',
  'us-east',
  'US-EAST-1',
  'us-gov-1',
  'xx-east-1',
  ' us-east-1',
  'us-east-1\n',
  '',
])('"%s" is no Region', (text) => {
  expect(parseRegion(text)).toEqual(
    E.left({ _tag: 'MalformedText', input: text, expected: Region.name }),
  )
})

test.each(['aws-mars', 'AWS', '', 'constructor'])('"%s" is no partition', (text) => {
  expect(Partition.is(text)).toBe(false)
})

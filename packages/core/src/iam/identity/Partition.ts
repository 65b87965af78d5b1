/**
 * The AWS partitions and the Regions in them. Accounts, roles and peerings never cross partitions,
 * so an onboarding is in exactly one.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'

import { type MalformedText, parserOf, refinedString } from '../../codec/refinedString.ts'
import type { Either } from 'fp-ts/lib/Either.js'

// model

/** The `arn:<partition>:` segment. */
export type Partition =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f'
  | 'aws-eusc'

export interface RegionBrand {
  readonly Region: unique symbol
}

/** A Region code of a known partition, e.g. `us-east-1`. */
export type Region = t.Branded<string, RegionBrand>

interface PartitionFacts {
  readonly partition: Partition
  readonly regions: RegExp
  readonly dnsSuffix: string
  /** Absent where AWS documents none. */
  readonly consoleHost?: string
}

// Narrow patterns come first: `us-gov-west-1` is not a commercial Region.
const facts: ReadonlyArray<PartitionFacts> = [
  {
    partition: 'aws-us-gov',
    regions: /^us-gov-[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  {
    partition: 'aws-cn',
    regions: /^cn-[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.com.cn',
    consoleHost: 'console.amazonaws.cn',
  },
  {
    partition: 'aws-iso',
    regions: /^us-iso-[a-z]+-\d$/,
    dnsSuffix: 'c2s.ic.gov',
  },
  {
    partition: 'aws-iso-b',
    regions: /^us-isob-[a-z]+-\d$/,
    dnsSuffix: 'sc2s.sgov.gov',
  },
  {
    partition: 'aws-iso-e',
    regions: /^eu-isoe-[a-z]+-\d$/,
    dnsSuffix: 'cloud.adc-e.uk',
  },
  {
    partition: 'aws-iso-f',
    regions: /^us-isof-[a-z]+-\d$/,
    dnsSuffix: 'csp.hci.ic.gov',
  },
  {
    partition: 'aws-eusc',
    regions: /^eusc-de-[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.eu',
  },
  {
    partition: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-(?!gov|iso)[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.aws.amazon.com',
  },
]

const factsOfRegion = (region: string): PartitionFacts | undefined =>
  facts.find((candidate) => candidate.regions.test(region))

const factsOf = (partition: Partition): PartitionFacts | undefined =>
  facts.find((candidate) => candidate.partition === partition)

// codecs

export const Partition: t.Type<Partition, string, unknown> = t.keyof(
  {
    aws: null,
    'aws-cn': null,
    'aws-us-gov': null,
    'aws-iso': null,
    'aws-iso-b': null,
    'aws-iso-e': null,
    'aws-iso-f': null,
    'aws-eusc': null,
  },
  'AWS partition',
)

/** Decodes a Region code: `"us-east-1"` passes, `"us-east-1a"` (a zone) does not. */
export const Region: t.Type<Region, string, unknown> = refinedString<RegionBrand>(
  'AWS Region such as us-east-1',
  new RegExp(facts.map(({ regions }) => regions.source).join('|')),
)

// constructors

/** Parses a Region code; Left when no known partition has such Regions. */
export const parseRegion: (input: string) => Either<MalformedText, Region> = parserOf(Region)

// queries

/**
 * Returns the partition that a Region belongs to.
 *
 * @example
 * import { parseRegion, partitionOfRegion } from '@byoa/core/iam/identity'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(parseRegion('cn-north-1'), E.map(partitionOfRegion)) // => E.right('aws-cn')
 */
export const partitionOfRegion = (region: Region): Partition =>
  factsOfRegion(region)?.partition ?? 'aws'

/** Returns the suffix of service host names, e.g. `amazonaws.com.cn`. */
export const dnsSuffixOf = (partition: Partition): string =>
  factsOf(partition)?.dnsSuffix ?? 'amazonaws.com'

/** Returns the console host of a partition where AWS documents one. */
export const consoleHostOf = (partition: Partition): O.Option<string> =>
  O.fromNullable(factsOf(partition)?.consoleHost)

/**
 * Returns the console host of a Region, where AWS documents one. Only the commercial partition has
 * a host for each Region.
 */
export const consoleHostIn = (region: Region): O.Option<string> => {
  const partition = partitionOfRegion(region)
  const host = consoleHostOf(partition)
  return partition === 'aws' ? O.map((name) => `${region}.${String(name)}`)(host) : host
}

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
  /** No Region matches the pattern of another partition. */
  readonly regions: RegExp
  readonly dnsSuffix: string
  /** Absent where AWS documents none. */
  readonly consoleHost?: string
}

const facts: Readonly<Record<Partition, PartitionFacts>> = {
  aws: {
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-(?!gov|iso)[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.aws.amazon.com',
  },
  'aws-cn': {
    regions: /^cn-[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.com.cn',
    consoleHost: 'console.amazonaws.cn',
  },
  'aws-us-gov': {
    regions: /^us-gov-[a-z]+-\d$/,
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  'aws-iso': { regions: /^us-iso-[a-z]+-\d$/, dnsSuffix: 'c2s.ic.gov' },
  'aws-iso-b': { regions: /^us-isob-[a-z]+-\d$/, dnsSuffix: 'sc2s.sgov.gov' },
  'aws-iso-e': { regions: /^eu-isoe-[a-z]+-\d$/, dnsSuffix: 'cloud.adc-e.uk' },
  'aws-iso-f': { regions: /^us-isof-[a-z]+-\d$/, dnsSuffix: 'csp.hci.ic.gov' },
  'aws-eusc': { regions: /^eusc-de-[a-z]+-\d$/, dnsSuffix: 'amazonaws.eu' },
}

// codecs

export const Partition: t.Type<Partition, string, unknown> = t.keyof(facts, 'AWS partition')

const partitions = Object.keys(facts).filter(Partition.is)

/** Decodes a Region code: `"us-east-1"` passes, `"us-east-1a"` (a zone) does not. */
export const Region: t.Type<Region, string, unknown> = refinedString<RegionBrand>(
  'AWS Region such as us-east-1',
  new RegExp(partitions.map((partition) => facts[partition].regions.source).join('|')),
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
  partitions.find((partition) => facts[partition].regions.test(region)) ?? 'aws'

/** Returns the suffix of service host names, e.g. `amazonaws.com.cn`. */
export const dnsSuffixOf = (partition: Partition): string => facts[partition].dnsSuffix

/** Returns the console host of a partition where AWS documents one. */
export const consoleHostOf = (partition: Partition): O.Option<string> =>
  O.fromNullable(facts[partition].consoleHost)

/**
 * Returns the console host of a Region, where AWS documents one. Only the commercial partition has
 * a host for each Region.
 */
export const consoleHostIn = (region: Region): O.Option<string> => {
  const partition = partitionOfRegion(region)
  const host = consoleHostOf(partition)
  return partition === 'aws' ? O.map((name) => `${region}.${String(name)}`)(host) : host
}

/**
 * The Regions of each partition. Accounts have opted in to all of them.
 *
 * @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
 */
import { type Partition, dnsSuffixOf } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Tag } from '../../world/network.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter } from '../AwsError.ts'
import { applyFilters } from '../filters.ts'
import type { DescribeRegionsRequest } from './Ec2Inputs.ts'

// tables

/** Partition → the names of its Regions. */
type RegionTable = Readonly<Record<string, ReadonlyArray<string>>>

/** Regions that are enabled by default. */
const firstRegions: RegionTable = {
  aws: 'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2'.split(
    ' ',
  ),
  'aws-cn': 'cn-north-1 cn-northwest-1'.split(' '),
  'aws-us-gov': 'us-gov-east-1 us-gov-west-1'.split(' '),
}

/** Opt-in Regions. */
const optInRegions: RegionTable = {
  aws: 'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1'.split(
    ' ',
  ),
}

/** Returns the Regions of a partition; empty for partitions without a table. */
export const regionNames = (partition: Partition): ReadonlyArray<string> => [
  ...(firstRegions[partition] ?? []),
  ...(optInRegions[partition] ?? []),
]

// DescribeRegions

export interface RegionOutput {
  readonly RegionName: string
  readonly Endpoint: string
  readonly OptInStatus: 'opt-in-not-required' | 'opted-in'
}

type SeenRegion = RegionOutput & { readonly tags: ReadonlyArray<Tag> }

const regionsIn = ({ partition }: Context): ReadonlyArray<SeenRegion> => {
  const seen = (OptInStatus: RegionOutput['OptInStatus']) => (name: string) => ({
    RegionName: name,
    Endpoint: `ec2.${name}.${dnsSuffixOf(partition)}`,
    OptInStatus,
    tags: [],
  })
  return [
    ...(firstRegions[partition] ?? []).map(seen('opt-in-not-required')),
    ...(optInRegions[partition] ?? []).map(seen('opted-in')),
  ]
}

const filters = {
  endpoint: ({ Endpoint }: SeenRegion) => [Endpoint],
  'opt-in-status': ({ OptInStatus }: SeenRegion) => [OptInStatus],
  'region-name': ({ RegionName }: SeenRegion) => [RegionName],
}

const regionsNamed = (
  context: Context,
  names: ReadonlyArray<string> | undefined,
): E.Either<AwsError, ReadonlyArray<SeenRegion>> => {
  const all = regionsIn(context)
  const unknown = names?.find((name) => !all.some(({ RegionName }) => RegionName === name))
  return unknown === undefined
    ? E.right(all.filter(({ RegionName }) => names?.includes(RegionName) ?? true))
    : invalidParameter(`Invalid region: [${unknown}]`)
}

export const describeRegions: Action<
  DescribeRegionsRequest,
  { readonly Regions: ReadonlyArray<RegionOutput> }
> = {
  permission: 'ec2:DescribeRegions',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      regionsNamed(context, input.RegionNames),
      E.flatMap((named) => applyFilters(named, input.Filters, filters)),
      E.flatMap((regions) =>
        answer(context.world, { Regions: regions.map(({ tags: _tags, ...region }) => region) }),
      ),
    ),
}

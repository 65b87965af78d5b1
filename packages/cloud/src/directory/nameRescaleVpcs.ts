/** The IDs of Rescale's VPCs that are configured by a tag. */
import { type Region, VpcId } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { TagOutput, Vpc } from '../aws/Ec2.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { listVpcs } from '../vpc/describeVpc.ts'
import type { RescaleVpcConfig, TagChoice } from './RescaleConfig.ts'

/** The configuration of a VPC whose ID is known. */
export interface NamedVpcConfig extends RescaleVpcConfig {
  readonly vpcId: VpcId
}

/** Renders a tag for messages. */
export const renderTag = ({ key, value }: TagChoice): string => `${key}=${value}`

/** Returns whether a resource has a tag. */
export const hasTag =
  ({ key, value }: TagChoice) =>
  ({ Tags }: { readonly Tags?: ReadonlyArray<TagOutput> | undefined }): boolean =>
    (Tags ?? []).some((tag) => tag.Key === key && tag.Value === value)

const onlyOne = (
  vpcs: ReadonlyArray<Vpc>,
  tag: TagChoice,
  region: Region,
): E.Either<CloudError, VpcId> => {
  const [first, ...others] = vpcs.map((vpc) => vpc.VpcId).filter((id) => VpcId.is(id))
  if (first === undefined) {
    const message = `there is no VPC with the tag ${renderTag(tag)} in ${region}`
    return E.left(operationError('RescaleVpcNotFound', message))
  }
  if (others.length === 0) return E.right(first)
  const message = `${[first, ...others].join(', ')} have the tag ${renderTag(tag)}, which must choose one VPC`
  return E.left(operationError('RescaleVpcDiffers', message))
}

const named = (aws: Aws, config: RescaleVpcConfig): CloudTask<NamedVpcConfig> => {
  const { vpcId, tag, region } = config
  if (vpcId !== undefined) return TE.right({ ...config, vpcId })
  return tag === undefined
    ? TE.left(
        operationError('NotInDirectory', `a VPC in ${region} is configured without an ID or a tag`),
      )
    : pipe(
        // A filter reads * and ? as wildcards.
        listVpcs(aws, `tag:${tag.key}`, [tag.value]),
        TE.flatMapEither((vpcs) => onlyOne(vpcs.filter(hasTag(tag)), tag, region)),
        TE.map((found) => ({ ...config, vpcId: found })),
      )
}

/** Adds the IDs of the VPCs of one Region: a listing for each that is configured by a tag. */
export const nameRescaleVpcs = (
  aws: Aws,
  configs: ReadonlyArray<RescaleVpcConfig>,
): CloudTask<ReadonlyArray<NamedVpcConfig>> =>
  pipe(
    configs,
    TE.traverseArray((config) => named(aws, config)),
  )

interface ConfiguredVpcs {
  readonly vpcs: ReadonlyArray<RescaleVpcConfig>
  readonly awsFor: (region: Region) => Aws
}

/** Returns the configuration whose tag the VPC has, in one Region. */
const findByTag =
  ({ vpcs, awsFor }: ConfiguredVpcs, vpcId: VpcId) =>
  (region: Region): CloudTask<RescaleVpcConfig | undefined> =>
    pipe(
      listVpcs(awsFor(region), 'vpc-id', [vpcId]),
      TE.map((found) =>
        vpcs.find(
          (config) =>
            config.region === region && config.tag !== undefined && found.some(hasTag(config.tag)),
        ),
      ),
    )

/**
 * Returns the configuration of a VPC by its ID, or else by its tag: a listing for each Region with
 * a VPC that is configured by a tag.
 */
export const findRescaleVpc = (
  { vpcs, awsFor }: ConfiguredVpcs,
  vpcId: VpcId,
): CloudTask<NamedVpcConfig | undefined> => {
  const known = vpcs.find((config) => config.vpcId === vpcId)
  if (known !== undefined) return TE.right({ ...known, vpcId })
  const byTag = vpcs.filter((config) => config.vpcId === undefined)
  return pipe(
    [...new Set(byTag.map(({ region }) => region))],
    TE.traverseSeqArray(findByTag({ vpcs: byTag, awsFor }, vpcId)),
    TE.map((found) => found.find((config) => config !== undefined)),
    TE.map((config) => config && { ...config, vpcId }),
  )
}

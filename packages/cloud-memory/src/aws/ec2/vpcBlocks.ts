/**
 * Which IPv4 blocks a VPC may have.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
import {
  type AssociationProblem,
  type Ipv4Block,
  type Ipv4Cidr,
  contains,
  findAssociationProblems,
  parseIpv4Block,
  prefixLengthOf,
  toBlock,
} from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { Settings } from '../../world/Settings.ts'
import type { RouteTable, Vpc } from '../../world/network.ts'
import { type AwsError, refuse } from '../AwsError.ts'

const blocksOf = (texts: ReadonlyArray<string>): ReadonlyArray<Ipv4Block> =>
  texts.map(parseIpv4Block).flatMap((block) => (E.isRight(block) ? [block.right] : []))

/** Ranges that no VPC can use: this network, loopback, link-local, multicast. */
const unusable = blocksOf(['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'])
const futureUse = blocksOf(['240.0.0.0/4'])

/** Returns whether a block has a size that VPCs and subnets can have: /16 to /28. */
export const isVpcSize = (cidr: Ipv4Cidr): boolean => {
  const length = prefixLengthOf(toBlock(cidr))
  return length >= 16 && length <= 28
}

const isUsable = (cidr: Ipv4Cidr, settings: Settings): boolean => {
  const ranges = settings.openPoints.allowsFutureUseRange ? unusable : [...unusable, ...futureUse]
  return !ranges.some((range) => contains(range, toBlock(cidr)))
}

const outOfRange = (cidr: Ipv4Cidr): E.Either<AwsError, never> =>
  refuse('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`)

/** Requires a block that a new VPC can have. */
export const primaryBlock = (cidr: Ipv4Cidr, settings: Settings): E.Either<AwsError, Ipv4Cidr> =>
  isVpcSize(cidr) && isUsable(cidr, settings) ? E.right(cidr) : outOfRange(cidr)

const refusalOf = (
  problem: Exclude<AssociationProblem, { readonly _tag: 'ReservedRange' }>,
  { vpc, added, settings }: Addition,
): E.Either<AwsError, never> => {
  switch (problem._tag) {
    case 'NotAVpcSize':
      return outOfRange(added)
    case 'OverlapsExisting':
      return refuse(
        settings.openPoints.ownBlockOverlapCode,
        `The CIDR '${added}' conflicts with the CIDR '${problem.existing}' of the network.`,
      )
    case 'RestrictedRange':
      return refuse(
        'InvalidVpc.Range',
        `The CIDR '${added}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Subnets.html`,
      )
    case 'NotSmallerThanRoute':
      return refuse(
        'InvalidVpc.Range',
        `The CIDR '${added}' is the same as or larger than the destination of a route: ${problem.route}`,
      )
    case 'TooManyBlocks':
      return refuse(
        'CidrLimitExceeded',
        `This network '${vpc.id}' has met its maximum number of allowed CIDRs: ${problem.blockQuota}`,
      )
  }
}

/** A block to be added to a VPC that exists. */
export interface Addition {
  readonly vpc: Vpc
  readonly routeTables: ReadonlyArray<RouteTable>
  readonly added: Ipv4Cidr
  readonly settings: Settings
}

/** Requires a block that can be added to the VPC. */
export const secondaryBlock = (addition: Addition): E.Either<AwsError, Ipv4Cidr> => {
  const { vpc, routeTables, added, settings } = addition
  if (!isUsable(added, settings)) return outOfRange(added)
  const problems = findAssociationProblems({
    existing: vpc.blocks.map(({ cidr }) => cidr),
    routes: routeTables.flatMap(({ routes }) => routes.map(({ destination }) => destination)),
    added,
    blockQuota: settings.quotas.blocksPerVpc,
  })
  // The settings decide on reserved ranges, as AWS does not document all of them.
  const problem = problems.find((one) => one._tag !== 'ReservedRange')
  return problem === undefined ? E.right(added) : refusalOf(problem, addition)
}

/**
 * The description of a peering connection. The accepter's CIDR block is hidden until the connection
 * is active; each side sees its own tags.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html
 */
import type { PeeringStatus } from '@byoa/core/inspection'

import {
  type Peering,
  type PeeringSide,
  type PeeringSideName,
  isCidrShown,
  isLive,
  messageAt,
  sideOf,
  statusAt,
} from '../../world/Peering.ts'
import { resourceOf } from '../../world/World.ts'
import type { Tag } from '../../world/network.ts'
import { dateOf } from '../dateOf.ts'
import type { Context } from '../Action.ts'

export interface PeeringVpcOutput {
  readonly OwnerId: string
  readonly VpcId: string
  readonly Region: string
  readonly CidrBlock?: string
  readonly CidrBlockSet?: ReadonlyArray<{ readonly CidrBlock: string }>
  /** Present for the requester, and for the accepter while the connection is active. */
  readonly PeeringOptions?: {
    readonly AllowDnsResolutionFromRemoteVpc: boolean
    /** Options of EC2-Classic, which AWS still returns. */
    readonly AllowEgressFromLocalClassicLinkToRemoteVpc: false
    readonly AllowEgressFromLocalVpcToRemoteClassicLink: false
  }
}

export interface PeeringOutput {
  readonly VpcPeeringConnectionId: string
  readonly Status: { readonly Code: PeeringStatus; readonly Message: string }
  /** Present until the connection is accepted. */
  readonly ExpirationTime?: Date
  readonly RequesterVpcInfo: PeeringVpcOutput
  readonly AccepterVpcInfo: PeeringVpcOutput
  readonly Tags: ReadonlyArray<Tag>
}

const isShown = (context: Context, status: PeeringStatus, side: PeeringSideName): boolean =>
  isCidrShown(status, side) &&
  (status === 'active' ||
    side === 'accepter' ||
    context.world.settings.openPoints.showsRequesterBlockWhilePending)

const blocksOutput = (
  context: Context,
  side: PeeringSide,
): Pick<PeeringVpcOutput, 'CidrBlock' | 'CidrBlockSet'> => {
  const blocks = resourceOf(context.world, side, { kind: 'vpcs', id: side.vpcId })?.blocks ?? []
  const [primary] = blocks
  return primary === undefined
    ? {}
    : {
        CidrBlock: primary.cidr,
        CidrBlockSet: blocks.map(({ cidr }) => ({ CidrBlock: cidr })),
      }
}

const hasOptions = (status: PeeringStatus, side: PeeringSideName): boolean =>
  status === 'active' || (side === 'requester' && isLive(status))

const vpcOutput = (context: Context, peering: Peering, side: PeeringSideName): PeeringVpcOutput => {
  const status = statusAt(peering, context.world.now)
  const { accountId, region, vpcId, dnsResolution } = peering[side]
  return {
    OwnerId: accountId,
    VpcId: vpcId,
    Region: region,
    ...(isShown(context, status, side) ? blocksOutput(context, peering[side]) : {}),
    ...(hasOptions(status, side)
      ? {
          PeeringOptions: {
            AllowDnsResolutionFromRemoteVpc: dnsResolution,
            AllowEgressFromLocalClassicLinkToRemoteVpc: false,
            AllowEgressFromLocalVpcToRemoteClassicLink: false,
          },
        }
      : {}),
  }
}

/** Returns the description of a connection for the caller. */
export const peeringOutput =
  (context: Context) =>
  (peering: Peering): PeeringOutput => {
    const { now } = context.world
    const side = sideOf(peering, context) ?? 'requester'
    return {
      VpcPeeringConnectionId: peering.id,
      Status: { Code: statusAt(peering, now), Message: messageAt(peering, now) },
      ...(peering.phase.kind === 'requested'
        ? { ExpirationTime: dateOf(peering.phase.expiresAt) }
        : {}),
      RequesterVpcInfo: vpcOutput(context, peering, 'requester'),
      AccepterVpcInfo: vpcOutput(context, peering, 'accepter'),
      Tags: peering[side].tags,
    }
  }

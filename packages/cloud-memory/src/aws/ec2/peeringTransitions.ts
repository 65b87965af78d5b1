/**
 * Transitions of a peering connection: which account may make one, in which Region, from which
 * status. Any other is an invalid state transition.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html
 */
import { overlaps, toBlock } from '@byoa/core/network'
import { addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import {
  type Peering,
  type PeeringPhase,
  type PeeringSide,
  isTaken,
  isVisible,
  sideOf,
  statusAt,
} from '../../world/Peering.ts'
import { type World, accountOf, resourceOf } from '../../world/World.ts'
import type { Vpc } from '../../world/network.ts'
import { type Action, type Context, type Need, type Outcome, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { ec2Arn, needOf } from './arns.ts'
import { unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'
import { type PeeringOutput, peeringOutput } from './peeringOutput.ts'
import { peeringOf, peeringsOf, putPeering } from './peeringsOf.ts'
import type {
  DeleteVpcPeeringConnectionRequest,
  ModifyVpcPeeringConnectionOptionsRequest,
  PeeringConnectionOptionsRequest,
} from './Ec2Inputs.ts'

// what is found

/** Returns the connection of an ID if the caller can see it. */
export const visiblePeering = (context: Context, id: string): E.Either<AwsError, Peering> => {
  const peering = peeringOf(context.world, id)
  return peering !== undefined && isVisible(peering, context, context.world.now)
    ? E.right(peering)
    : unknownId(otherIds.peering, id)
}

/** Returns the VPC of a side, if it exists. */
export const vpcOfSide = (world: World, side: PeeringSide): Vpc | undefined =>
  resourceOf(world, side, { kind: 'vpcs', id: side.vpcId })

/**
 * Returns whether two VPCs can be peered: both there, in one partition, and no block overlaps
 * another.
 */
export const canBePeered = (
  world: World,
  { requester, accepter }: Pick<Peering, 'requester' | 'accepter'>,
): boolean => {
  const ours = vpcOfSide(world, requester)
  const theirs = vpcOfSide(world, accepter)
  const partition = accountOf(world, requester.accountId)?.partition
  if (ours === undefined || theirs === undefined) return false
  if (accountOf(world, accepter.accountId)?.partition !== partition) return false
  return !ours.blocks.some((a) =>
    theirs.blocks.some((b) => overlaps(toBlock(a.cidr), toBlock(b.cidr))),
  )
}

const invalidTransition = (peering: Peering, context: Context, to: string) =>
  refuse(
    'InvalidStateTransition',
    `Invalid state transition for ${peering.id}, attempted to transition from ${statusAt(peering, context.world.now)} to ${to}`,
  )

const withPhase = (peering: Peering, phase: PeeringPhase): Peering => ({
  ...peering,
  phase,
})

const peeringNeeds =
  (withVpc: boolean) =>
  (
    context: Context,
    { VpcPeeringConnectionId: id }: DeleteVpcPeeringConnectionRequest,
  ): ReadonlyArray<Need> => {
    const peering = peeringOf(context.world, id)
    const need = needOf(context, 'vpc-peering-connection', id)
    if (peering === undefined) return [need]
    const arnOfSide = ({ accountId, region, vpcId }: PeeringSide): string =>
      `arn:${context.partition}:ec2:${region}:${accountId}:vpc/${vpcId}`
    const keys = {
      'ec2:RequesterVpc': [arnOfSide(peering.requester)],
      'ec2:AccepterVpc': [arnOfSide(peering.accepter)],
      'ec2:VpcPeeringConnectionID': [id],
    }
    const own = withVpc ? [{ resource: ec2Arn(context, 'vpc', peering.accepter.vpcId) }] : []
    return [{ ...need, keys }, ...own]
  }

// AcceptVpcPeeringConnection

/** Only the accepter's account can accept, in the accepter's Region. */
const acceptable = (context: Context, id: string): E.Either<AwsError, Peering> => {
  const peering = peeringOf(context.world, id)
  if (peering === undefined) return visiblePeering(context, id)
  const { accepter, requester } = peering
  if (accepter.accountId === context.accountId && accepter.region !== context.region) {
    return refuse(
      'OperationNotPermitted',
      `Incorrect region (${context.region}) specified for this request. VPC peering connection ${id} must be accepted in region ${accepter.region}`,
    )
  }
  const visible = visiblePeering(context, id)
  if (E.isLeft(visible)) return visible
  if (requester.accountId === context.accountId && accepter.accountId !== context.accountId) {
    return refuse(
      'OperationNotPermitted',
      `User (${context.accountId}) cannot accept peering ${id}`,
    )
  }
  return visible
}

/** Returns another active connection between the same two VPCs. */
const rivalOf = (world: World, peering: Peering): Peering | undefined =>
  peeringsOf(world, peering.accepter.vpcId).find((other) => {
    const pair = [other.requester.vpcId, other.accepter.vpcId]
    return (
      other.id !== peering.id &&
      pair.includes(peering.requester.vpcId) &&
      isTaken(statusAt(other, world.now))
    )
  })

const isFull = (world: World, vpcId: string): boolean =>
  peeringsOf(world, vpcId).filter((peering) => isTaken(statusAt(peering, world.now))).length >=
  world.settings.quotas.activePeeringsPerVpc

const accept = (
  context: Context,
  { VpcPeeringConnectionId }: DeleteVpcPeeringConnectionRequest,
): Outcome<{ readonly VpcPeeringConnection: PeeringOutput }> => {
  const { world } = context
  const read = acceptable(context, VpcPeeringConnectionId)
  if (E.isLeft(read)) return read
  const peering = read.right
  if (statusAt(peering, world.now) !== 'pending-acceptance') {
    return invalidTransition(peering, context, 'active')
  }
  const rival = rivalOf(world, peering)
  if (rival !== undefined) {
    return refuse(
      'VpcPeeringConnectionAlreadyExists',
      `The vpc peering connection identified by ${rival.id} already exists.`,
    )
  }
  if ([peering.requester, peering.accepter].some(({ vpcId }) => isFull(world, vpcId))) {
    return refuse(
      'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
      'The maximum number of active VPC peering connections has been reached.',
    )
  }
  const accepted = withPhase(peering, {
    kind: 'accepted',
    activeAt: addSeconds(world.now, world.settings.delays.peeringProvisioningSeconds),
    // The accepter may have added a block since the request was validated.
    passes: canBePeered(world, peering),
  })
  const output = peeringOutput(context)(accepted)
  return answer(putPeering(world, accepted), {
    VpcPeeringConnection: { ...output, Status: { Code: 'provisioning', Message: 'Provisioning' } },
  })
}

export const acceptVpcPeeringConnection: Action<
  DeleteVpcPeeringConnectionRequest,
  { readonly VpcPeeringConnection: PeeringOutput }
> = { permission: 'ec2:AcceptVpcPeeringConnection', needs: peeringNeeds(true), run: accept }

// RejectVpcPeeringConnection

const reject = (
  context: Context,
  { VpcPeeringConnectionId }: DeleteVpcPeeringConnectionRequest,
): Outcome<{ readonly Return: true }> => {
  const { world } = context
  const read = visiblePeering(context, VpcPeeringConnectionId)
  if (E.isLeft(read)) return read
  const peering = read.right
  if (
    peering.accepter.accountId !== context.accountId ||
    peering.accepter.region !== context.region
  ) {
    return refuse(
      'OperationNotPermitted',
      `User (${context.accountId}) cannot reject peering ${peering.id}`,
    )
  }
  if (statusAt(peering, world.now) !== 'pending-acceptance') {
    return invalidTransition(peering, context, 'rejected')
  }
  const rejected = withPhase(peering, { kind: 'rejected', at: world.now })
  return answer(putPeering(world, rejected), { Return: true })
}

export const rejectVpcPeeringConnection: Action<
  DeleteVpcPeeringConnectionRequest,
  { readonly Return: true }
> = {
  permission: 'ec2:RejectVpcPeeringConnection',
  needs: peeringNeeds(false),
  run: reject,
}

// DeleteVpcPeeringConnection

const mayDelete = (context: Context, peering: Peering): E.Either<AwsError, undefined> => {
  const status = statusAt(peering, context.world.now)
  if (status === 'active') return E.right(undefined)
  if (status !== 'pending-acceptance') return invalidTransition(peering, context, 'deleting')
  if (sideOf(peering, context) === 'requester') return E.right(undefined)
  const choice = context.world.settings.openPoints.accepterDeletesPending
  if (choice === 'allowed') return E.right(undefined)
  return choice === 'InvalidStateTransition'
    ? invalidTransition(peering, context, 'deleting')
    : refuse(
        'OperationNotPermitted',
        `User (${context.accountId}) cannot delete peering ${peering.id}`,
      )
}

const remove = (
  context: Context,
  { VpcPeeringConnectionId }: DeleteVpcPeeringConnectionRequest,
): Outcome<{ readonly Return: true }> => {
  const { world } = context
  const read = visiblePeering(context, VpcPeeringConnectionId)
  if (E.isLeft(read)) return read
  const allowed = mayDelete(context, read.right)
  if (E.isLeft(allowed)) return allowed
  const deleted = withPhase(read.right, {
    kind: 'deleted',
    deletedAt: addSeconds(world.now, world.settings.delays.peeringDeletionSeconds),
    by: context.accountId,
  })
  return answer(putPeering(world, deleted), { Return: true })
}

export const deleteVpcPeeringConnection: Action<
  DeleteVpcPeeringConnectionRequest,
  { readonly Return: true }
> = {
  permission: 'ec2:DeleteVpcPeeringConnection',
  needs: peeringNeeds(false),
  run: remove,
}

// ModifyVpcPeeringConnectionOptions

export type ModifyPeeringOptionsOutput = Omit<
  ModifyVpcPeeringConnectionOptionsRequest,
  'VpcPeeringConnectionId'
>

const ownsSide = (context: Context, side: PeeringSide): boolean =>
  side.accountId === context.accountId && side.region === context.region

const mayModify = (
  context: Context,
  peering: Peering,
  input: ModifyVpcPeeringConnectionOptionsRequest,
): E.Either<AwsError, undefined> => {
  if (statusAt(peering, context.world.now) !== 'active') {
    return refuse(
      'OperationNotPermitted',
      `Peering ${peering.id} is not active. Peering options can be added only to active peerings.`,
    )
  }
  const sides = [
    ...(input.RequesterPeeringConnectionOptions === undefined ? [] : [peering.requester]),
    ...(input.AccepterPeeringConnectionOptions === undefined ? [] : [peering.accepter]),
  ]
  if (!sides.every((side) => ownsSide(context, side))) {
    return refuse(
      'OperationNotPermitted',
      `User ${context.accountId} cannot modify the options of the other side of ${peering.id}`,
    )
  }
  const isEnabling = [
    input.RequesterPeeringConnectionOptions,
    input.AccepterPeeringConnectionOptions,
  ].some((options) => options?.AllowDnsResolutionFromRemoteVpc === true)
  if (!isEnabling) return E.right(undefined)
  const vpcs = [peering.requester, peering.accepter].map((side) => vpcOfSide(context.world, side))
  return vpcs.every((vpc) => vpc !== undefined && vpc.dnsSupport && vpc.dnsHostnames)
    ? E.right(undefined)
    : refuse(
        'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
        'To enable DNS resolution support, both VPCs must have DNS hostnames and DNS resolution enabled',
      )
}

const withOptions = (
  side: PeeringSide,
  options: PeeringConnectionOptionsRequest | undefined,
): PeeringSide =>
  options === undefined ? side : { ...side, dnsResolution: options.AllowDnsResolutionFromRemoteVpc }

export const modifyVpcPeeringConnectionOptions: Action<
  ModifyVpcPeeringConnectionOptionsRequest,
  ModifyPeeringOptionsOutput
> = {
  permission: 'ec2:ModifyVpcPeeringConnectionOptions',
  needs: peeringNeeds(false),
  run: (context, input) => {
    const read = visiblePeering(context, input.VpcPeeringConnectionId)
    if (E.isLeft(read)) return read
    const allowed = mayModify(context, read.right, input)
    if (E.isLeft(allowed)) return allowed
    const { VpcPeeringConnectionId: _id, ...options } = input
    const changed = {
      ...read.right,
      requester: withOptions(read.right.requester, input.RequesterPeeringConnectionOptions),
      accepter: withOptions(read.right.accepter, input.AccepterPeeringConnectionOptions),
    }
    return answer(putPeering(context.world, changed), options)
  },
}

/**
 * CreateVpcPeeringConnection and DescribeVpcPeeringConnections. A request that cannot work
 * succeeds, and its status becomes `failed`, without the reason.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import { addSeconds, renderInstant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import {
  type Peering,
  type PeeringSide,
  isLive,
  isVisible,
  messageAt,
  sideOf,
  statusAt,
} from '../../world/Peering.ts'
import * as PersistentMap from '../../world/PersistentMap.ts'
import { type World, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import {
  type Action,
  type Context,
  type Need,
  type Outcome,
  answer,
  onEverything,
} from '../Action.ts'
import { type AwsError, missingParameter, refuse } from '../AwsError.ts'
import { type Filter, type FilterReaders, applyFilters, pageOf } from '../filters.ts'
import { hasWildcards } from '../matchesFilterValue.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, vpcArn, vpcNeed } from './arns.ts'
import { found, isIdOf, unknownId } from './found.ts'
import { identifiedKinds } from './identifiedKinds.ts'
import { type PeeringOutput, peeringOutput } from './peeringOutput.ts'
import { canBePeered, visiblePeering, vpcOfSide } from './peeringTransitions.ts'
import { addPeering, peeringsOf } from './peeringsOf.ts'
import type {
  CreateVpcPeeringConnectionRequest,
  DescribeVpcPeeringConnectionsRequest,
} from './Ec2Inputs.ts'

// CreateVpcPeeringConnection

export interface CreatePeeringOutput {
  readonly VpcPeeringConnection: PeeringOutput
}

/** A request expires after seven days. */
const expirySeconds = 168 * 3600

/** Returns a pending or active connection with the same requester and accepter. */
const liveTwin = (world: World, requester: PeeringSide, accepter: PeeringSide) =>
  // The accepter's VPC has few peerings, the requester's may have hundreds.
  peeringsOf(world, accepter.vpcId).find(
    (peering) =>
      peering.requester.vpcId === requester.vpcId &&
      peering.accepter.vpcId === accepter.vpcId &&
      peering.accepter.accountId === accepter.accountId &&
      peering.accepter.region === accepter.region &&
      isLive(statusAt(peering, world.now)),
  )

const isOutstanding = (peering: Peering, world: World): boolean => {
  const status = statusAt(peering, world.now)
  return status === 'initiating-request' || status === 'pending-acceptance'
}

/** Returns the number of pending requests of an account in a Region. */
const outstandingRequests = (context: Context): number =>
  resourcesOf(context.world, context, 'vpcs')
    .flatMap(({ id }) =>
      peeringsOf(context.world, id).filter(({ requester }) => requester.vpcId === id),
    )
    .filter((peering) => isOutstanding(peering, context.world)).length

const sidesOf = (
  context: Context,
  input: CreateVpcPeeringConnectionRequest,
  peerVpcId: string,
): { readonly requester: PeeringSide; readonly accepter: PeeringSide } => ({
  requester: {
    accountId: context.accountId,
    region: context.region,
    vpcId: input.VpcId,
    tags: tagsFor(input, 'vpc-peering-connection'),
    dnsResolution: false,
  },
  accepter: {
    accountId: input.PeerOwnerId ?? context.accountId,
    region: input.PeerRegion ?? context.region,
    vpcId: peerVpcId,
    tags: [],
    dnsResolution: false,
  },
})

const newPeering = (
  { now, settings }: World,
  id: string,
  sides: Pick<Peering, 'requester' | 'accepter'> & { readonly passes: boolean },
): Peering => ({
  id,
  requester: sides.requester,
  accepter: sides.accepter,
  createdAt: now,
  visibleToAccepterAt: addSeconds(now, settings.delays.peeringVisibilitySeconds),
  phase: {
    kind: 'requested',
    validatedAt: addSeconds(now, settings.delays.peeringValidationSeconds),
    passes: sides.passes,
    expiresAt: addSeconds(now, expirySeconds),
  },
})

const create = (
  context: Context,
  input: CreateVpcPeeringConnectionRequest,
): Outcome<CreatePeeringOutput> => {
  const { world } = context
  const vpc = found(context, 'vpcs', input.VpcId)
  if (E.isLeft(vpc)) return vpc
  if (input.PeerVpcId === undefined) return missingParameter('peerVpcId')
  if (!isIdOf('vpc', input.PeerVpcId)) return unknownId(identifiedKinds.vpcs, input.PeerVpcId)
  const sides = sidesOf(context, input, input.PeerVpcId)
  const twin = liveTwin(world, sides.requester, sides.accepter)
  if (twin !== undefined) {
    return answer(world, { VpcPeeringConnection: peeringOutput(context)(twin) })
  }
  if (outstandingRequests(context) >= world.settings.quotas.outstandingPeeringRequests) {
    return refuse(
      'OutstandingVpcPeeringConnectionLimitExceeded',
      'The maximum number of outstanding VPC peering connection requests has been reached.',
    )
  }
  const [withId, id] = freshId(world, 'pcx')
  const peering = newPeering(world, id, { ...sides, passes: canBePeered(world, sides) })
  const output = peeringOutput(context)(peering)
  // The response is that before validation.
  const Message = `Initiating Request to ${peering.accepter.accountId}`
  return answer(addPeering(withId, peering), {
    VpcPeeringConnection: { ...output, Status: { Code: 'initiating-request', Message } },
  })
}

/** The VPCs of a requested connection. */
const endKeys = (
  context: Context,
  { VpcId, PeerVpcId = '', PeerOwnerId, PeerRegion }: CreateVpcPeeringConnectionRequest,
): NonNullable<Need['keys']> => ({
  'ec2:RequesterVpc': [vpcArn(context, VpcId)],
  'ec2:AccepterVpc': [
    vpcArn(
      {
        ...context,
        accountId: PeerOwnerId ?? context.accountId,
        region: PeerRegion ?? context.region,
      },
      PeerVpcId,
    ),
  ],
})

export const createVpcPeeringConnection: Action<
  CreateVpcPeeringConnectionRequest,
  CreatePeeringOutput
> = {
  permission: 'ec2:CreateVpcPeeringConnection',
  needs: (context, input) => [
    vpcNeed(context, input.VpcId),
    ...creationNeeds(context, input, {
      type: 'vpc-peering-connection',
      action: 'CreateVpcPeeringConnection',
    }).map((need) =>
      need.permission === undefined
        ? { ...need, keys: { ...need.keys, ...endKeys(context, input) } }
        : need,
    ),
  ],
  run: create,
}

// DescribeVpcPeeringConnections

export interface DescribePeeringsOutput {
  readonly VpcPeeringConnections: ReadonlyArray<PeeringOutput>
  readonly NextToken?: string
}

/** Returns the connections that the caller can see. */
export const visiblePeerings = (context: Context): ReadonlyArray<Peering> =>
  PersistentMap.values(context.world.peerings).filter((peering) =>
    isVisible(peering, context, context.world.now),
  )

/** Returns the connections of an indexed filter value; undefined for filters without an index. */
const leadsTo = (
  { world }: Context,
  name: string,
): ((value: string) => ReadonlyArray<Peering>) | undefined => {
  if (name.endsWith('-vpc-info.vpc-id')) return (vpcId) => peeringsOf(world, vpcId)
  if (name !== 'vpc-peering-connection-id') return undefined
  return (id) => {
    const peering = PersistentMap.get(world.peerings, id)
    return peering === undefined ? [] : [peering]
  }
}

/** Returns the connections to filter, from the most selective index. */
const candidates = (context: Context, filters: ReadonlyArray<Filter>): ReadonlyArray<Peering> => {
  let fewest: ReadonlyMap<string, Peering> | undefined
  for (const { Name, Values } of filters) {
    const lead = leadsTo(context, Name)
    if (lead === undefined || Values.some(hasWildcards)) continue
    const led = new Map(Values.flatMap(lead).map((peering) => [peering.id, peering]))
    if (fewest === undefined || led.size < fewest.size) fewest = led
  }
  if (fewest === undefined) return visiblePeerings(context)
  return [...fewest.values()].filter((peering) => isVisible(peering, context, context.world.now))
}

interface SeenPeering extends Peering {
  readonly tags: PeeringSide['tags']
}

const blocksOf = (context: Context, side: PeeringSide): ReadonlyArray<string> =>
  (vpcOfSide(context.world, side)?.blocks ?? []).map(({ cidr }) => cidr)

const peeringFilters = (context: Context): FilterReaders<SeenPeering> => {
  const { now } = context.world
  return {
    'vpc-peering-connection-id': ({ id }) => [id],
    'status-code': (peering) => [statusAt(peering, now)],
    'status-message': (peering) => [messageAt(peering, now)],
    'expiration-time': ({ phase }) =>
      phase.kind === 'requested' ? [renderInstant(phase.expiresAt)] : [],
    'requester-vpc-info.vpc-id': ({ requester }) => [requester.vpcId],
    'requester-vpc-info.owner-id': ({ requester }) => [requester.accountId],
    'requester-vpc-info.cidr-block': ({ requester }) => blocksOf(context, requester),
    'accepter-vpc-info.vpc-id': ({ accepter }) => [accepter.vpcId],
    'accepter-vpc-info.owner-id': ({ accepter }) => [accepter.accountId],
    'accepter-vpc-info.cidr-block': ({ accepter }) => blocksOf(context, accepter),
  }
}

const seen = (context: Context, peering: Peering): SeenPeering => ({
  ...peering,
  tags: peering[sideOf(peering, context) ?? 'requester'].tags,
})

const listed = (
  context: Context,
  input: DescribeVpcPeeringConnectionsRequest,
): E.Either<AwsError, ReadonlyArray<Peering>> => {
  if (input.VpcPeeringConnectionIds === undefined) {
    return E.right(candidates(context, input.Filters ?? []))
  }
  return E.traverseArray((id: string) => visiblePeering(context, id))(input.VpcPeeringConnectionIds)
}

const describe = (
  context: Context,
  input: DescribeVpcPeeringConnectionsRequest,
): Outcome<DescribePeeringsOutput> => {
  const all = listed(context, input)
  if (E.isLeft(all)) return all
  const matching = applyFilters(
    all.right.map((peering) => seen(context, peering)),
    input.Filters,
    peeringFilters(context),
  )
  if (E.isLeft(matching)) return matching
  const page = pageOf(matching.right, input, { from: 5, to: 1000 })
  if (E.isLeft(page)) return page
  const { items, ...rest } = page.right
  return answer(context.world, {
    VpcPeeringConnections: items.map(peeringOutput(context)),
    ...rest,
  })
}

export const describeVpcPeeringConnections: Action<
  DescribeVpcPeeringConnectionsRequest,
  DescribePeeringsOutput
> = {
  permission: 'ec2:DescribeVpcPeeringConnections',
  needs: onEverything,
  run: describe,
}

import type { RequestPeeringInput, RescaleCloud } from '@byoa/application'
import { type Region, partitionOfRegion } from '@byoa/core/iam'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'

import type { PeeringOutput } from '../aws/ec2/peeringOutput.ts'
import type { RescaleInfrastructure } from '../rescale/RescaleInfrastructure.ts'
import { type Exchange, type Line, send } from './Exchange.ts'
import { type PortError, portError, portTask } from './portFailure.ts'
import { describeTables, installRoutes, removeRoutes } from './routing.ts'
import { peeringSnapshot } from './snapshotsOf.ts'

type Result<A> = E.Either<PortError, A>

const liveStatuses = ['initiating-request', 'pending-acceptance', 'provisioning', 'active']

const peeringTag = (onboardingId: string) => ({
  ResourceType: 'vpc-peering-connection',
  Tags: [{ Key: 'rescale:onboarding', Value: onboardingId }],
})

const requestPeering = (
  exchange: Exchange,
  line: Line,
  input: RequestPeeringInput,
): Result<PeeringSnapshot> => {
  const described = send(exchange, line, {
    action: 'DescribeVpcPeeringConnections',
    input: {
      Filters: [
        { Name: 'requester-vpc-info.vpc-id', Values: [input.rescaleVpcId] },
        { Name: 'accepter-vpc-info.vpc-id', Values: [input.customerVpcId] },
        { Name: 'accepter-vpc-info.owner-id', Values: [input.customerAccountId] },
        { Name: 'status-code', Values: liveStatuses },
      ],
    },
  })
  if (E.isLeft(described)) return described
  const [live] = described.right.VpcPeeringConnections
  if (live !== undefined) return peeringSnapshot(live)
  const created = send(exchange, line, {
    action: 'CreateVpcPeeringConnection',
    input: {
      VpcId: input.rescaleVpcId,
      PeerVpcId: input.customerVpcId,
      PeerOwnerId: input.customerAccountId,
      PeerRegion: input.region,
      TagSpecifications: [peeringTag(input.onboardingId)],
    },
  })
  return E.isLeft(created) ? created : peeringSnapshot(created.right.VpcPeeringConnection)
}

/** EC2 takes at most so many values in one filter. */
const filterValues = 200
const pageItems = 1000

/** Few are asked for by id; of many, every page is read and the wanted ones kept. */
const describePeerings = (
  exchange: Exchange,
  line: Line,
  peeringIds: ReadonlyArray<string>,
): Result<ReadonlyArray<PeeringSnapshot>> => {
  if (peeringIds.length === 0) return E.right([])
  const byId = [{ Name: 'vpc-peering-connection-id', Values: peeringIds }]
  const wanted = new Set(peeringIds)
  const found: PeeringOutput[] = []
  let token: string | undefined
  do {
    const page = send(exchange, line, {
      action: 'DescribeVpcPeeringConnections',
      input: {
        MaxResults: pageItems,
        ...(peeringIds.length > filterValues ? {} : { Filters: byId }),
        ...(token === undefined ? {} : { NextToken: token }),
      },
    })
    if (E.isLeft(page)) return page
    found.push(
      ...page.right.VpcPeeringConnections.filter((peering) =>
        wanted.has(peering.VpcPeeringConnectionId),
      ),
    )
    token = page.right.NextToken
  } while (token !== undefined)
  return E.traverseArray(peeringSnapshot)(found)
}

const deletePeering = (exchange: Exchange, line: Line, peeringId: string): Result<void> => {
  const described = describePeerings(exchange, line, [peeringId])
  if (E.isLeft(described)) return described
  const status = described.right[0]?.status
  if (status === 'initiating-request' || status === 'provisioning') {
    return portError('PeeringNotSettled', `the peering ${peeringId} is in ${status}`, true)
  }
  if (status !== 'pending-acceptance' && status !== 'active') return E.right(undefined)
  const deleted = send(exchange, line, {
    action: 'DeleteVpcPeeringConnection',
    input: { VpcPeeringConnectionId: peeringId },
  })
  return E.isLeft(deleted) ? deleted : E.right(undefined)
}

const probe = (
  exchange: Exchange,
  line: Line,
  input: { readonly roleArn: string; readonly externalId?: string },
): Result<'allowed' | 'refused'> => {
  const assumed = send(exchange, line, {
    action: 'AssumeRole',
    input: {
      RoleArn: input.roleArn,
      RoleSessionName: 'rescale-probe',
      DurationSeconds: 900,
      ...(input.externalId === undefined ? {} : { ExternalId: input.externalId }),
    },
  })
  if (E.isRight(assumed)) return E.right('allowed')
  return assumed.left.code === 'AccessDenied' ? E.right('refused') : assumed
}

/** Returns who speaks for Rescale in a Region: the account of its partition. */
export const rescaleLine = (
  { accounts }: RescaleInfrastructure,
  region: Region,
  operation: string,
): Line => {
  const partition = partitionOfRegion(region)
  const account = accounts.find((candidate) => candidate.partition === partition)
  return { accessKeyId: account?.accessKeyId ?? 'AKIANOBODY', region, operation }
}

/** Rescale's own account, in memory. */
export const memoryRescaleCloud = (
  exchange: Exchange,
  rescale: RescaleInfrastructure,
): RescaleCloud => {
  const task = <Input extends { readonly region: Region }, A>(
    name: string,
    run: (line: Line, input: Input) => Result<A>,
  ) => {
    const operation = `RescaleCloud.${name}`
    return (input: Input) =>
      portTask(operation, () => run(rescaleLine(rescale, input.region, operation), input))
  }
  return {
    probeRole: task('probeRole', (line, input) => probe(exchange, line, input)),
    requestPeering: task('requestPeering', (line, input) => requestPeering(exchange, line, input)),
    describePeerings: task('describePeerings', (line, { peeringIds }) =>
      describePeerings(exchange, line, peeringIds),
    ),
    deletePeering: task('deletePeering', (line, { peeringId }) =>
      deletePeering(exchange, line, peeringId),
    ),
    describeRouteTables: task('describeRouteTables', (line, { routeTableIds }) =>
      describeTables(exchange, line, routeTableIds),
    ),
    installRoutes: task('installRoutes', (line, input) => installRoutes(exchange, line, input)),
    removeRoutes: task('removeRoutes', (line, input) => removeRoutes(exchange, line, input)),
  }
}

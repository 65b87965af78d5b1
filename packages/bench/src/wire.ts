/**
 * What the wire costs: the in-memory AWS asked by its ports, by an AWS SDK client in the same
 * process, and with requests as they are.
 */
import { DescribeVpcPeeringConnectionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { type RequestHandler, accessKeysOf, createRequestHandler } from '@byoa/cloud-memory/wire'
import { parseAccountId, parsePeeringId, parseRegion } from '@byoa/core/iam/identity'
import { fromMilliseconds } from '@byoa/core/values'
import { Bench } from 'tinybench'

import type { Figure } from './Figure.ts'
import { right } from './right.ts'

// the scene: Rescale and a customer with one pending peering

const region = right(parseRegion('us-east-1'))
const customer = right(parseAccountId('111122223333'))
const rescaleAccount = '999988887777'
const now = right(fromMilliseconds(Date.UTC(2026, 0, 5)))

const newScene = () => {
  const side = rescaleWorld(defaultRescale, { now })
  const world = withCustomerAccount(side.world, { accountId: customer, region })
  const cloud = createMemoryCloud({ ...side, world })
  const customerKey = accessKeysOf(cloud, customer).accessKeyId
  const rescaleKey = accessKeysOf(cloud, rescaleAccount).accessKeyId
  const { Vpc } = right(
    cloud.call(
      { accessKeyId: customerKey, region },
      { action: 'CreateVpc', input: { CidrBlock: '10.50.0.0/16' } },
    ),
  )
  const input = {
    VpcId: 'vpc-0aa10000000000001',
    PeerVpcId: Vpc.VpcId,
    PeerOwnerId: customer,
  }
  const { VpcPeeringConnection } = right(
    cloud.call(
      { accessKeyId: rescaleKey, region },
      { action: 'CreateVpcPeeringConnection', input },
    ),
  )
  return { cloud, peeringId: right(parsePeeringId(VpcPeeringConnection.VpcPeeringConnectionId)) }
}

// measuring

interface Ways {
  readonly port: () => Promise<unknown>
  readonly client: () => Promise<unknown>
  readonly handler: () => Promise<unknown>
}

const noRequest = (): Promise<unknown> => Promise.resolve()

/** The same question, asked by the port, by a client, and as the request that the client makes. */
const waysToAsk = async (): Promise<Ways> => {
  const { cloud, peeringId } = newScene()
  const { handle, ...rest } = createRequestHandler(cloud)
  let lastAsked = noRequest
  const requestHandler: RequestHandler = {
    ...rest,
    handle: (request, options) => {
      lastAsked = () => handle(request)
      return handle(request, options)
    },
  }
  const credentials = accessKeysOf(cloud, rescaleAccount)
  const client = new EC2Client({ requestHandler, credentials, region })
  const Filters = [{ Name: 'vpc-peering-connection-id', Values: [peeringId] }]
  const ask = (): Promise<unknown> =>
    client.send(new DescribeVpcPeeringConnectionsCommand({ Filters }))
  await ask()
  const peerings = cloud.rescaleCloud.describePeerings({ region, peeringIds: [peeringId] })
  return { port: async () => right(await peerings()), client: ask, handler: lastAsked }
}

const perSecond = (bench: Bench, way: keyof Ways): number => {
  const result = bench.getTask(way)?.result
  return result?.state === 'completed' ? 1000 / result.latency.p50 : Number.NaN
}

/** Measures one describe call of one peering, made in three ways. */
export const measureWire = async (timeMilliseconds: number): Promise<ReadonlyArray<Figure>> => {
  const { port, client, handler } = await waysToAsk()
  const bench = new Bench({ time: timeMilliseconds })
  bench.add('port', port).add('client', client).add('handler', handler)
  await bench.run()
  const ports = perSecond(bench, 'port')
  const clients = perSecond(bench, 'client')
  const requests = perSecond(bench, 'handler')
  const wireAim = { atLeast: 5000 } as const
  const portAim = { atLeast: 20 } as const
  return [
    { name: 'an SDK client in process', unit: 'calls/s', value: clients, target: wireAim },
    { name: 'its requests alone', unit: 'calls/s', value: requests },
    { name: 'the port in memory', unit: 'calls/s', value: ports },
    { name: 'port / SDK client', unit: 'x', value: ports / clients, target: portAim },
  ]
}

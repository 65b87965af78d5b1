/**
 * From the request to the end of the offboarding, by the use cases of both parties through the SDK
 * in two accounts of a sandbox and of a moto server: what happened, and what was called until it
 * was connected, is what it is in memory.
 */
import { DescribeVpcPeeringConnectionsCommand } from '@aws-sdk/client-ec2'
import { type RescalePorts, defaultPolicy } from '@byoa/application'
import { type Around, interceptAws, rescaleDirectory } from '@byoa/cloud'
import {
  createMemoryCloud,
  defaultRescale,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import type { VpcId } from '@byoa/core/iam/identity'
import { fromMilliseconds } from '@byoa/core/values'
import { customerAccountId, region, rescaleAccountId, valid } from '@byoa/scripted-aws'
import { memoryStore } from '@byoa/store-memory'
import { type Played, playTo } from '@byoa/testing/world'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { awsClients } from '../../src/clients/AwsClients.ts'
import { sdkAws } from '../../src/sdkAws.ts'
import { asked, history, playedOn } from '../onboarding/play.ts'
import { withAssociations, withTrust, withWholeDeletion } from './motoAmends.ts'
import { newMotoWorld } from './motoWorld.ts'
import { onMoto } from './onMoto.ts'
import { sandboxWorlds } from './sandboxWorld.ts'
import { type SdkParties, type SdkPorts, sdkPorts } from './sdkScene.ts'

/** Name of an action → how often it was called. */
type CallCounts = Map<string, number>

const counting = (): { readonly counts: CallCounts; readonly around: Around } => {
  const counts: CallCounts = new Map()
  const count = (action: string): void => {
    const name = action.slice(action.indexOf(':') + 1)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return {
    counts,
    around: (action, call) =>
      pipe(
        TE.fromIO(() => count(action)),
        TE.flatMap(() => call),
      ),
  }
}

/** Both parties through the SDK; only the store, the clock and the ids are of this process. */
const playedOnSdk = (
  parties: SdkParties & { readonly around: Around },
  vpcId: VpcId,
  amend: (ports: SdkPorts) => SdkPorts = (ports) => ports,
): Played => {
  const { rescaleCloud, customerCloud, customerConsole } = amend(sdkPorts(parties))
  const store = memoryStore()
  const clock: RescalePorts['clock'] = { now: () => valid(fromMilliseconds(Date.now())) }
  const rescaleAws = sdkAws(parties.rescale)
  return {
    ...asked,
    rescale: {
      store,
      clock,
      ids: memoryIds(),
      policy: defaultPolicy,
      directory: rescaleDirectory({
        config: {
          version: 1,
          accounts: [{ partition: 'aws', accountId: rescaleAccountId }],
          vpcs: [{ vpcId, region }],
        },
        awsFor: (where) => interceptAws(rescaleAws(where), parties.around),
      }),
      rescaleCloud,
      customerCloud,
    },
    customer: { console: customerConsole },
  }
}

/** Moto does some things otherwise than AWS; what is done about it is not counted. */
const amendMoto =
  (parties: SdkParties) =>
  (ports: SdkPorts): SdkPorts => ({
    ...ports,
    rescaleCloud: {
      ...ports.rescaleCloud,
      probeRole: withTrust(ports.rescaleCloud, parties),
    },
    customerConsole: {
      ...ports.customerConsole,
      runStack: withAssociations(ports.customerConsole, parties),
      deleteStack: withWholeDeletion(ports.customerConsole, parties),
    },
  })

const playedInMemory = () => {
  const now = valid(fromMilliseconds(Date.UTC(2026, 0, 5, 9)))
  const { world, rescale } = rescaleWorld(defaultRescale, { now })
  const cloud = createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customerAccountId, region }),
    rescale,
  })
  const customerConsole = cloud.customerConsole(customerAccountId)
  const counts: CallCounts = new Map()
  const counted = (): CallCounts => {
    for (const { action } of cloud.calls()) counts.set(action, (counts.get(action) ?? 0) + 1)
    return counts
  }
  return { played: playedOn(cloud, { ...cloud, customerConsole }), counted }
}

const typesOf = async (played: Played): Promise<ReadonlyArray<string>> =>
  (await history(played)).map(({ type }) => type)

/** What Rescale's account says of peerings: who asked whom, and where it stands. */
const peeringsSeen = async ({ rescale }: SdkParties) => {
  const command = new DescribeVpcPeeringConnectionsCommand({})
  const { VpcPeeringConnections = [] } = await awsClients(rescale)(region).ec2().send(command)
  return VpcPeeringConnections.map(({ RequesterVpcInfo, AccepterVpcInfo, Status }) => ({
    from: RequesterVpcInfo?.OwnerId,
    to: AccepterVpcInfo?.OwnerId,
    status: Status?.Code,
  }))
}

/** Plays to Connected and then to the end, beside the same in memory. */
const playBeside = async (
  parties: SdkParties,
  vpcId: VpcId,
  amend?: (ports: SdkPorts) => SdkPorts,
): Promise<void> => {
  const { counts, around } = counting()
  const played = playedOnSdk({ ...parties, around }, vpcId, amend)
  const inMemory = playedInMemory()
  const pair = { from: rescaleAccountId, to: customerAccountId }

  await Promise.all([playTo(played, 'Connected'), playTo(inMemory.played, 'Connected')])
  expect(await typesOf(played)).toEqual(await typesOf(inMemory.played))
  expect(counts).toEqual(inMemory.counted())
  expect(await peeringsSeen(parties)).toEqual([{ ...pair, status: 'active' }])

  await Promise.all([playTo(played, 'Closed'), playTo(inMemory.played, 'Closed')])
  const types = await typesOf(played)
  expect(types).toEqual(await typesOf(inMemory.played))
  expect(types.at(-1)).toBe('AccountClean')
  expect(await peeringsSeen(parties)).toEqual([{ ...pair, status: 'deleted' }])
}

describe('on a sandbox over HTTP', () => {
  const newSandboxWorld = sandboxWorlds()

  it('a whole onboarding has the same events and the same calls as in memory, and leaves nothing', async () => {
    const { parties, rescale } = await newSandboxWorld()
    await playBeside(parties, rescale.vpcId)
  })
})

onMoto((endpointOf) => {
  it('a whole onboarding has the same events and the same calls as in memory, and leaves nothing', async () => {
    const { parties, rescale } = await newMotoWorld(endpointOf())
    await playBeside(parties, rescale.vpcId, amendMoto(parties))
  })
})

/** The steps of the customer's session, as tests need them. */
import { writeFile } from 'node:fs/promises'

import {
  CreateVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { expect } from 'vitest'

import type { Ran } from '../byoa.ts'
import type { WorkingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, accountId, openStage, strangerId } from './customerStage.ts'
import type { Judge } from '../run/runAwsFront.ts'

const requestWords = [
  'request',
  '--company',
  'acme',
  '--account-id',
  '111122223333',
  '--region',
  'us-east-1',
  '--cidr',
  '10.60.0.0/16',
]

const succeeded = (ran: Ran): void => {
  if (ran.code !== 0) expect.unreachable(ran.all)
}

/** The customer has a setup. */
export const withSetup = async (
  directory: WorkingDirectory,
  judge?: Judge,
): Promise<CustomerStage> => {
  const stage = await openStage(directory, judge)
  succeeded(await stage.typeOffline([...requestWords, '--out', stage.path('request.json')]))
  await stage.receive('request.json')
  await stage.advance()
  return stage
}

/** Types the deployment of the setup. */
export const deploying = ({ type, path }: CustomerStage): Promise<Ran> =>
  type(['deploy', path('setup.json'), '--yes', '--out', path('stack-report.json')])

/** The customer has a peering notice. */
export const withNotice = async (
  directory: WorkingDirectory,
  judge?: Judge,
): Promise<CustomerStage> => {
  const stage = await withSetup(directory, judge)
  succeeded(await deploying(stage))
  await stage.receive('stack-report.json')
  await stage.advance()
  return stage
}

/** The words that connect. */
export const connectWords = ({ path }: CustomerStage): ReadonlyArray<string> => [
  'connect',
  path('peering-notice.json'),
  '--setup',
  path('setup.json'),
  '--yes',
]

/** The connection is in use. */
export const connected = async (
  directory: WorkingDirectory,
  judge?: Judge,
): Promise<CustomerStage> => {
  const stage = await withNotice(directory, judge)
  succeeded(await stage.type(connectWords(stage)))
  expect((await stage.advance()).state.status).toBe('Connected')
  return stage
}

/** Rescale sends the change of a rotation that goes on, and the customer applies it. */
export const applyingRotation = async (stage: CustomerStage): Promise<void> => {
  await stage.advance()
  const { path } = stage
  const agreed = [path('change.json'), '--setup', path('setup.json')]
  const out = ['--yes', '--out', path('stack-report.json')]
  succeeded(await stage.type(['rotate', ...agreed, ...out]))
}

type Json = Readonly<Record<string, unknown>>

/** Writes a copy of a document with some fields changed, signed again, and returns its path. */
export const altered = async (
  { read, path, sign }: CustomerStage,
  name: string,
  change: Json | ((document: Json) => Json),
): Promise<string> => {
  const document = await read(name)
  const changed = typeof change === 'function' ? change(document) : { ...document, ...change }
  const file = path(`altered-${name}`)
  await writeFile(file, JSON.stringify(await sign(changed)))
  return file
}

/** The calls that changed something. */
export const changesIn = ({ front }: CustomerStage): ReadonlyArray<string> =>
  front.calls
    .filter(({ parameters }) => parameters.get('DryRun') !== 'true')
    .map(({ action }) => action)
    .filter((action) => !/:(Describe|Get|List|Simulate)/.test(action))

/** Somebody else requests a peering with the VPC of the stack; returns its ID. */
export const strangersPeering = async (stage: CustomerStage): Promise<string> => {
  const { ec2 } = stage.clients(strangerId)
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const { vpcId: PeerVpcId } = (await stage.read('stack-report.json')) as { vpcId: string }
  const { VpcPeeringConnection: theirs } = await ec2.send(
    new CreateVpcPeeringConnectionCommand({
      VpcId: Vpcs[0]?.VpcId ?? '',
      PeerVpcId,
      PeerOwnerId: accountId,
    }),
  )
  return theirs?.VpcPeeringConnectionId ?? expect.unreachable('no peering')
}

/** Returns the status of a peering as the customer sees it. */
export const peeringStatus = async (
  stage: CustomerStage,
  peeringId: string,
): Promise<string | undefined> => {
  const { VpcPeeringConnections = [] } = await stage
    .clients(accountId)
    .ec2.send(new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [peeringId] }))
  return VpcPeeringConnections[0]?.Status?.Code
}

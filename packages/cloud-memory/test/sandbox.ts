/** Two accounts and a way to act in them, for tests that look at single calls. */
import {
  type ActionName,
  type AwsError,
  type InputOf,
  type OutputOf,
  type SettingsChange,
  type World,
  administratorKeyOf,
  advanceTime,
  apply,
  changeSettings,
  defaultSettings,
  emptyWorld,
  withAccount,
} from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'

import { checkedApply } from './answers/checkedApply.ts'
import { customer, region, rescale, start } from './setupTemplateOf.ts'

/** One account, acting in one Region with one key. */
export interface Actor {
  readonly accountId: string
  readonly call: <Name extends ActionName>(
    action: Name,
    input: InputOf<Name>,
  ) => E.Either<AwsError, OutputOf<Name>>
  /** The output of a call that must succeed. */
  readonly ok: <Name extends ActionName>(action: Name, input: InputOf<Name>) => OutputOf<Name>
  /** The code of a call that must be refused. */
  readonly refused: <Name extends ActionName>(action: Name, input: InputOf<Name>) => string
  /** The error of a call that must be refused. */
  readonly error: <Name extends ActionName>(action: Name, input: InputOf<Name>) => AwsError
  readonly dryRun: <Name extends ActionName>(action: Name, input: InputOf<Name>) => string
  readonly in: (regionCode: string) => Actor
  readonly with: (accessKeyId: string) => Actor
}

export interface Sandbox {
  readonly rescale: Actor
  readonly customer: Actor
  readonly stranger: Actor
  readonly world: () => World
  readonly wait: (seconds: number) => void
  readonly change: (change: (world: World) => World) => void
}

export const stranger = '444455556666'

/** Accounts without a default VPC, so that tests see what they made and nothing else. */
export const newSandbox = (settings: SettingsChange = {}, defaultVpc = false): Sandbox => {
  let world = [rescale, customer, stranger].reduce<World>(
    (opened, accountId) => withAccount(opened, { accountId, partition: 'aws', defaultVpc }),
    emptyWorld({ now: start, settings: changeSettings(defaultSettings, settings) }),
  )
  const actor = (accountId: string, regionCode: string, key?: string): Actor => {
    const accessKeyId = key ?? administratorKeyOf(world, accountId)
    const caller = { accessKeyId, region: region(regionCode) }
    const call: Actor['call'] = (action, input) => {
      const [next, outcome] = checkedApply(world, caller, { action, input })
      world = next
      return outcome
    }
    const error: Actor['error'] = (action, input) => {
      const outcome = call(action, input)
      if (E.isRight(outcome)) throw new Error(`${action} succeeded`)
      return outcome.left
    }
    return {
      accountId,
      call,
      error,
      ok: (action, input) => {
        const outcome = call(action, input)
        if (E.isLeft(outcome)) throw new Error(`${action}: ${JSON.stringify(outcome.left)}`)
        return outcome.right
      },
      refused: (action, input) => error(action, input).code,
      dryRun: (action, input) => {
        const [, outcome] = apply(world, caller, { action, input, dryRun: true })
        return E.isLeft(outcome) ? outcome.left.code : 'no answer'
      },
      in: (other) => actor(accountId, other, key),
      with: (other) => actor(accountId, regionCode, other),
    }
  }
  return {
    rescale: actor(rescale, 'us-east-1'),
    customer: actor(customer, 'us-east-1'),
    stranger: actor(stranger, 'us-east-1'),
    world: () => world,
    wait: (seconds) => {
      world = advanceTime(world, seconds)
    },
    change: (change) => {
      world = change(world)
    },
  }
}

/** Makes a VPC and returns its id and main route table. */
export const newVpc = (actor: Actor, CidrBlock: string) => {
  const { VpcId } = actor.ok('CreateVpc', { CidrBlock }).Vpc
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const [table] = actor.ok('DescribeRouteTables', { Filters }).RouteTables
  return { VpcId, RouteTableId: table?.RouteTableId ?? '' }
}

/** Requests a peering and returns its id. */
export const requestFrom = (
  actor: Actor,
  VpcId: string,
  peer: { readonly PeerVpcId: string; readonly PeerOwnerId: string; readonly PeerRegion?: string },
): string =>
  actor.ok('CreateVpcPeeringConnection', { VpcId, ...peer }).VpcPeeringConnection
    .VpcPeeringConnectionId

/** The status of a peering as an actor sees it, or the code of the refusal. */
export const statusFor = (actor: Actor, id: string): string => {
  const described = actor.call('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] })
  return E.isLeft(described)
    ? described.left.code
    : (described.right.VpcPeeringConnections[0]?.Status.Code ?? 'none')
}

/** A requested peering between Rescale and the customer. */
export const pendingPeering = (sandbox: Sandbox) => {
  const ours = newVpc(sandbox.rescale, '10.0.0.0/16')
  const theirs = newVpc(sandbox.customer, '10.64.0.0/16')
  const peer = { PeerVpcId: theirs.VpcId, PeerOwnerId: sandbox.customer.accountId }
  const id = requestFrom(sandbox.rescale, ours.VpcId, peer)
  return { ours, theirs, id, VpcPeeringConnectionId: id }
}

/** The same, accepted. */
export const activePeering = (sandbox: Sandbox) => {
  const peering = pendingPeering(sandbox)
  sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: peering.id })
  return peering
}

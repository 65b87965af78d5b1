/** Corrections in an account that somebody has changed by hand. */
import {
  type ConsoleStep,
  type CorrectiveTask,
  consoleSteps,
  correctionOf,
  doCorrections,
  isChange,
  plannedCalls,
  undecidedIn,
} from '@byoa/application/instructions'
import type { ActionName, InputOf, OutputOf } from '@byoa/cloud-memory'
import type { InspectionFinding, RepairKind } from '@byoa/core/inspection'
import { Ipv4Cidr } from '@byoa/core/network'
import { type ConnectedWorld, connectedWorld } from '@byoa/testing/world'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'vitest'

import type { ReviewTask } from '../../src/documents/ReviewDocument.ts'
import { asCustomer, expectRight, given } from '../support/parties.ts'
import { lastIssued } from './tasks.ts'

const level = 'error'

/** What a person sees of the VPC and its peering. */
const seen = (world: ConnectedWorld) => {
  const { vpcId, routeTableIds } = world.state.stack
  const attribute = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
    asCustomer(world, 'DescribeVpcAttribute', { VpcId: vpcId, Attribute })
  const tables = asCustomer(world, 'DescribeRouteTables', { RouteTableIds: routeTableIds })
  const { peeringId } = world.state.peering
  return {
    support: attribute('enableDnsSupport').EnableDnsSupport?.Value,
    hostnames: attribute('enableDnsHostnames').EnableDnsHostnames?.Value,
    gateways: asCustomer(world, 'DescribeInternetGateways', {
      Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }],
    }).InternetGateways.map((one) => one.InternetGatewayId),
    routes: new Set(
      tables.RouteTables.flatMap(({ Routes }) =>
        Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
      ),
    ),
    options: asCustomer(world, 'DescribeVpcPeeringConnections', {
      VpcPeeringConnectionIds: [peeringId],
    }).VpcPeeringConnections[0]?.AccepterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc,
  }
}

/** Detaches the gateway, deletes a route, and turns DNS off in the VPC and over the peering. */
const breakAll = (world: ConnectedWorld): void => {
  const { vpcId: VpcId, routeTableIds } = world.state.stack
  const InternetGatewayId = seen(world).gateways[0] ?? ''
  asCustomer(world, 'DetachInternetGateway', { VpcId, InternetGatewayId })
  asCustomer(world, 'ModifyVpcPeeringConnectionOptions', {
    VpcPeeringConnectionId: world.state.peering.peeringId,
    AccepterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: false },
  })
  asCustomer(world, 'ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: false } })
  asCustomer(world, 'DeleteRoute', {
    RouteTableId: routeTableIds[0] ?? '',
    DestinationCidrBlock: '10.0.0.0/16',
  })
}

const correcting = async (
  world: ConnectedWorld,
  tasks: ReadonlyArray<ReviewTask>,
): Promise<CorrectiveTask> => {
  const setup = await lastIssued(world, 'setup')
  const notice = await lastIssued(world, 'peering-notice')
  const { onboardingId, answers, reportBy: at } = setup
  const review = { version: 1, kind: 'review', onboardingId, answers, at, tasks } as const
  return { kind: 'correct', setup, review, notice }
}

const repairing = async (
  world: ConnectedWorld,
  repairs: ReadonlyArray<RepairKind>,
): Promise<CorrectiveTask> => {
  const setup = await lastIssued(world, 'setup')
  const notice = await lastIssued(world, 'peering-notice')
  return { kind: 'repair', setup, notice, repairs, at: setup.reportBy }
}

const corrected = async (world: ConnectedWorld, task: CorrectiveTask) => {
  const before = world.cloud.calls().length
  const { stack } = world.state
  const known = { report: TE.right(stack), stackId: stack.stackId ?? '' }
  const answers = expectRight(await doCorrections(world.customer, correctionOf(task), known)())
  const planned = plannedCalls(task).calls.map(({ action }) => action.replace(/^.*:/, ''))
  const made = world.cloud.calls().slice(before)
  const changes = made.map(({ action }) => action).filter((action) => isChange(`:${action}`))
  expect(changes.filter((action) => !planned.includes(action))).toEqual([])
  return answers
}

type Call = <Name extends ActionName>(action: Name, input: InputOf<Name>) => OutputOf<Name>

/** What a person does on a page of the console, with the values that it shows. */
const byHand = (world: ConnectedWorld, { operation, values = [] }: ConsoleStep, call: Call) => {
  const valuesOf = (name: string) =>
    values.filter((one) => one.name === name).map(({ value }) => value)
  const { vpcId: VpcId, stackName: StackName = '' } = world.state.stack
  const [VpcPeeringConnectionId = ''] = valuesOf('Peering connection ID')
  if (operation === 'restoreVpc') {
    call('ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: true } })
    call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
    const { StackResources } = call('DescribeStackResources', { StackName })
    const gateway = StackResources.find((one) => one.LogicalResourceId === 'InternetGateway')
    const InternetGatewayId = gateway?.PhysicalResourceId ?? ''
    call('AttachInternetGateway', { VpcId, InternetGatewayId })
    return
  }
  if (operation === 'installRoutes') {
    for (const RouteTableId of valuesOf('Route table')) {
      for (const DestinationCidrBlock of valuesOf('Destination')) {
        call('CreateRoute', { RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId })
      }
    }
    return
  }
  expect(operation).toBe('allowPeeringDns')
  call('ModifyVpcPeeringConnectionOptions', {
    VpcPeeringConnectionId,
    AccepterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
  })
}

/** Corrects in the console, with no call that a step does not list. */
const correctedByHand = (world: ConnectedWorld, task: CorrectiveTask): void => {
  for (const step of consoleSteps(task, 'en')) {
    const listed = step.calls.map((call) => call.replace(/^.*:/, ''))
    byHand(world, step, (action, input) => {
      expect(listed).toContain(action)
      return asCustomer(world, action, input)
    })
  }
}

const findingsOf = ({ state }: ConnectedWorld): ReadonlyArray<InspectionFinding> => {
  const { vpcId } = state.stack
  const { peeringId } = state.peering
  return [
    { id: 'peering-dns-off', level, evidence: { peeringId, side: 'customer' } },
    { id: 'dns-hostnames-off', level, evidence: { vpcId } },
    { id: 'internet-gateway-missing', level, evidence: { vpcId } },
  ]
}

test.each([
  [
    'the tasks of a review',
    (world: ConnectedWorld) =>
      correcting(world, [{ type: 'RepairConnection', data: { findings: findingsOf(world) } }]),
  ],
  [
    'the repairs of the doctor',
    (world: ConnectedWorld) =>
      repairing(world, ['restore-vpc', 'add-customer-routes', 'allow-customer-dns']),
  ],
])(
  '%s lead to the account as it was, by the command and in the console',
  async (_title, taskOf) => {
    const world = await connectedWorld({ request: { peeringDns: true } })
    const before = seen(world)
    expect(before).toMatchObject({ support: true, hostnames: true, options: true })
    breakAll(world)
    expect(seen(world)).not.toEqual(before)
    const broken = world.cloud.world()
    const task = await taskOf(world)
    expect(await corrected(world, task)).toEqual([])
    expect(seen(world)).toEqual(before)
    world.cloud.changeWorld(() => broken)
    correctedByHand(world, task)
    expect(seen(world)).toEqual(before)
  },
)

const further = ['10.8.0.0/16', '10.9.0.0/16'].map((block) => given(Ipv4Cidr, block))

test('a replaced stack is reported, and what follows is of its VPC', async () => {
  const world = await connectedWorld()
  const { vpcId } = world.state.stack
  const task = await correcting(world, [
    { type: 'CorrectVpc', data: { findings: [{ id: 'vpc-missing', level, evidence: { vpcId } }] } },
    { type: 'RepairConnection', data: { findings: [] } },
    ...further.map((cidr) => ({ type: 'AssociateCidr' as const, data: { cidr } })),
  ])
  const [answer, ...others] = await corrected(world, task)
  expect(others).toEqual([])
  if (answer?.type !== 'StackReported') return expect.unreachable(answer?.type)
  expect(answer.stack.vpcId).not.toBe(vpcId)
  const [vpc] = asCustomer(world, 'DescribeVpcs', { VpcIds: [answer.stack.vpcId] }).Vpcs
  expect(vpc?.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock)).toEqual([
    answer.stack.vpcCidr,
    ...further,
  ])
  return undefined
})

test('only what would need another VPC is left for a person to decide', async () => {
  const world = await connectedWorld()
  const { vpcId } = world.state.stack
  const undecided = (...findings: ReadonlyArray<InspectionFinding>) =>
    undecidedIn({ type: 'RepairConnection', data: { findings } }).map(({ id }) => id)
  expect(undecided(...findingsOf(world))).toEqual([])
  expect(
    undecided(...findingsOf(world), { id: 'vpc-missing', level, evidence: { vpcId } }),
  ).toEqual(['dns-hostnames-off', 'internet-gateway-missing', 'vpc-missing'])
})

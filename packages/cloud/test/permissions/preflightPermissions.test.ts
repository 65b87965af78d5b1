import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Received,
  type Reply,
  awsError,
  customerAccountId,
  customerCidr,
  customerVpcId,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  rescaleCidr,
  rescaleVpcId,
  routeTableId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { rescaleCloud } from '../../src/rescaleCloud.ts'

const allowed = awsError('DryRunOperation', 'Request would have succeeded', 412)
const denied = awsError('UnauthorizedOperation', 'You are not authorized', 403)

const rescaleActions = [
  'CreateVpcPeeringConnection',
  'DeleteVpcPeeringConnection',
  'DescribeVpcPeeringConnections',
  'RejectVpcPeeringConnection',
  'CreateRoute',
  'DeleteRoute',
  'DescribeRouteTables',
  'ReplaceRoute',
]

const consoleActions = [
  'AcceptVpcPeeringConnection',
  'CreateVpc',
  'DeleteVpcPeeringConnection',
  'DescribeAvailabilityZones',
  'DescribeInstances',
  'DescribeInternetGateways',
  'DescribeNatGateways',
  'DescribeNetworkAcls',
  'DescribeNetworkInterfaces',
  'DescribeRegions',
  'DescribeSecurityGroups',
  'DescribeSubnets',
  'DescribeTags',
  'DescribeVpcEndpoints',
  'DescribeVpcPeeringConnections',
  'DescribeVpcs',
  'RejectVpcPeeringConnection',
  'CreateRoute',
  'DeleteRoute',
  'DescribeRouteTables',
  'ReplaceRoute',
]

const answering = (actions: ReadonlyArray<string>, reply: (received: Received) => Reply) =>
  fakeAws(Object.fromEntries(actions.map((action) => [action, reply])))

const route = { routeTableId, destination: rescaleCidr, peeringId }

const askRescale = (reply: (received: Received) => Reply) => {
  const aws = answering(rescaleActions, reply)
  const cloud = rescaleCloud({ wait: fakeWait(), awsFor: aws.awsFor })
  const run = cloud.preflightPermissions({
    ...route,
    region,
    rescaleVpcId,
    customerAccountId,
    customerVpcId,
  })
  return { aws, run }
}

describe('asking for permissions', () => {
  it('never does what it asks about', async () => {
    const { aws, run } = askRescale(() => allowed)
    valid(await run())
    const [asks, others] = [
      aws.received.filter(({ service }) => service === 'ec2'),
      aws.received.filter(({ service }) => service !== 'ec2'),
    ]
    expect(asks.map(({ params }) => params['DryRun'])).toEqual(rescaleActions.map(() => 'true'))
    expect(others.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  })

  it('has three answers', async () => {
    const { run } = askRescale(({ action }) => {
      if (action === 'CreateRoute') return denied
      return action === 'DeleteVpcPeeringConnection'
        ? awsError('InvalidVpcPeeringConnectionID.NotFound')
        : allowed
    })
    const { checks } = valid(await run())
    expect(checks).toEqual(
      rescaleActions.map((action) => {
        if (action === 'CreateRoute') {
          return {
            action: 'ec2:CreateRoute',
            answer: 'refused',
            code: 'UnauthorizedOperation',
            message: 'You are not authorized',
          }
        }
        return action === 'DeleteVpcPeeringConnection'
          ? {
              action: 'ec2:DeleteVpcPeeringConnection',
              answer: 'unknown',
              code: 'InvalidVpcPeeringConnectionID.NotFound',
            }
          : { action: `ec2:${action}`, answer: 'allowed' }
      }),
    )
  })

  it('asks for the DNS option, each party for its own, only where it is agreed', async () => {
    const option = 'ModifyVpcPeeringConnectionOptions'
    const aws = answering([...rescaleActions, ...consoleActions, option], () => allowed)
    const wired = { wait: fakeWait(), newRequestToken, awsFor: aws.awsFor }
    const agreed = { ...route, region, peeringDns: true }
    const rescale = { rescaleVpcId, customerAccountId, customerVpcId }
    valid(await rescaleCloud(wired).preflightPermissions({ ...agreed, ...rescale })())
    valid(await customerConsole(wired).preflightPermissions({ ...agreed, vpcCidr: customerCidr })())
    const asked = aws.received.filter(({ action }) => action === option)
    expect(asked.map(({ params }) => params)).toMatchObject([
      {
        DryRun: 'true',
        'RequesterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc': 'true',
      },
      {
        DryRun: 'true',
        'AccepterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc': 'true',
      },
    ])
    expect(asked.map(({ params }) => Object.keys(params).length)).toEqual([5, 5])
  })

  it('says what it could not ask', async () => {
    const { notCovered } = valid(await askRescale(() => allowed).run())
    expect(notCovered.map(({ action }) => action)).toEqual(['ec2:CreateTags', 'sts:AssumeRole'])
    expect(notCovered.every(({ reason }) => reason.length > 0)).toBe(true)
  })

  it.each([
    ['RequestLimitExceeded', 503, 'RequestLimitExceeded'],
    ['AuthFailure', 401, 'RegionNotEnabled'],
    ['OptInRequired', 403, 'RegionNotEnabled'],
  ])('draws no conclusion from %s', async (wire, status, code) => {
    const { run } = askRescale(() => awsError(wire, 'no', status))
    expect(refused(await run())).toMatchObject({
      operation: 'RescaleCloud.preflightPermissions',
      code,
    })
  })

  it('covers what the customer administrator does in EC2, and names the rest', async () => {
    const aws = answering(consoleActions, () => allowed)
    const customer = customerConsole({
      wait: fakeWait(),
      newRequestToken,
      awsFor: aws.awsFor,
    })
    const { checks, notCovered } = valid(
      await customer.preflightPermissions({ ...route, region, vpcCidr: customerCidr })(),
    )
    expect(checks.map(({ action, answer }) => [action, answer])).toEqual(
      consoleActions.map((action) => [`ec2:${action}`, 'allowed']),
    )
    expect(notCovered.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'cloudformation:CreateStack',
        'cloudformation:DescribeStackResources',
        'ec2:AssociateVpcCidrBlock',
        'iam:UpdateAssumeRolePolicy',
      ]),
    )
  })
})

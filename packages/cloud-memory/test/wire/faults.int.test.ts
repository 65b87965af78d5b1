import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { accessKeysOf, createRequestHandler } from '@byoa/cloud-memory/wire'
import { expect, test } from 'vitest'

import { newWireCloud, thrownBy } from './wireCloud.ts'

test('a timeout after the effect is a TimeoutError, and the effect is there', async () => {
  const { cloud, customer } = newWireCloud()
  cloud.planFaults([{ onCall: 'CreateVpc', kind: 'timeout-after-effect' }])
  const lost = await thrownBy(
    customer.ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' })),
  )
  expect(lost.name).toBe('TimeoutError')
  const { Vpcs } = await customer.ec2.send(new DescribeVpcsCommand({}))
  expect(Vpcs?.map(({ CidrBlock }) => CidrBlock)).toEqual(['10.64.0.0/16'])
})

test('a client that retries gets through throttling, and nothing is made twice', async () => {
  const { cloud } = newWireCloud()
  const ec2 = new EC2Client({
    requestHandler: createRequestHandler(cloud),
    region: 'us-east-1',
    credentials: accessKeysOf(cloud, '111122223333'),
    maxAttempts: 3,
  })
  cloud.planFaults([{ onCall: 1, kind: 'throttle' }])
  const { $metadata } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' }))
  expect($metadata.attempts).toBe(2)
  expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1)
})

test('each service has its own words for the same misfortune', async () => {
  const { cloud, customer } = newWireCloud()
  const kinds = ['throttle', 'refuse', 'expired-credentials'] as const
  const said = []
  for (const kind of kinds) {
    cloud.planFaults([
      { onCall: 'DescribeVpcs', kind },
      { onCall: 'ListRoles', kind },
    ])
    const ec2 = await thrownBy(customer.ec2.send(new DescribeVpcsCommand({})))
    const iam = await thrownBy(customer.iam.send(new ListRolesCommand({})))
    said.push([ec2.code, ec2.status, iam.code, iam.status])
  }
  expect(said).toEqual([
    ['RequestLimitExceeded', 503, 'Throttling', 400],
    ['UnauthorizedOperation', 403, 'AccessDenied', 403],
    ['RequestExpired', 400, 'ExpiredToken', 403],
  ])
})

test('every answer has an id of its own in its header, errors too', async () => {
  const { customer } = newWireCloud()
  const ids = new Set<string | undefined>()
  for (let count = 0; count < 50; count += 1) {
    const { $metadata } = await customer.sts.send(new GetCallerIdentityCommand({}))
    ids.add($metadata.requestId)
    const input = { RoleName: 'x', AssumeRolePolicyDocument: '{' }
    ids.add((await thrownBy(customer.iam.send(new CreateRoleCommand(input)))).requestId)
  }
  expect(ids.size).toBe(100)
  expect(ids.has(undefined)).toBe(false)
})

test('a request that is aborted before it is sent is not made', async () => {
  const { cloud, customer } = newWireCloud()
  const abortSignal = AbortSignal.abort()
  const aborted = await thrownBy(customer.ec2.send(new DescribeVpcsCommand({}), { abortSignal }))
  expect(aborted.name).toBe('AbortError')
  expect(cloud.calls()).toEqual([])
})

test('clouds do not hear of each other', async () => {
  const one = newWireCloud()
  const other = newWireCloud()
  await one.customer.ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' }))
  expect((await other.customer.ec2.send(new DescribeVpcsCommand({}))).Vpcs).toEqual([])
})

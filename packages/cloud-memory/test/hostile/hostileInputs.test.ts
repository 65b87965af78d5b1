/**
 * Hostile input is answered, and soon: nothing keeps the event loop from others. These are bounds
 * of safety, not figures of speed: without the limits that this holds to, such inputs take from
 * many seconds to longer than anybody lives, and the bounds are far above what a busy machine adds.
 * How fast the wire is under load is measured by the benchmark.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'

import { createRequestHandler, services } from '@byoa/cloud-memory/wire'
import { expect, test } from 'vitest'

import { decodeUtf8 } from '../../src/wire/utf8.ts'
import { callAsCustomer, newCloud } from '../story.ts'
import { customer } from '../setupTemplateOf.ts'
import { type HostileCall, hostileCalls } from './hostileCalls.ts'

const mostCpuMilliseconds = 750
const longestBlockMilliseconds = 5000

/** Everything that a hostile call can be about; groups enough that each of them counts. */
const openCloud = () => {
  const cloud = newCloud()
  const { VpcId } = callAsCustomer(cloud, 'CreateVpc', { CidrBlock: '10.64.0.0/16' }).Vpc
  const groups = Array.from({ length: 1000 }, (_, index) =>
    callAsCustomer(cloud, 'CreateSecurityGroup', {
      GroupName: `group-${index}`,
      Description: 'a'.repeat(200),
      VpcId,
    }),
  )
  const allowing = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
  const RoleName = 'open'
  const Principal = { AWS: `arn:aws:iam::${customer}:root` }
  const AssumeRolePolicyDocument = allowing({ Principal, Action: 'sts:AssumeRole' })
  callAsCustomer(cloud, 'CreateRole', { RoleName, AssumeRolePolicyDocument })
  callAsCustomer(cloud, 'PutRolePolicy', {
    RoleName,
    PolicyName: 'wildcards',
    PolicyDocument: allowing({ Action: '*', Resource: `arn:aws:ec2:${'*a'.repeat(4000)}b` }),
  })
  return { cloud, ids: { VPC: VpcId, GROUP: groups[0]?.GroupId ?? '' } }
}

const { cloud, ids } = openCloud()
const handler = createRequestHandler(cloud)

const bodyOf = ({ action, parameters }: HostileCall, version: string): string =>
  [['Action', action], ['Version', version], ...parameters]
    .map(([name = '', value = '']) => {
      const known = value === 'VPC' || value === 'GROUP' ? ids[value] : value
      return `${name}=${encodeURIComponent(known)}`
    })
    .join('&')

const answerTo = async (call: HostileCall) => {
  const service = services.find(({ inputs }) => inputs.has(call.action))
  const scope = `AKIA${customer}ADMN/20260101/us-east-1/${service?.name ?? ''}/aws4_request`
  const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, Signature=0` }
  const body = bodyOf(call, service?.version ?? '')
  const before = process.threadCpuUsage()
  const { response } = await handler.handle({ method: 'POST', headers, body })
  const { user, system } = process.threadCpuUsage(before)
  return { response, cpuMilliseconds: (user + system) / 1000 }
}

test.each(hostileCalls.map((call) => [call.what, call] as const))(
  '%s is answered, and blocks nobody',
  async (_what, call) => {
    const delays = monitorEventLoopDelay({ resolution: 1 })
    delays.enable()
    await setTimeout(3)
    const { response, cpuMilliseconds } = await answerTo(call)
    await setTimeout(3)
    delays.disable()
    expect([200, 400, 403, 404, 409]).toContain(response.statusCode)
    expect(decodeUtf8(response.body).length).toBeLessThan(2_000_000)
    expect(cpuMilliseconds).toBeLessThan(mostCpuMilliseconds)
    expect(delays.max / 1e6).toBeLessThan(longestBlockMilliseconds)
  },
)

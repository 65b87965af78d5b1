import { parseRegion } from '@byoa/core/iam/identity'
import { answer, fakeAws, region, valid } from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { awsClients } from '../../src/clients/AwsClients.ts'
import { sdkAws } from '../../src/sdkAws.ts'

describe('clients of a Region', () => {
  it.each([
    ['us-east-1', 'amazonaws.com'],
    ['ap-northeast-1', 'amazonaws.com'],
    ['us-gov-west-1', 'amazonaws.com'],
    ['cn-north-1', 'amazonaws.com.cn'],
    ['cn-northwest-1', 'amazonaws.com.cn'],
    ['us-iso-east-1', 'c2s.ic.gov'],
    ['eusc-de-east-1', 'amazonaws.eu'],
  ])('of %s speak to its own endpoints, STS too', async (code, suffix) => {
    const where = valid(parseRegion(code))
    const aws = fakeAws({
      DescribeVpcs: answer({}),
      DescribeStacks: answer({}),
      GetCallerIdentity: answer({}),
    })
    const { ec2, cloudFormation, sts } = aws.awsFor(where)
    valid(await ec2.describeVpcs({})())
    valid(await cloudFormation.describeStacks({})())
    valid(await sts.getCallerIdentity({})())
    expect(aws.received.map(({ hostname }) => hostname)).toEqual([
      `ec2.${code}.${suffix}`,
      `cloudformation.${code}.${suffix}`,
      `sts.${code}.${suffix}`,
    ])
    expect(aws.received.map((one) => one.region)).toEqual([code, code, code])
  })

  it('share their connections with clients of other credentials', () => {
    const credentials = { accessKeyId: 'AKIDRESCALE', secretAccessKey: 'rescale-secret' }
    const clients = awsClients({ credentials })(region)
    const handlers = [
      clients.ec2(),
      clients.iam(),
      clients.sts(),
      clients.cloudFormation(),
      clients.as(credentials).ec2(),
      clients.as({ ...credentials, sessionToken: 'token' }).iam(),
    ].map((client) => client.config.requestHandler)
    expect(new Set(handlers).size).toBe(1)
    expect(awsClients({ credentials })(region).sts().config.requestHandler).not.toBe(handlers[0])
  })

  it('are made once', () => {
    const credentials = { accessKeyId: 'AKIDRESCALE', secretAccessKey: 'rescale-secret' }
    const clients = awsClients({ credentials })(region)
    expect(clients.ec2()).toBe(clients.ec2())
    expect(clients.sts()).toBe(clients.sts())
    const awsFor = sdkAws({ credentials })
    expect(awsFor(region)).toBe(awsFor(region))
  })
})

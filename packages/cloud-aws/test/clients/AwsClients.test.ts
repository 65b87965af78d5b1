import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { parseRegion } from '@byoa/core/iam/identity'
import { describe, expect, it } from 'vitest'

import { awsClients } from '../../src/clients/AwsClients.ts'
import { answer, fakeAws } from '../fakeAws.ts'
import { region } from '../samples.ts'
import { valid } from '../valid.ts'

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
    await aws.ec2(where).send(new DescribeVpcsCommand({}))
    await aws.cloudFormation(where).send(new DescribeStacksCommand({}))
    await aws.sts(where).send(new GetCallerIdentityCommand({}))
    expect(aws.received.map(({ hostname }) => hostname)).toEqual([
      `ec2.${code}.${suffix}`,
      `cloudformation.${code}.${suffix}`,
      `sts.${code}.${suffix}`,
    ])
    expect(aws.received.map((one) => one.region)).toEqual([code, code, code])
  })

  it('share their connections with clients of other credentials', () => {
    const credentials = { accessKeyId: 'AKIDRESCALE', secretAccessKey: 'rescale-secret' }
    const clients = awsClients({ credentials })
    const handlers = [
      clients.ec2(region),
      clients.sts(region),
      clients.cloudFormation(region),
      clients.ec2As(region, credentials),
      clients.ec2As(region, { ...credentials, sessionToken: 'token' }),
    ].map((client) => client.config.requestHandler)
    expect(new Set(handlers).size).toBe(1)
    expect(awsClients({ credentials }).sts(region).config.requestHandler).not.toBe(handlers[0])
  })

  it('are made once', () => {
    const aws = fakeAws({})
    expect(aws.ec2(region)).toBe(aws.ec2(region))
    expect(aws.sts(region)).toBe(aws.sts(region))
    expect(aws.cloudFormation(region)).toBe(aws.cloudFormation(region))
  })
})

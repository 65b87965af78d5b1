import { describe, expect, test } from 'vitest'

import {
  type InterfaceService,
  interfaceServiceName,
  s3GatewayServiceName,
} from '../../src/cloudformation/endpointServices.ts'
import { Region } from '../../src/iam/identity/Partition.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

const named = (region: string, service: InterfaceService): string =>
  interfaceServiceName(certainlyOf(Region, region), service)

/** As DescribeVpcEndpointServices names them. */
describe('endpoint services', () => {
  const cases: ReadonlyArray<readonly [region: string, service: InterfaceService, name: string]> = [
    ['us-east-1', 'ec2', 'com.amazonaws.us-east-1.ec2'],
    ['us-gov-west-1', 'sts', 'com.amazonaws.us-gov-west-1.sts'],
    ['cn-north-1', 'ec2', 'cn.com.amazonaws.cn-north-1.ec2'],
    ['cn-northwest-1', 'sts', 'cn.com.amazonaws.cn-northwest-1.sts'],
    ['cn-north-1', 'monitoring', 'cn.com.amazonaws.cn-north-1.monitoring'],
    ['cn-north-1', 'ssm', 'com.amazonaws.cn-north-1.ssm'],
    ['cn-north-1', 'kms', 'com.amazonaws.cn-north-1.kms'],
    ['us-iso-east-1', 'ec2', 'gov.ic.c2s.us-iso-east-1.ec2'],
    ['us-iso-east-1', 'monitoring', 'com.amazonaws.us-iso-east-1.monitoring'],
    ['us-iso-west-1', 'monitoring', 'gov.ic.c2s.us-iso-west-1.monitoring'],
    ['us-isob-east-1', 'ec2', 'gov.sgov.sc2s.us-isob-east-1.ec2'],
    ['eusc-de-east-1', 'ec2', 'com.amazonaws.eusc-de-east-1.ec2'],
  ]

  test.each(cases)('%s %s', (region, service, name) => {
    expect(named(region, service)).toBe(name)
  })

  test('the gateway of S3 is named alike everywhere', () => {
    expect(s3GatewayServiceName(certainlyOf(Region, 'cn-north-1'))).toBe(
      'com.amazonaws.cn-north-1.s3',
    )
  })
})

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
    ['us-gov-west-1', 'monitoring', 'com.amazonaws.us-gov-west-1.monitoring'],
    ['eusc-de-east-1', 'logs', 'com.amazonaws.eusc-de-east-1.logs'],
    ['cn-north-1', 'monitoring', 'cn.com.amazonaws.cn-north-1.monitoring'],
    ['cn-north-1', 'ssm', 'com.amazonaws.cn-north-1.ssm'],
    ['cn-north-1', 'kms', 'com.amazonaws.cn-north-1.kms'],
    ['us-iso-east-1', 'monitoring', 'com.amazonaws.us-iso-east-1.monitoring'],
    ['us-iso-west-1', 'monitoring', 'gov.ic.c2s.us-iso-west-1.monitoring'],
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

import { describe, expect, test } from 'vitest'

import {
  type InterfaceService,
  endpointServiceOf,
  gatewayServiceName,
  interfaceServiceName,
} from '../../src/network/endpointServices.ts'

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
    expect(interfaceServiceName(region, service)).toBe(name)
    expect(endpointServiceOf(region, name)).toBe(service)
  })

  test('gateways are named alike everywhere', () => {
    expect(gatewayServiceName('cn-north-1', 's3')).toBe('com.amazonaws.cn-north-1.s3')
    expect(gatewayServiceName('us-east-1', 'dynamodb')).toBe('com.amazonaws.us-east-1.dynamodb')
  })

  test.each([
    ['us-east-1', 'com.amazonaws.us-east-1.ecr.api', 'ecr.api'],
    ['cn-north-1', 'cn.com.amazonaws.cn-north-1.ecr.api', 'ecr.api'],
    ['us-east-1', 'com.amazonaws.us-east-1.', undefined],
    ['us-east-1', 'com.amazonaws.us-west-2.s3', undefined],
    ['us-east-1', 'cn.com.amazonaws.us-east-1.ssm', undefined],
    ['us-east-1', 's3', undefined],
    ['cn-north-1', 'com.amazonaws.cn-north-1.monitoring', undefined],
    ['cn-north-1', 'cn.com.amazonaws.cn-north-1.ssm', undefined],
  ])('in %s, %s is %s', (region, name, service) => {
    expect(endpointServiceOf(region, name)).toBe(service)
  })
})

import { expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

test('DescribeInstances lists none, and looks at what it is asked', () => {
  const { customer } = newSandbox()
  const Filters = [{ Name: 'vpc-id', Values: ['vpc-0123456789abcdef0'] }]
  expect(customer.ok('DescribeInstances', { Filters })).toEqual({ Reservations: [] })
  expect(customer.refused('DescribeInstances', { Filters: [{ Name: 'size', Values: [] }] })).toBe(
    'InvalidParameterValue',
  )
  expect(customer.refused('DescribeInstances', { MaxResults: 4 })).toBe('InvalidParameterValue')
  expect(customer.refused('DescribeInstances', { NextToken: 'page-1' })).toBe(
    'InvalidParameterValue',
  )
  const refusedId = (id: string) => customer.refused('DescribeInstances', { InstanceIds: [id] })
  expect(refusedId('i-0123456789abcdef0')).toBe('InvalidInstanceID.NotFound')
  expect(refusedId('nonsense')).toBe('InvalidInstanceID.Malformed')
})

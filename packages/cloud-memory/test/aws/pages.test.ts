import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
      Action: 'sts:AssumeRole',
    },
  ],
})

const withRoles = (count: number) => {
  const { customer } = newSandbox()
  for (let index = 0; index < count; index += 1) {
    customer.ok('CreateRole', {
      RoleName: `role-${index}`,
      AssumeRolePolicyDocument: trust,
      Path: index % 2 === 0 ? '/even/' : '/odd/',
    })
  }
  return customer
}

interface Listing {
  readonly MaxItems?: number
  readonly PathPrefix?: string
  readonly Marker?: string
}

/** The names on every page. */
const rolePages = (actor: Actor, input: Listing): ReadonlyArray<ReadonlyArray<string>> => {
  const { Roles, IsTruncated, Marker } = actor.ok('ListRoles', input)
  expect(IsTruncated).toBe(Marker !== undefined)
  const names = Roles.map(({ RoleName }) => RoleName)
  return Marker === undefined ? [names] : [names, ...rolePages(actor, { ...input, Marker })]
}

describe('lists of IAM', () => {
  test('come in pages of a size of the caller’s choice, with everything once', () => {
    const customer = withRoles(7)
    const pages = rolePages(customer, { MaxItems: 3 })
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
    expect(new Set(pages.flat()).size).toBe(7)
    expect(rolePages(customer, {})).toHaveLength(1)
    const odd = rolePages(customer, { MaxItems: 2, PathPrefix: '/odd/' })
    expect(odd).toEqual([['role-1', 'role-3'], ['role-5']])
  })

  test('refuse sizes out of bounds, and markers of other calls', () => {
    const customer = withRoles(4)
    for (const MaxItems of [0, 1001]) {
      expect(customer.error('ListRoles', { MaxItems })).toMatchObject({
        code: 'ValidationError',
        message: expect.stringContaining('maxItems') as unknown,
      })
    }
    const { Marker = '' } = customer.ok('ListRoles', { MaxItems: 1, PathPrefix: '/even/' })
    expect(customer.error('ListRoles', { Marker })).toEqual({
      code: 'ValidationError',
      message: `Invalid value '${Marker}' for marker`,
      status: 400,
    })
  })

  test('of policies are paged, too', () => {
    const customer = withRoles(1)
    const RoleName = 'role-0'
    for (const name of ['AmazonEC2ReadOnlyAccess', 'IAMReadOnlyAccess']) {
      customer.ok('AttachRolePolicy', { RoleName, PolicyArn: `arn:aws:iam::aws:policy/${name}` })
      customer.ok('PutRolePolicy', {
        RoleName,
        PolicyName: name,
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
        }),
      })
    }
    for (const action of ['ListRolePolicies', 'ListAttachedRolePolicies'] as const) {
      const first = customer.ok(action, { RoleName, MaxItems: 1 })
      expect(first.IsTruncated).toBe(true)
      const rest = customer.ok(action, { RoleName, Marker: first.Marker ?? '' })
      expect(rest.IsTruncated).toBe(false)
      expect(rest.Marker).toBeUndefined()
      expect(JSON.stringify(rest)).toContain('IAMReadOnlyAccess')
      expect(JSON.stringify(first)).not.toContain('IAMReadOnlyAccess')
    }
  })
})

describe('a token', () => {
  test('is good for the call it was given for, without the wire, too', () => {
    const { customer } = newSandbox({ quotas: { vpcsPerRegion: 20 } })
    for (let index = 0; index < 8; index += 1) {
      customer.ok('CreateVpc', { CidrBlock: `10.${index}.0.0/16` })
    }
    const Filters = [{ Name: 'state', Values: ['available'] }]
    const { NextToken = '' } = customer.ok('DescribeVpcs', { Filters, MaxResults: 5 })
    const reordered = {
      NextToken,
      MaxResults: 6,
      Filters: [{ Values: ['available'], Name: 'state' }],
    }
    expect(customer.ok('DescribeVpcs', reordered).Vpcs).toHaveLength(3)
    const notDry = { NextToken, Filters, DryRun: false }
    expect(customer.ok('DescribeVpcs', notDry).Vpcs).toHaveLength(3)
    const refusal = (token: string) => ({
      code: 'InvalidParameterValue',
      message: `Invalid value '${token}' for nextToken`,
      status: 400,
    })
    expect(customer.error('DescribeVpcs', { NextToken })).toEqual(refusal(NextToken))
    expect(customer.error('DescribeRouteTables', { NextToken, Filters })).toEqual(
      refusal(NextToken),
    )
    expect(customer.error('DescribeVpcs', { NextToken: 'page-5', Filters })).toEqual(
      refusal('page-5'),
    )
  })
})

test('a call takes 200 values of filters, and not one more', () => {
  const { customer } = newSandbox()
  const values = (count: number) => Array.from({ length: count }, (_, index) => `vpc-${index}`)
  const Filters = [
    { Name: 'vpc-id', Values: values(150) },
    { Name: 'cidr', Values: values(50) },
  ]
  expect(customer.ok('DescribeVpcs', { Filters }).Vpcs).toEqual([])
  const more = [...Filters, { Name: 'state', Values: ['available'] }]
  expect(customer.error('DescribeVpcs', { Filters: more })).toEqual({
    code: 'FilterLimitExceeded',
    message: 'The maximum number of filter values specified on a single call is 200',
    status: 400,
  })
})

/** @source https://github.com/ansible/workshops/pull/530 */
test('filters take values of 255 characters', () => {
  const { customer } = newSandbox()
  const ofLength = (length: number) => ({
    Filters: [{ Name: 'tag:a', Values: ['a'.repeat(length)] }],
  })
  expect(customer.ok('DescribeVpcs', ofLength(255)).Vpcs).toEqual([])
  expect(customer.error('DescribeVpcs', ofLength(256))).toEqual({
    code: 'FilterLimitExceeded',
    message: 'The maximum length for a filter value is 255 characters',
    status: 400,
  })
})

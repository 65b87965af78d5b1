import { services } from '@byoa/cloud-memory/wire'
import { describe, expect, test } from 'vitest'

import { taggableTypes } from '../../src/aws/ec2/soundTags.ts'
import { newSandbox, newVpc } from '../sandbox.ts'

const scene = () => {
  const { customer } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const tagsOf = () => customer.ok('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs[0]?.Tags ?? []
  return { customer, VpcId, Resources: [VpcId], tagsOf }
}

type Tags = ReadonlyArray<{ readonly Key: string; readonly Value?: string }>

const keys = (count: number): Tags =>
  Array.from({ length: count }, (_, index) => ({ Key: `k${index}` }))

const specified = (Tags: Tags, ResourceType = 'vpc') => [{ ResourceType, Tags }]

test('every action with tag specifications says what they are for', () => {
  const withTags = services.flatMap(({ schema }) =>
    Object.entries(schema.actions)
      .filter(([, { input }]) => 'TagSpecification' in (schema.inputs[input]?.served ?? {}))
      .map(([action]) => action),
  )
  expect(Object.keys(taggableTypes).toSorted()).toEqual(withTags.toSorted())
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
describe('tags of a request', () => {
  test.each<[string, Tags, string, string]>([
    [
      'an empty key',
      [{ Key: '' }],
      'InvalidParameterValue',
      "Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty.",
    ],
    [
      'a key of 129 characters',
      [{ Key: 'k'.repeat(129) }],
      'InvalidParameterValue',
      'Tag key exceeds the maximum length of 128 characters',
    ],
    [
      'a value of 257 characters',
      [{ Key: 'k', Value: 'v'.repeat(257) }],
      'InvalidParameterValue',
      'Tag value exceeds the maximum length of 256 characters',
    ],
    [
      'a key twice',
      [{ Key: 'Name', Value: 'a' }, { Key: 'Name' }],
      'InvalidParameterValue',
      "Duplicate tag key 'Name' specified.",
    ],
    [
      '51 of them',
      keys(51),
      'TagLimitExceeded',
      'The maximum number of Tags for a resource has been reached.',
    ],
  ])('are refused with %s', (_what, Tags, code, message) => {
    const { customer, Resources, tagsOf } = scene()
    const refused = { code, message, status: 400 }
    expect(customer.error('CreateTags', { Resources, Tags })).toEqual(refused)
    const making = { CidrBlock: '10.65.0.0/16', TagSpecifications: specified(Tags) }
    expect(customer.error('CreateVpc', making)).toEqual(refused)
    expect(tagsOf()).toEqual([])
  })

  test('may be 50, of 128 and 256 characters, in keys that differ in case', () => {
    const { customer, Resources, tagsOf } = scene()
    const longest = { Key: 'k'.repeat(128), Value: 'v'.repeat(256) }
    const Tags = [longest, { Key: 'Name' }, { Key: 'name' }, ...keys(47)]
    customer.ok('CreateTags', { Resources, Tags })
    expect(tagsOf()).toHaveLength(50)
  })

  test('count with those that a resource has, but not where they take their place', () => {
    const { customer, Resources, tagsOf } = scene()
    customer.ok('CreateTags', { Resources, Tags: keys(50) })
    customer.ok('CreateTags', { Resources, Tags: [{ Key: 'k0', Value: 'new' }] })
    expect(customer.refused('CreateTags', { Resources, Tags: [{ Key: 'other' }] })).toBe(
      'TagLimitExceeded',
    )
    expect(tagsOf()).toHaveLength(50)
  })

  test.each(['aws:x', 'AWS:x'])('are not %s, which is for AWS', (Key) => {
    const { customer, Resources } = scene()
    const reserved = "Tag keys starting with 'aws:' are reserved for internal use"
    for (const action of ['CreateTags', 'DeleteTags'] as const) {
      expect(customer.error(action, { Resources, Tags: [{ Key }] })).toMatchObject({
        code: 'InvalidParameterValue',
        message: `Value ( ${Key} ) for parameter key is invalid. ${reserved}`,
      })
    }
    expect(
      customer.error('CreateVpc', {
        CidrBlock: '10.65.0.0/16',
        TagSpecifications: specified([{ Key }]),
      }),
    ).toMatchObject({ code: 'InvalidParameterValue', message: reserved })
  })
})

describe('tag specifications', () => {
  test.each([
    ['CreateVpc', { CidrBlock: '10.65.0.0/16' }, 'InvalidParameter'],
    ['CreateInternetGateway', {}, 'InvalidParameterValue'],
  ] as const)('of %s for another type are refused', (action, input, code) => {
    const { customer } = scene()
    const TagSpecifications = specified([{ Key: 'a' }], 'subnet')
    expect(customer.error(action, { ...input, TagSpecifications })).toEqual({
      code,
      message: "'subnet' is not a valid taggable resource type for this operation.",
      status: 400,
    })
  })

  test('are for a type once', () => {
    const { customer } = scene()
    const TagSpecifications = [...specified([{ Key: 'a' }]), ...specified([{ Key: 'b' }])]
    expect(
      customer.error('CreateVpc', { CidrBlock: '10.65.0.0/16', TagSpecifications }),
    ).toMatchObject({
      code: 'InvalidParameterValue',
      message: 'The same resource type may not be specified more than once in tag specifications',
    })
  })
})

describe('an ID that is tagged', () => {
  /** @source https://github.com/coreos/coreos-assembler/pull/2566 */
  test.each([
    ['vpc-0123456789abcdef0', 'InvalidVpcID.NotFound'],
    ['subnet-0123456789abcdef0', 'InvalidSubnetID.NotFound'],
    ['igw-0123456789abcdef0', 'InvalidInternetGatewayID.NotFound'],
    ['eipalloc-0123456789abcdef0', 'InvalidElasticIpID.NotFound'],
    ['sgr-0123456789abcdef0', 'InvalidSecurityGroupRuleId.NotFound'],
    ['pcx-0123456789abcdef0', 'InvalidVpcPeeringConnectionID.NotFound'],
    ['ami-0123456789abcdef0', 'InvalidID'],
    ['vpc-', 'InvalidID'],
    ['', 'InvalidID'],
  ])('of nothing is refused by its kind: %s', (id, code) => {
    const { customer, VpcId, tagsOf } = scene()
    const Resources = [VpcId, id]
    expect(customer.refused('CreateTags', { Resources, Tags: [{ Key: 'a' }] })).toBe(code)
    expect(customer.refused('DeleteTags', { Resources })).toBe(code)
    expect(tagsOf()).toEqual([])
  })
})

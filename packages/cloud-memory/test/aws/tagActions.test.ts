import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

const tagged = () => {
  const { customer } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const Resources = [VpcId]
  customer.ok('CreateTags', { Resources, Tags: [{ Key: 'a', Value: '1' }, { Key: 'b' }] })
  const tags = () => customer.ok('DescribeVpcs', {}).Vpcs[0]?.Tags
  return { customer, Resources, tags }
}

describe('tags', () => {
  test('without a value have an empty one', () => {
    expect(tagged().tags()).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '' },
    ])
  })

  test.each([
    ['by key, whatever the value', [{ Key: 'a' }], ['b']],
    ['by key and value', [{ Key: 'a', Value: '1' }], ['b']],
    ['not with another value', [{ Key: 'a', Value: '2' }], ['a', 'b']],
    ['not with an empty value for any', [{ Key: 'a', Value: '' }], ['a', 'b']],
    ['all, when none is named', undefined, []],
  ])('are deleted %s', (_name, Tags, left) => {
    const { customer, Resources, tags } = tagged()
    customer.ok('DeleteTags', { Resources, ...(Tags === undefined ? {} : { Tags }) })
    expect(tags()?.map(({ Key }) => Key)).toEqual(left)
  })
})

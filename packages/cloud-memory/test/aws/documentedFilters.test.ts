/**
 * The filters and sizes of pages of every Describe action that is served, against what AWS
 * documents: filters as the documentation comments of the SDK list them.
 */
import type { ActionName } from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import type { Ec2Inputs } from '../../src/aws/ec2/Ec2Inputs.ts'
import { ec2Schema } from '../../src/wire/schemas/ec2Schema.ts'
import { type Actor, newSandbox, newVpc } from '../sandbox.ts'
import { documentedFilters } from '../served/documentedFilters.ts'

type Ec2Action = ActionName & keyof Ec2Inputs

/** Calls an action with what a table says of its input. */
const answerOf = (actor: Actor, action: string, input: object) =>
  actor.call(action as Ec2Action, input as never)

const codeOf = (actor: Actor, action: string, input: object): string => {
  const answered = answerOf(actor, action, input)
  return E.isLeft(answered) ? answered.left.code : 'ok'
}

/** The parameters of an action that are members of a list. */
const inputOf = (action: string) =>
  ec2Schema.inputs[ec2Schema.actions[action]?.input ?? '']?.served ?? {}

const actions = Object.keys(ec2Schema.actions)

const memberIn = (action: string, names: ReadonlyArray<string>): string | undefined =>
  Object.values(inputOf(action)).find(({ member }) => names.includes(member))?.member

// filters

const filtering = actions.flatMap((action) => {
  const member = memberIn(action, ['Filters', 'Filter'])
  return member === undefined ? [] : [[action, member] as const]
})

describe('filters', () => {
  test.each(filtering)('of %s are those that AWS documents', (action, member) => {
    const { customer } = newSandbox({}, true)
    const names = documentedFilters(`${action}Request`, member)
    expect(names.length).toBeGreaterThan(1)
    const refused = names.filter((name) => {
      const Name = name.replace('<key>', 'a')
      return codeOf(customer, action, { [member]: [{ Name, Values: ['x'] }] }) !== 'ok'
    })
    expect(refused).toEqual([])
  })

  test.each(filtering)('of %s that AWS has not are refused by name', (action, member) => {
    const { customer } = newSandbox()
    const answered = answerOf(customer, action, { [member]: [{ Name: 'colour', Values: ['x'] }] })
    expect(answered).toMatchObject({
      left: { code: 'InvalidParameterValue', message: "The filter 'colour' is invalid" },
    })
  })
})

// pages

/**
 * The valid range of MaxResults.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  DescribeFlowLogs: [5, 1000],
  // Not documented: as of most actions.
  DescribeImages: [5, 1000],
  DescribeInstances: [5, 1000],
  DescribeInternetGateways: [5, 1000],
  DescribeManagedPrefixLists: [1, 100],
  DescribeNatGateways: [5, 1000],
  DescribeNetworkAcls: [5, 1000],
  DescribeNetworkInterfaces: [5, 1000],
  DescribePrefixLists: [1, 1000],
  DescribeRouteTables: [5, 100],
  DescribeSecurityGroupRules: [5, 1000],
  DescribeSecurityGroups: [5, 1000],
  DescribeSubnets: [5, 1000],
  DescribeTags: [5, 1000],
  // More are taken for a thousand.
  DescribeVpcEndpoints: [1, Number.POSITIVE_INFINITY],
  DescribeVpcPeeringConnections: [5, 1000],
  DescribeVpcs: [5, 1000],
  GetManagedPrefixListEntries: [1, 100],
}

const paged = actions.filter((action) => memberIn(action, ['MaxResults']) !== undefined)

const needed = (action: string): object =>
  action === 'GetManagedPrefixListEntries' ? { PrefixListId: 'pl-63a5400a' } : {}

describe('pages', () => {
  test('are of the actions in the table, and of no others', () => {
    expect(paged.toSorted()).toEqual(Object.keys(ranges).toSorted())
  })

  test.each(paged)('of %s have a size in the range that AWS documents', (action) => {
    const { customer } = newSandbox({}, true)
    const [least = 0, most = 0] = ranges[action] ?? []
    const code = (MaxResults: number) => codeOf(customer, action, { ...needed(action), MaxResults })
    expect(code(least - 1)).toBe('InvalidParameterValue')
    expect(code(least)).toBe('ok')
    expect(code(Math.min(most, 5000))).toBe('ok')
    if (Number.isFinite(most)) expect(code(most + 1)).toBe('InvalidParameterValue')
  })

  test.each(paged)('of %s go on with tokens of the same call only', (action) => {
    const { customer } = newSandbox({ quotas: { vpcsPerRegion: 10 } })
    for (let octet = 0; octet < 6; octet += 1) newVpc(customer, `10.${octet}.0.0/16`)
    const { NextToken } = customer.ok('DescribeVpcs', { MaxResults: 5 })
    expect(NextToken).toBeDefined()
    const expected = action === 'DescribeVpcs' ? 'ok' : 'InvalidParameterValue'
    expect(codeOf(customer, action, { ...needed(action), NextToken })).toBe(expected)
    expect(codeOf(customer, action, { ...needed(action), NextToken: 'page-0' })).toBe(
      'InvalidParameterValue',
    )
  })

  /** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
  test.each([
    ['DescribeInstances', 'InstanceIds', 'i-0123456789abcdef0'],
    ['DescribeNetworkInterfaces', 'NetworkInterfaceIds', 'eni-0123456789abcdef0'],
  ])('of %s are not of what %s names', (action, member, id) => {
    const { customer } = newSandbox()
    expect(codeOf(customer, action, { [member]: [id], MaxResults: 5 })).toBe(
      'InvalidParameterCombination',
    )
  })
})

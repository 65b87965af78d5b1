/** The onboarding of two companies by commands alone, and its end. */
import { expect } from 'vitest'

import type { Said } from './Company.ts'
import type { Pair } from './Pair.ts'
import { seenIn } from './accounts.ts'

/** The status of the onboarding, as a command of Rescale's says it. */
export const statusIn = ({ text }: Said): string | undefined => /^onb-\w+ {2}(\w+)/m.exec(text)?.[1]

/** A block that is declined, and another one that is agreed. */
export const agree = async (pair: Pair): Promise<void> => {
  const { customer, onCustomer, onRescale } = pair
  const terms = ['--account-id', '111122223333', '--region', 'us-east-1', '--egress', 'blocked']
  const first = ['request', '--company', 'acme', ...terms, '--zones', '2']
  await onCustomer([...first, '--cidr', '10.0.0.0/16', '--out', customer.path('first.json')])
  await onRescale(['receive', await pair.toRescale('first.json')], 1)
  expect(await pair.toCustomer()).toEqual(['verdict.json'])
  // Three free blocks, the lowest of them first.
  expect(await pair.document('verdict.json')).toMatchObject({
    alternatives: ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16'],
  })
  const answer = ['--request', customer.path('first.json'), '--answers']
  const next = [...answer, customer.path('verdict.json'), '--cidr', '10.60.0.0/16']
  await onCustomer(['request', ...next, '--out', customer.path('request.json')])
  const agreed = await onRescale(['receive', await pair.toRescale('request.json')])
  expect(statusIn(agreed)).toBe('CidrLeased')
  await onRescale(['advance', '--all'])
  expect(await pair.toCustomer()).toEqual(['setup.json', 'template.json'])
  expect(await pair.document('setup.json')).toMatchObject({
    agreedCidr: '10.60.0.0/16',
    rescaleAccountId: '999988887777',
  })
}

/** The stack is deployed, the peering accepted, and the connection in use. */
export const connect = async (pair: Pair): Promise<void> => {
  const { customer, onCustomer, onRescale } = pair
  const setup = customer.path('setup.json')
  await onCustomer(['review', setup])
  expect((await seenIn(pair, 'customer')).vpcs).toEqual([])
  await pair.customerDoes(['deploy', setup], 'stack-report.json')
  const deployed = await seenIn(pair, 'customer')
  expect(deployed).toMatchObject({ vpcs: [['10.60.0.0/16']], peerings: [], routes: [] })
  await onRescale(['receive', await pair.toRescale('stack-report.json')])
  await onRescale(['advance', '--all'])
  expect(await pair.toCustomer()).toEqual(['peering-notice.json'])
  expect((await seenIn(pair, 'customer')).peerings).toEqual(['pending-acceptance'])
  await pair.customerDoes(['connect', customer.path('peering-notice.json'), '--setup', setup])
  expect(await seenIn(pair, 'customer')).toMatchObject({
    peerings: ['active'],
    routes: ['10.0.0.0/16'],
  })
  const proven = await onRescale(['advance', '--all'])
  expect(statusIn(proven)).toBe('Connected')
  expect(await pair.toCustomer()).toEqual(['connection.json'])
  expect((await seenIn(pair, 'rescale')).routes).toContain('10.60.0.0/16')
  expect(await pair.document('connection.json')).toMatchObject({
    accountId: '111122223333',
    vpcCidrs: ['10.60.0.0/16'],
    rescaleVpcCidrs: ['10.0.0.0/16'],
  })
}

/** Rescale ends it, and nothing remains; `agreed` names what was agreed last. */
export const leave = async (pair: Pair, agreed: ReadonlyArray<string>): Promise<void> => {
  const { customer, onRescale } = pair
  await onRescale(['offboard', await pair.onboardingId(), '--reason', 'the contract ended'])
  expect(await pair.toCustomer()).toEqual(['offboarding-notice.json'])
  const notice = customer.path('offboarding-notice.json')
  await pair.customerDoes(['leave', notice, ...agreed], 'clean-exit.json')
  expect(await pair.document('clean-exit.json')).toMatchObject({
    party: 'customer',
    unconfirmed: [],
    remains: [],
  })
  const { removed } = await pair.document('clean-exit.json')
  expect(removed).toEqual(
    expect.arrayContaining(['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean']),
  )
  expect(await seenIn(pair, 'customer')).toEqual({
    vpcs: [],
    dnsSupport: [],
    peerings: [],
    routes: [],
    roles: {},
  })
  const closed = await onRescale(['receive', await pair.toRescale('clean-exit.json')])
  expect(statusIn(closed)).toBe('Closed')
  expect(await pair.toCustomer()).toEqual(['clean-exit.json'])
  expect(await pair.document('clean-exit.json')).toMatchObject({
    party: 'rescale',
    unconfirmed: [],
    remains: [],
    returnedCidrs: ['10.60.0.0/16'],
  })
  expect(await seenIn(pair, 'rescale')).toMatchObject({ peerings: [], routes: [] })
}

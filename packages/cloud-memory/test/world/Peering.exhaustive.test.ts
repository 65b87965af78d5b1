/**
 * What a peering connection is called over time, and until when each side sees it.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 */
import { addSeconds } from '@byoa/core/values'
import { describe, expect, test } from 'vitest'

import {
  type Peering,
  type PeeringPhase,
  isCidrShown,
  isLive,
  isRemembered,
  isTaken,
  isVisible,
  messageAt,
  sideOf,
  statusAt,
} from '../../src/world/Peering.ts'
import { customer, rescale, start, usEast1 } from '../setupTemplateOf.ts'
import { stranger } from '../sandbox.ts'

const hour = 3600
const after = (seconds: number) => addSeconds(start, seconds)

const side = (accountId: string) => ({
  accountId,
  region: usEast1,
  vpcId: `vpc-${accountId}`,
  tags: [],
  dnsResolution: false,
})

const peeringIn = (phase: PeeringPhase, accepter = customer): Peering => ({
  id: 'pcx-0',
  requester: side(rescale),
  accepter: side(accepter),
  createdAt: start,
  visibleToAccepterAt: after(5),
  phase,
})

const requested = (passes: boolean): PeeringPhase => ({
  kind: 'requested',
  validatedAt: after(10),
  passes,
  expiresAt: after(168 * hour),
})
const accepted = (passes: boolean): PeeringPhase => ({
  kind: 'accepted',
  activeAt: after(10),
  passes,
})
const rejected: PeeringPhase = { kind: 'rejected', at: after(10) }
const deletedBy = (by: string): PeeringPhase => ({ kind: 'deleted', deletedAt: after(10), by })

const failed = 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range'

test.each<readonly [PeeringPhase, seconds: number, status: string, message: string]>([
  [requested(true), 9, 'initiating-request', `Initiating Request to ${customer}`],
  [requested(true), 10, 'pending-acceptance', `Pending Acceptance by ${customer}`],
  [requested(true), 168 * hour - 1, 'pending-acceptance', `Pending Acceptance by ${customer}`],
  [requested(true), 168 * hour, 'expired', 'Expired'],
  [requested(false), 9, 'initiating-request', `Initiating Request to ${customer}`],
  [requested(false), 10, 'failed', failed],
  [requested(false), 168 * hour, 'failed', failed],
  [accepted(true), 9, 'provisioning', 'Provisioning'],
  [accepted(true), 10, 'active', 'Active'],
  [accepted(false), 9, 'provisioning', 'Provisioning'],
  [accepted(false), 10, 'failed', failed],
  [rejected, 10, 'rejected', 'Inactive'],
  [deletedBy(rescale), 9, 'deleting', 'Deleting'],
  [deletedBy(rescale), 10, 'deleted', `Deleted by ${rescale}`],
])('%j is after %i seconds %s', (phase, seconds, status, message) => {
  const peering = peeringIn(phase)
  expect([statusAt(peering, after(seconds)), messageAt(peering, after(seconds))]).toEqual([
    status,
    message,
  ])
})

test.each([
  ['initiating-request', true, false, false],
  ['pending-acceptance', true, false, false],
  ['provisioning', true, true, false],
  ['active', true, true, true],
  ['deleting', false, false, true],
  ['deleted', false, false, true],
  ['failed', false, false, false],
  ['rejected', false, false, false],
  ['expired', false, false, false],
] as const)(
  '%s can change: %s, counts: %s, shows both blocks: %s',
  (status, live, taken, shown) => {
    expect([isLive(status), isTaken(status), isCidrShown(status, 'accepter')]).toEqual([
      live,
      taken,
      shown,
    ])
    expect(isCidrShown(status, 'requester')).toBe(true)
  },
)

const viewer = (accountId: string, region: string = usEast1) => ({ accountId, region })

describe('a side sees', () => {
  /** How many hours after its end the requester and the accepter still see it. */
  test.each<readonly [what: string, Peering, ends: number, requester: number, accepter: number]>([
    ['one that failed its validation', peeringIn(requested(false)), 10, 2, 0],
    ['one that failed after acceptance', peeringIn(accepted(false)), 10, 2, 0],
    ['one that expired', peeringIn(requested(true)), 168 * hour, 48, 48],
    ['one that was rejected', peeringIn(rejected), 10, 48, 2],
    ['one that its requester deleted', peeringIn(deletedBy(rescale)), 10, 2, 48],
    ['one that its accepter deleted', peeringIn(deletedBy(customer)), 10, 48, 2],
    ['one of its own that was rejected', peeringIn(rejected, rescale), 10, 2, 2],
    ['one of its own that was deleted', peeringIn(deletedBy(rescale), rescale), 10, 2, 2],
  ])('%s', (_what, peering, ends, ...hours) => {
    const sides = [peering.requester, peering.accepter]
    const last = Math.max(...hours)
    sides.forEach((seer, index) => {
      const until = ends + (hours[index] ?? 0) * hour
      expect(isVisible(peering, seer, after(ends - 1))).toBe(true)
      expect(isVisible(peering, seer, after(until - 1))).toBe(true)
      expect(isVisible(peering, seer, after(until))).toBe(false)
    })
    expect(isRemembered(peering, after(ends + last * hour - 1))).toBe(true)
    expect(isRemembered(peering, after(ends + last * hour))).toBe(false)
  })

  test('a request once it has come to it, and only in its account and Region', () => {
    const peering = peeringIn(requested(true))
    const seen = (accountId: string, seconds: number) =>
      isVisible(peering, viewer(accountId), after(seconds))
    expect([seen(rescale, 0), seen(customer, 4), seen(customer, 5)]).toEqual([true, false, true])
    expect(seen(stranger, 20)).toBe(false)
    expect(isVisible(peering, viewer(customer, 'eu-west-1'), after(20))).toBe(false)
  })

  test('the side that is its own', () => {
    const peering = peeringIn(accepted(true))
    expect(sideOf(peering, viewer(rescale))).toBe('requester')
    expect(sideOf(peering, viewer(customer))).toBe('accepter')
    expect(sideOf(peering, viewer(rescale, 'eu-west-1'))).toBeUndefined()
    expect(sideOf(peeringIn(accepted(true), rescale), viewer(rescale))).toBe('requester')
  })

  test('nothing of one that failed before it could be seen, but it is remembered until then', () => {
    const late = { ...peeringIn(requested(false)), visibleToAccepterAt: after(9 * hour) }
    expect(isRemembered(late, after(9 * hour - 1))).toBe(true)
    expect(isRemembered(late, after(9 * hour))).toBe(false)
  })
})

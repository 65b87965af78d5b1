import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import { known } from '../support/known.ts'
import * as sample from '../support/sample.ts'

const { requested, leased } = histories
const declined = usual('ProposeCidr', { cidr: sample.takenCidr })

describe('Requested', () => {
  it('leases a block without conflict, from now on', () => {
    expect(decided(requested, usual('ProposeCidr'))).toEqual(
      accepted(
        happened(
          'CidrLeased',
          { cidr: sample.cidr, expiresAt: sample.hours(1 + 14 * 24), warnings: [] },
          { by: 'customer' },
        ),
      ),
    )
  })

  it('leases with warnings what could be better', () => {
    const cidr = known(Ipv4Cidr, '172.17.0.0/16')
    expect(decided(requested, usual('ProposeCidr', { cidr }))).toMatchObject(
      E.right([{ data: { cidr, warnings: [{ id: 'docker-bridge-range', level: 'warning' }] } }]),
    )
  })

  // Of the 16 addresses of a /28, AWS reserves five, and six interface endpoints take one each.
  it.each([
    [{ egress: 'open' }, 22, []],
    [{ egress: 'open' }, 23, [22]],
    [{ egress: 'blocked' }, 10, []],
    [{ egress: 'blocked' }, 11, [10]],
    [{ egress: 'blocked', tier: 'connect' }, 22, []],
  ] as const)('%j: warns when %d nodes do not fit', (asked, plannedNodes, fitting) => {
    const request = { ...sample.request, ...asked, plannedNodes }
    const history = requested.map((event) =>
      event.type === 'OnboardingRequested' ? { ...event, data: { ...event.data, request } } : event,
    )
    const cidr = known(Ipv4Cidr, '10.77.0.0/27')
    const decision = decided(history, usual('ProposeCidr', { cidr }))
    const warnings = fitting.map((capacityNodes) => ({
      id: 'too-few-addresses',
      evidence: { plannedNodes, capacityNodes },
    }))
    expect(decision).toMatchObject(E.right([{ data: { cidr, warnings } }]))
  })

  it('declines a block that overlaps, with every conflict and free alternatives', () => {
    const inventory = inventoryOf({
      version: 1,
      rescaleVpc: sample.rescaleVpc,
      held: [{ cidr: known(Ipv4Cidr, '10.0.128.0/20'), owner: 'onb-other' }],
      denied: [],
      customerNetworks: [],
    })
    const decision = decided(requested, usual('ProposeCidr', { cidr: sample.takenCidr, inventory }))
    expect(decision).toMatchObject(
      E.right([
        {
          type: 'CidrDeclined',
          data: {
            cidr: sample.takenCidr,
            findings: [
              { id: 'rescale-vpc-overlap', evidence: { other: '10.0.0.0/20' } },
              { id: 'held-overlap', evidence: { other: '10.0.128.0/20' } },
            ],
            alternatives: [expect.any(String), expect.any(String), expect.any(String)],
          },
        },
      ]),
    )
    expect(JSON.stringify(decision)).not.toContain('onb-other')
  })

  it('says a second time nothing about a block that was just declined', () => {
    const first = decided(requested, declined)
    const events = E.isRight(first) ? first.right : []
    expect(events.length).toBe(1)
    expect(decided([...requested, ...events], declined)).toEqual(nothing)
  })

  it('takes another block after one that was declined', () => {
    const first = decided(requested, declined)
    const events = E.isRight(first) ? first.right : []
    expect(decided([...requested, ...events], usual('ProposeCidr'))).toMatchObject(
      E.right([{ type: 'CidrLeased' }]),
    )
  })

  it.each([0, -1, Number.NaN, 90 * 24 * 3600 + 1])('refuses a lease of %d seconds', (seconds) => {
    expect(decided(requested, usual('ProposeCidr', { leaseSeconds: seconds }))).toEqual(
      refused({ _tag: 'LeaseTimeInvalid', leaseSeconds: seconds }),
    )
  })

  it('refuses a review against the inventory of another Rescale VPC', () => {
    const inventory = { ...sample.inventory, rescaleVpcId: sample.otherVpcId }
    expect(decided(requested, usual('ProposeCidr', { inventory }))).toEqual(
      refused({
        _tag: 'InventoryOfOtherVpc',
        expected: sample.rescaleVpc.vpcId,
        actual: sample.otherVpcId,
      }),
    )
  })
})

describe.each([
  ['CidrLeased', leased],
  ['SetupIssued', histories.issued],
] as const)('%s', (_status, history) => {
  const another = usual('ProposeCidr', { cidr: sample.otherCidr })

  it('takes the block it holds as settled', () => {
    expect(decided(history, usual('ProposeCidr', {}, { at: usualTime }))).toEqual(nothing)
  })

  it('holds another block in place of the first, until a stack is reported', () => {
    const decision = decided(history, another)
    expect(decision).toMatchObject(
      E.right([{ type: 'CidrLeased', data: { cidr: sample.otherCidr } }]),
    )
    const events = E.isRight(decision) ? decision.right : []
    expect(replay([...history, ...events])).toMatchObject({
      status: 'CidrLeased',
      lease: { cidr: sample.otherCidr },
    })
    expect(decided(histories.reported, another)).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })

  it('keeps its block when another one is declined', () => {
    const first = decided(history, declined)
    const events = E.isRight(first) ? first.right : []
    expect(replay([...history, ...events])).toMatchObject({
      status: replay(history).status,
      lease: { cidr: sample.cidr },
      declined: { cidr: sample.takenCidr },
    })
  })
})

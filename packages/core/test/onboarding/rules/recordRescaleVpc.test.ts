import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { react } from '../../../src/onboarding/react.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories, routesInstalled } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const changed = happened('RescaleVpcChanged', { rescaleVpc: sample.grownRescaleVpc })

const open = Object.entries(histories).filter(
  ([name]) => name !== 'notRequested' && name !== 'cancelled' && name !== 'closed',
)

describe.each(open)('%s', (name, history) => {
  it('follows the blocks and tables of its Rescale VPC, once', () => {
    if (name !== 'issued') {
      expect(decided(history, usual('RecordRescaleVpc'))).toEqual(accepted(changed))
    }
    expect(decided([...history, changed], usual('RecordRescaleVpc'))).toEqual(nothing)
    expect(replay([...history, changed])).toMatchObject({ rescaleVpc: sample.grownRescaleVpc })
  })

  it('stays in its status', () => {
    expect(replay([...history, changed]).status).toBe(replay(history).status)
  })

  it('refuses another VPC', () => {
    const other = { ...sample.rescaleVpc, vpcId: sample.otherVpcId }
    expect(decided(history, usual('RecordRescaleVpc', { rescaleVpc: other }))).toEqual(
      refused({ _tag: 'OtherVpc', expected: sample.rescaleVpc.vpcId, actual: sample.otherVpcId }),
    )
  })
})

describe('a setup that is not deployed yet', () => {
  const released = happened('CidrLeased', {
    cidr: sample.cidr,
    expiresAt: sample.leaseEnd,
    warnings: [],
  })

  it.each([
    ['another block', sample.grownRescaleVpc],
    ['another prefix list', sample.listedRescaleVpc],
  ])('is void with %s: the block is held, and a new setup is issued', (_what, rescaleVpc) => {
    const events = [released, happened('RescaleVpcChanged', { rescaleVpc })]
    expect(decided(histories.issued, usual('RecordRescaleVpc', { rescaleVpc }))).toEqual(
      accepted(...events),
    )
    const state = replay([...histories.issued, ...events])
    expect(state).toMatchObject({ status: 'CidrLeased', lease: { cidr: sample.cidr } })
    expect(react(state, usualTime)).toMatchObject([
      { type: 'IssueSetup', party: 'rescale' },
      { type: 'DeleteStack', party: 'customer' },
    ])
  })

  it('stays with another route table, of which it says nothing', () => {
    const rescaleVpc = sample.reroutedRescaleVpc
    expect(decided(histories.issued, usual('RecordRescaleVpc', { rescaleVpc }))).toEqual(
      accepted(happened('RescaleVpcChanged', { rescaleVpc })),
    )
  })
})

describe('a new block', () => {
  it('needs routes from then on', () => {
    expect(decided([...histories.connected, changed], usual('RecordInspection'))).toMatchObject({
      right: [
        {
          type: 'DriftFound',
          data: {
            findings: [
              { id: 'route-missing', evidence: { side: 'customer', destination: '10.1.0.0/20' } },
            ],
          },
        },
      ],
    })
  })

  it('needs them before the connection is used: routes to the blocks of before are not enough', () => {
    const [rescale, customer] = routesInstalled
    const history = [...histories.active, rescale ?? changed, changed, customer ?? changed]
    expect(replay(history)).toMatchObject({
      status: 'PeeringActive',
      routes: { rescale: { outcome: 'unknown' }, customer: { outcome: 'installed' } },
    })
  })
})

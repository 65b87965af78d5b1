import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { ConnectionSnapshot } from '../../../src/inspection/snapshots.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { react } from '../../../src/onboarding/react.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { type History, happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { connected, suspended } = histories
const peeringId = sample.peeringOf(1)
const { vpcId } = sample
const healthy = sample.healthy(peeringId)

const seeing = (seen: ConnectionSnapshot, seconds = 0) =>
  usual('RecordInspection', { seen }, { at: addSeconds(usualTime, seconds) })

const drift = seeing(sample.drifted(peeringId))
const health = seeing(healthy)

/** The history and what was decided after it. */
const then = (history: History, command: ReturnType<typeof usual>): History => {
  const decision = decided(history, command)
  return [...history, ...(E.isRight(decision) ? decision.right : [])]
}

const degraded = then(connected, drift)

describe('Connected', () => {
  it('is degraded by what should be there and is not', () => {
    expect(decided(connected, drift)).toMatchObject(
      E.right([
        {
          type: 'DriftFound',
          data: {
            findings: sample.rescaleVpc.cidrs.map((destination) => ({
              id: 'route-missing',
              level: 'error',
              evidence: { side: 'customer', destination, problem: 'absent' },
            })),
          },
        },
      ]),
    )
    expect(replay(degraded).status).toBe('Degraded')
  })

  it('stays as it is when all is well, or only warned about', () => {
    expect(decided(connected, health)).toEqual(nothing)
    const warned = seeing(sample.healthy(peeringId, { ...sample.goodVpc, dnsSupport: false }))
    expect(decided(connected, warned)).toEqual(nothing)
  })

  it('is degraded by a peering that is being deleted', () => {
    const deleting = { peeringId, status: 'deleting', message: '' } as const
    expect(decided(connected, seeing({ ...healthy, peering: deleting }))).toMatchObject({
      right: [{ type: 'DriftFound', data: { findings: [{ id: 'peering-not-active' }] } }],
    })
  })

  it('loses a peering that ended, whatever else was seen', () => {
    const deleted = { peeringId, status: 'deleted', message: 'by the accepter' } as const
    const look = seeing({ ...sample.drifted(peeringId), peering: deleted })
    expect(decided(connected, look)).toEqual(
      accepted(happened('PeeringDeleted', { peeringId, reason: 'by the accepter' })),
    )
    expect(decided(then(connected, look), look)).toEqual(nothing)
  })
})

describe('a connection with DNS over the peering', () => {
  const agreed = connected.map((event) =>
    event.type === 'OnboardingRequested'
      ? { ...event, data: { ...event.data, request: { ...sample.request, peeringDns: true } } }
      : event,
  )
  const looking = (rescale: boolean, customer: boolean) =>
    seeing({
      ...healthy,
      peering: { ...healthy.peering, allowsDns: { rescale, customer } },
    } as ConnectionSnapshot)

  it.each([
    [false, true, ['rescale']],
    [true, false, ['customer']],
    [false, false, ['rescale', 'customer']],
  ] as const)(
    'is repaired by the side whose option is off: %s, %s',
    (rescale, customer, parties) => {
      const off = then(agreed, looking(rescale, customer))
      const state = replay(off)
      expect(state.status).toBe('Degraded')
      const repairs = react(state, usualTime).flatMap((intent) =>
        intent.type === 'RepairConnection' ? [intent] : [],
      )
      expect(repairs.map(({ party }) => party)).toEqual(parties)
      for (const { party, data } of repairs) {
        expect(data.findings).toMatchObject([{ id: 'peering-dns-off', evidence: { side: party } }])
      }
      expect(replay(then(off, looking(true, true))).status).toBe('Connected')
    },
  )

  it('leaves an onboarding alone that did not ask for it', () => {
    expect(decided(connected, looking(false, false))).toEqual(nothing)
  })
})

describe('Degraded', () => {
  it('does not repeat the same drift, and tells another', () => {
    expect(decided(degraded, drift)).toEqual(nothing)
    const worse = seeing({ ...sample.drifted(peeringId), rescaleRouteTables: [] })
    expect(decided(degraded, worse)).toMatchObject(E.right([{ type: 'DriftFound' }]))
  })

  it('is connected again when the drift is gone', () => {
    const cleared = happened('DriftCleared', {})
    expect(decided(degraded, health)).toEqual(accepted(cleared))
    expect(replay([...degraded, cleared])).toEqual(replay(connected))
  })

  it('is not connected again while the role is not as it was proven', () => {
    const rejected = happened('RoleRejected', {
      roleArn: sample.roleArn,
      problems: ['refused-with-external-id'],
    })
    const cleared = happened('DriftCleared', {})
    expect(replay([...degraded, rejected, cleared]).status).toBe('Degraded')
  })
})

describe('a part that could not be looked at', () => {
  const { customerRouteTables: _routes, ...withoutRoutes } = healthy

  it('stays as it was known: wrong', () => {
    expect(decided(degraded, seeing(withoutRoutes))).toEqual(nothing)
    expect(decided(degraded, seeing({}))).toEqual(nothing)
  })

  it('stays as it was known: right', () => {
    expect(decided(connected, seeing({}))).toEqual(nothing)
    const { peering } = healthy
    expect(decided(connected, seeing({ peering }))).toEqual(nothing)
  })

  it('keeps its findings while another part gets wrong and right again', () => {
    const both = then(degraded, seeing({ rescaleRouteTables: sample.emptyRoutesOf('rescale') }))
    const sidesIn = (history: History): ReadonlyArray<string> => {
      const state = replay(history)
      return state.status === 'Degraded'
        ? state.findings.flatMap((finding) =>
            finding.id === 'route-missing' ? [finding.evidence.side] : [],
          )
        : []
    }
    expect(sidesIn(both)).toEqual(['rescale', 'customer', 'customer'])
    const { rescaleRouteTables } = healthy
    expect(sidesIn(then(both, seeing({ rescaleRouteTables })))).toEqual(['customer', 'customer'])
  })

  it('does not make the same drift news when it is looked at again by itself', () => {
    const { vpc: _vpc, ...drifted } = sample.drifted(peeringId)
    const rescaleRouteTables = sample.emptyRoutesOf('rescale')
    const both = then(connected, seeing({ ...drifted, rescaleRouteTables }))
    const { peering, customerRouteTables } = drifted
    for (const seen of [{ peering }, { rescaleRouteTables }, { customerRouteTables }]) {
      expect(decided(both, seeing(seen))).toEqual(nothing)
    }
  })

  it('may be everything but the customer’s routes', () => {
    const { customerRouteTables } = sample.drifted(peeringId)
    expect(decided(connected, seeing({ customerRouteTables }))).toMatchObject({
      right: [{ type: 'DriftFound' }],
    })
  })
})

describe.each([
  ['peering', peeringId, { ...healthy, peering: undefined }],
  ['VPC', vpcId, { ...healthy, vpc: undefined }],
] as const)('a %s that is not visible', (part, resourceId, unseen) => {
  const once = then(connected, seeing(unseen))

  it('is looked for again, and nothing else follows', () => {
    expect(decided(connected, seeing(unseen))).toEqual(
      accepted(happened('ResourceNotVisible', { resourceId })),
    )
    for (const seconds of [0, 599.999])
      expect(decided(once, seeing(unseen, seconds))).toEqual(nothing)
  })

  it('is gone when it is not visible ten minutes later either', () => {
    expect(decided(once, seeing(unseen, 600))).toMatchObject({
      right: [
        part === 'peering'
          ? { type: 'PeeringDeleted', data: { peeringId } }
          : { type: 'DriftFound', data: { findings: [{ id: 'vpc-missing' }] } },
      ],
    })
  })

  it('is as it was when it is visible in between', () => {
    expect(decided(once, health)).toEqual(
      accepted(happened('ResourceVisibleAgain', { resourceId })),
    )
  })

  it('takes nothing from what is wrong beside it', () => {
    const look = seeing({ ...unseen, rescaleRouteTables: [] })
    expect(decided(connected, look)).toMatchObject({
      right: [
        { type: 'ResourceNotVisible', data: { resourceId } },
        { type: 'DriftFound', data: { findings: [{ evidence: { side: 'rescale' } }] } },
      ],
    })
  })
})

describe('Suspended', () => {
  it('is watched, and keeps what is found', () => {
    const found = then(suspended, drift)
    expect(replay(found)).toMatchObject({
      status: 'Suspended',
      findings: [{ id: 'route-missing' }, { id: 'route-missing' }],
    })
    expect(decided(found, drift)).toEqual(nothing)
    expect(replay(then(found, health))).toMatchObject({ status: 'Suspended', findings: [] })
  })

  it('has no connection to compare once its peering ended, but a VPC to look at', () => {
    const ended = [...suspended, happened('PeeringDeleted', { peeringId, reason: '' })]
    expect(decided(ended, drift)).toEqual(nothing)
    expect(decided(ended, seeing({ vpc: undefined }))).toEqual(
      accepted(happened('ResourceNotVisible', { resourceId: vpcId })),
    )
  })
})

describe('an inspection', () => {
  it('of another VPC is refused', () => {
    const vpc = { ...sample.goodVpc, vpcId: sample.otherVpcId }
    expect(decided(connected, seeing({ ...healthy, vpc }))).toEqual(
      refused({ _tag: 'OtherVpc', expected: vpcId, actual: sample.otherVpcId }),
    )
  })

  it('of another peering is refused: what became of that says nothing of this one', () => {
    const actual = sample.peeringOf(9)
    const peering = { peeringId: actual, status: 'deleted', message: '' } as const
    expect(decided(connected, seeing({ ...healthy, peering }))).toEqual(
      refused({ _tag: 'OtherPeering', expected: peeringId, actual }),
    )
  })

  it.each([
    ['StackReported', histories.reported],
    ['Verified', histories.verified],
    ['PeeringPending', histories.pending],
    ['PeeringActive', histories.active],
  ] as const)('that comes too late, in %s, says nothing', (_status, history) => {
    expect(decided(history, drift)).toEqual(nothing)
  })
})

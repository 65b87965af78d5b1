import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { connected } = histories
const peeringId = sample.peeringOf(1)
const seeing = (seen: ReturnType<typeof sample.healthy>) => usual('RecordInspection', { seen })
const drift = seeing(sample.drifted(peeringId))
const health = seeing(sample.healthy(peeringId))

const found = decided(connected, drift)
const degraded = [...connected, ...(E.isRight(found) ? found.right : [])]

describe('Connected', () => {
  it('is degraded by what should be there and is not', () => {
    expect(found).toMatchObject(
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

  it('is degraded by a peering that cannot be seen', () => {
    const unseen = seeing({ ...sample.healthy(peeringId), peering: undefined })
    expect(decided(connected, unseen)).toMatchObject(
      E.right([{ data: { findings: [{ id: 'peering-not-active' }] } }]),
    )
  })
})

describe('Degraded', () => {
  it('does not repeat the same drift, and tells another', () => {
    expect(decided(degraded, drift)).toEqual(nothing)
    const worse = seeing({ ...sample.drifted(peeringId), vpc: undefined })
    expect(decided(degraded, worse)).toMatchObject(E.right([{ type: 'DriftFound' }]))
  })

  it('is connected again when the drift is gone', () => {
    const cleared = happened('DriftCleared', {})
    expect(decided(degraded, health)).toEqual(accepted(cleared))
    expect(replay([...degraded, cleared])).toEqual(replay(connected))
  })
})

import { omitUndefined } from '@byoa/core/codec'
import {
  type AccountSnapshots,
  type CheckResult,
  type CustomerPart,
  type RescalePart,
  checkIds,
  inspect,
} from '@byoa/core/inspection'
import { beforeAll, describe, expect, it } from 'vitest'

import { type Patient, connectedPatient, foundIn, readBoth, unseenIn } from './patient.ts'

const customerParts: ReadonlyArray<CustomerPart> = [
  'region',
  'role',
  'simulation',
  'stack',
  'stackResources',
  'template',
  'vpc',
  'subnets',
  'natGateways',
  'endpoints',
  'securityGroups',
  'networkAcls',
  'activePeerings',
]

const rescaleParts: ReadonlyArray<RescalePart> = [
  'vpc',
  'routeTables',
  'load',
  'probe',
  'roleCalls',
  'launches',
]

let patient: Patient
let whole: AccountSnapshots

/** The outcomes by check. */
const byId = (results: ReadonlyArray<CheckResult>): ReadonlyMap<string, CheckResult> =>
  new Map(results.map((result) => [result.id, result]))

const without = (side: 'customer' | 'rescale', part: string): AccountSnapshots => ({
  ...whole,
  [side]: { ...whole[side], [part]: undefined },
})

beforeAll(async () => {
  patient = await connectedPatient({ request: { nodeSubnets: 'private' } })
  whole = await readBoth(patient)
})

const parts = [
  ...customerParts.map((part) => ['customer', part] as const),
  ...rescaleParts.map((part) => ['rescale', part] as const),
]

describe('snapshots', () => {
  it.each(parts)('without %s.%s its checks are unseen, and no others change', (side, part) => {
    const before = byId(inspect(whole, patient.agreed))
    const after = inspect(without(side, part), patient.agreed)
    expect(foundIn(after)).toEqual([])
    const changed = after.filter(({ id, outcome }) => before.get(id)?.outcome._tag !== outcome._tag)
    expect(changed.length).toBeGreaterThan(0)
    for (const { outcome } of changed) {
      expect(outcome).toEqual({ _tag: 'unseen', unseen: [{ side, part }] })
    }
  })

  it('without the peering of both sides leave its checks unseen', () => {
    const neither = {
      customer: omitUndefined({ ...whole.customer, peering: undefined }),
      rescale: omitUndefined({ ...whole.rescale, peering: undefined }),
    }
    const unseen = unseenIn(inspect(neither, patient.agreed))
    expect(unseen).toEqual(
      expect.arrayContaining(['peering-visible', 'peering-active', 'peering-pending']),
    )
    expect(unseenIn(inspect({ ...whole, customer: neither.customer }, patient.agreed))).toEqual([])
  })

  it('of nobody leave every check unseen', () => {
    const results = inspect({}, patient.agreed)
    expect(unseenIn(results)).toEqual(results.map(({ id }) => id))
  })

  it('pass through JSON', () => {
    const read = JSON.parse(JSON.stringify(whole)) as AccountSnapshots
    expect(inspect(read, patient.agreed)).toEqual(inspect(whole, patient.agreed))
  })

  it('of one side alone find what that side shows', () => {
    const { customer, rescale } = whole
    expect(foundIn(inspect(omitUndefined({ customer }), patient.agreed))).toEqual([])
    expect(foundIn(inspect(omitUndefined({ rescale }), patient.agreed))).toEqual([])
  })
})

describe('check ids', () => {
  it('are each once in the table and in kebab case', () => {
    expect(new Set(checkIds).size).toBe(checkIds.length)
    for (const id of checkIds) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })
})

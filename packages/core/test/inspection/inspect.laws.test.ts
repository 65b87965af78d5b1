import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'

import type { InspectionCheckSet } from '../../src/inspection/InspectionCheckSet.ts'
import type { CheckId } from '../../src/inspection/CheckResult.ts'
import { checks } from '../../src/inspection/checks/checks.ts'
import { checkIds, inspect } from '../../src/inspection/inspect.ts'
import { agreement } from './agreement.ts'

const began = new Map(checkIds.map((id) => [id, checks[id].since]))

/** As if some checks had begun with other check sets than they did. */
const begin = (later: Readonly<Partial<Record<CheckId, number>>>): void => {
  for (const [id, since] of began) Object.assign(checks[id], { since: later[id] ?? since })
}

afterEach(() => {
  begin({})
})

const inspectedWith = (checkSet: number): ReadonlyArray<CheckId> => {
  const inspectionCheckSet = checkSet as InspectionCheckSet
  return inspect({}, { ...agreement, inspectionCheckSet }).map(({ id }) => id)
}

const version = fc.integer({ min: 1, max: 3 })

it('makes exactly the checks that began with the agreed check set or an earlier one', () => {
  const all = inspectedWith(1)
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...checkIds), version),
      version,
      (later, checkSet) => {
        begin(later)
        expect(inspectedWith(checkSet)).toEqual(all.filter((id) => (later[id] ?? 1) <= checkSet))
      },
    ),
  )
})

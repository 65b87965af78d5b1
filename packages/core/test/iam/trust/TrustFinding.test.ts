import { expect, test } from 'vitest'

import {
  type TrustFindingId,
  trustFinding,
  trustFindingLevels,
} from '../../../src/iam/trust/TrustFinding.ts'
import { weakenings } from './weakenings.ts'

const isId = (text: string): text is TrustFindingId => Object.hasOwn(trustFindingLevels, text)
const ids = Object.keys(trustFindingLevels).filter(isId)

test('the evidence is cut to 200 characters', () => {
  expect(
    trustFinding('malformed-json', { path: '', found: 'x'.repeat(9999) }).evidence.found,
  ).toHaveLength(200)
})

test('every finding is shown by a weakening, or here is why not', () => {
  const shown = new Set<TrustFindingId>(weakenings.map(({ finding }) => finding))
  expect(ids.filter((id) => !shown.has(id))).toEqual([
    // The document is no policy at all, or too long; see readTrustPolicy.test.ts for these.
    'malformed-json',
    'duplicate-key',
    'too-long-to-read',
    'over-quota',
    // The agreed account in another partition, and accounts and IDs when none were agreed.
    'other-partition',
    'several-accounts',
    'several-external-ids',
  ])
})

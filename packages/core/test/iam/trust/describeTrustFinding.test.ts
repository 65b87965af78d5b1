import { describe, expect, test } from 'vitest'

import {
  TrustFinding,
  type TrustFindingId,
  trustFinding,
  trustFindingLevels,
} from '../../../src/iam/trust/TrustFinding.ts'
import { describeTrustFinding } from '../../../src/iam/trust/describeTrustFinding.ts'
import { weakenings } from './weakenings.ts'

const isId = (text: string): text is TrustFindingId => Object.hasOwn(trustFindingLevels, text)
const ids = Object.keys(trustFindingLevels).filter(isId)
const evidence = { path: 'Statement[0].Principal', found: '*', expected: '999988887777' }

describe.each(ids)('%s', (id) => {
  const finding = trustFinding(id, evidence)

  test('is described in both languages with its evidence', () => {
    const english = describeTrustFinding(finding, 'en')
    const japanese = describeTrustFinding(finding, 'ja')
    expect(english).toMatch(
      /^Statement\[0\]\.Principal: [A-Z][^]+\. Found: \* Expected: 999988887777$/,
    )
    expect(japanese).toMatch(/^Statement\[0\]\.Principal: [^]+。 記載: \* 期待: 999988887777$/)
  })

  test('is decoded as it was encoded', () => {
    expect(TrustFinding.decode(TrustFinding.encode(finding))).toEqual({
      _tag: 'Right',
      right: finding,
    })
  })
})

test('no two findings are described alike', () => {
  const texts = ids.map((id) => describeTrustFinding(trustFinding(id, evidence), 'en'))
  expect(new Set(texts).size).toBe(ids.length)
})

test('evidence about the whole document names no place', () => {
  const whole = trustFinding('malformed-json', { path: '', found: '<html>' })
  expect(describeTrustFinding(whole, 'en')).toMatch(
    /^The trust policy is neither [^]+Found: <html>$/,
  )
})

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
    'too-long-to-read',
    'over-quota',
    // The agreed account in another partition, the agreed role by its ARN, and accounts and IDs
    // when none were agreed.
    'other-partition',
    'several-accounts',
    'principal-by-arn',
    'several-external-ids',
    // Reported beside the refusal that a weakening shows.
    'deny-statement',
  ])
})

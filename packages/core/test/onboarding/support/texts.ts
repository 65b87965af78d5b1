/** What every text for people must be, whatever it says. */
import { expect } from 'vitest'

type Describe<A> = (value: A, language: 'en' | 'ja') => string

const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/
const anyExternalId = /byoa-[a-z0-9-]+-[0-9a-f]{32}/

/**
 * Checks both texts of a value: whole sentences, in their language, without an external ID or a
 * hole.
 */
export const expectTexts = <A>(describe: Describe<A>, value: A): void => {
  const en = describe(value, 'en')
  const ja = describe(value, 'ja')
  for (const text of [en, ja]) {
    expect(text).not.toMatch(anyExternalId)
    expect(text).not.toMatch(/undefined|\[object/)
    expect(text).toBe(text.trim())
    expect(text).not.toBe('')
  }
  expect(ja).toMatch(japanese)
  expect(ja).not.toBe(en)
}

/** Checks that both texts hold some evidence. */
export const expectEvidence = <A>(
  describe: Describe<A>,
  value: A,
  evidence: ReadonlyArray<string>,
): void => {
  for (const part of evidence) {
    expect(describe(value, 'en')).toContain(part)
    expect(describe(value, 'ja')).toContain(part)
  }
}

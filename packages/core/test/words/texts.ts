/** What every text for people must be, whatever it says. */
import { expect } from 'vitest'

import type { Words } from '../../src/words/Words.ts'
import { wordsIn } from './wordsIn.ts'

type Describe = (words: Words) => string

const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/
/** Latin and Japanese characters side by side; there is a space between, as AWS writes. */
const unspaced = /[\u3041-\u30ff\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3041-\u30ff\u4e00-\u9fff]/
const anyExternalId = /byoa-[a-z0-9-]+-[0-9a-f]{32}/

/**
 * Checks both texts of a value: whole sentences, in their language, without an external ID or a
 * hole.
 */
export const expectTexts = (describe: Describe): void => {
  const en = describe(wordsIn.en)
  const ja = describe(wordsIn.ja)
  for (const text of [en, ja]) {
    expect(text).not.toMatch(anyExternalId)
    expect(text).not.toMatch(/undefined|\[object/)
    expect(text).toBe(text.trim())
    expect(text).not.toBe('')
  }
  expect(ja).toMatch(japanese)
  expect(ja).not.toMatch(unspaced)
  expect(ja).not.toBe(en)
}

/** Checks that both texts hold some evidence. */
export const expectEvidence = (describe: Describe, evidence: ReadonlyArray<string>): void => {
  for (const part of evidence) {
    expect(describe(wordsIn.en)).toContain(part)
    expect(describe(wordsIn.ja)).toContain(part)
  }
}

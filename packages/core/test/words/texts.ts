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

/** Fragments of the text in each language, in this order between `…`; `^` and `$` are its ends. */
export type Said = readonly [english: string, japanese: string]

/** What an empty word leaves: two spaces, brackets around nothing, a mark after none. */
const gap = / {2}| [,.;:、。]|[(（「] *[」）)]|[、:,;(] *[、。,.;)]|。。|「[^」]*「/

/** Checks both texts of a value that holds no text of others: they have no gap, either. */
export const expectWholeTexts = (describe: Describe): void => {
  expectTexts(describe)
  for (const words of [wordsIn.en, wordsIn.ja]) expect(describe(words)).not.toMatch(gap)
}

/** Checks that both texts say some facts, each in its words, and leave no gap. */
export const expectSaid = (describe: Describe, [english, japaneseFacts]: Said): void => {
  expectWholeTexts(describe)
  for (const [said, facts] of [
    [describe(wordsIn.en), english],
    [describe(wordsIn.ja), japaneseFacts],
  ] as const) {
    const parts = facts.split('…').map((part) => part.trim().replace(/[()*+.?[\\\]{|}]/g, '\\$&'))
    expect(said).toMatch(new RegExp(parts.join('.*'), 'u'))
  }
}

/** Checks that both texts say what was found before they say what was expected. */
export const expectActualFirst = (
  describe: Describe,
  { expected, actual }: { readonly expected: string; readonly actual: string },
): void => {
  for (const words of [wordsIn.en, wordsIn.ja]) {
    const [before = '', ...after] = describe(words).split(actual)
    expect(before).not.toContain(expected)
    expect(after.join('')).toContain(expected)
  }
}

/** Checks that words for the values of a union are there in both languages, and differ. */
export const expectApart = <A>(
  values: ReadonlyArray<A>,
  describe: (words: Words, value: A) => string,
): void => {
  for (const words of [wordsIn.en, wordsIn.ja]) {
    const said = values.map((value) => describe(words, value).trim())
    expect(said).not.toContain('')
    expect(new Set(said).size).toBe(values.length)
  }
}

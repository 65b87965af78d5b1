import { en } from '../../src/words/en/en.ts'
import { ja } from '../../src/words/ja/ja.ts'
import type { Words } from '../../src/words/Words.ts'

/** The words by language. */
export const wordsIn: { readonly en: Words; readonly ja: Words } = { en, ja }

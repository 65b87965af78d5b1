/** All words of a page by language: those of the core and those of its own. */
import type { Language } from '@byoa/core/values'
import type { Words } from '@byoa/core/words'
import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'

import type { PageWords } from './PageWords.ts'
import { pageEn } from './pageEn.ts'
import { pageJa } from './pageJa.ts'

/** What a section of a page is written with. */
export interface ReportWords {
  readonly language: Language
  readonly core: Words
  readonly page: PageWords
}

export const english: ReportWords = { language: 'en', core: en, page: pageEn }
export const japanese: ReportWords = { language: 'ja', core: ja, page: pageJa }

/** The languages of a page, the one that it opens with first. */
export const reportWords: ReadonlyArray<ReportWords> = [english, japanese]

/** The texts of the command line, in addition to those of the domain. */
import type { NodeWarning } from '@byoa/core/cloudformation'
import type { FindingLevel } from '@byoa/core/inspection'
import type { Language, Party } from '@byoa/core/values'
import type { Words } from '@byoa/core/words'
import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'
import type { OnboardingStatus } from '@byoa/core/onboarding'

import type { Colours } from './Terminal.ts'

/** The words of the domain, by language. */
export const wordsIn: Readonly<Record<Language, Words>> = { en, ja }

type Texts = Readonly<Record<Language, string>>

/** The parties' names, padded to one width on a screen. */
export const partyNames: { readonly [P in Party]: Texts } = {
  rescale: { en: 'Rescale ', ja: 'Rescale ' },
  customer: { en: 'Customer', ja: 'お客様  ' },
}

const levelNames: Readonly<Record<FindingLevel, Texts>> = {
  error: { en: 'error', ja: 'エラー' },
  warning: { en: 'warning', ja: '警告' },
  info: { en: 'info', ja: '情報' },
}

/** Puts the name of a level in front of a sentence. */
export const levelled = (level: FindingLevel, sentence: string, language: Language): string =>
  `${levelNames[level][language]}: ${sentence}`

/** Says a warning about nodes, with its level. */
export const describeWarning = (warning: NodeWarning, language: Language): string =>
  levelled('warning', wordsIn[language].describeNodeWarning(warning), language)

const levelColours = { error: 'red', warning: 'yellow', info: 'cyan' } as const

/** The English name of a level in its colour, padded to one width. */
export const paintedLevel = (colours: Colours, level: FindingLevel): string =>
  colours[levelColours[level]](level.padEnd(7))

/** ` (waiting for the stack)`; empty when it repeats the status. */
export const statusMeaning = (status: OnboardingStatus, language: Language): string => {
  const words = wordsIn[language].statusWords[status]
  return words.toLowerCase() === status.toLowerCase() ? '' : ` (${words})`
}

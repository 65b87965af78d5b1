/** What every plan says. */
import type { Language } from '@byoa/core/values'

type Words = Readonly<Record<Language, string>>

/** After a call that changes an account. */
export const changeMark: Words = { en: '  <- makes changes', ja: '  <- 変更を伴う' }

export const nothingChanged: Words = {
  en: 'This is a plan: no API was called, and nothing was changed.',
  ja: 'これは計画です。API は呼び出されておらず、何も変更されていません。',
}

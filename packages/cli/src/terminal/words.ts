/** The words of the command line itself, beside those of the domain. */
import type { Language, Party } from '@byoa/core/values'
import { type OnboardingStatus, statusWords } from '@byoa/core/onboarding'

type Words = Readonly<Record<Language, string>>

/** The parties' names, padded to one width on a screen. */
export const partyNames: { readonly [P in Party]: Words } = {
  rescale: { en: 'Rescale ', ja: 'Rescale ' },
  customer: { en: 'Customer', ja: 'お客様  ' },
}

export const levelNames: { readonly [Level in 'error' | 'warning' | 'info']: Words } = {
  error: { en: 'error', ja: 'エラー' },
  warning: { en: 'warning', ja: '警告' },
  info: { en: 'info', ja: '情報' },
}

/** ` (waiting for the stack)`; nothing when the status says it already. */
export const statusMeaning = (status: OnboardingStatus, language: Language): string => {
  const words = statusWords[status][language]
  return words.toLowerCase() === status.toLowerCase() ? '' : ` (${words})`
}

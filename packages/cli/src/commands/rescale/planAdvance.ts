/**
 * `byoa rescale advance --plan`: what is Rescale's to do now, and which of its calls change
 * Rescale's account. Only the store is read.
 */
import { type OnboardingStore, loadOnboarding } from '@byoa/application'
import { rescaleChanges } from '@byoa/application/instructions'
import { type Intent, type OnboardingId, type OnboardingState, react } from '@byoa/core/onboarding'
import type { Instant, Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { statusMeaning, wordsIn } from '../../terminal/words.ts'
import { writeHanging } from '../../terminal/writeHanging.ts'
import { changeMark, nothingChanged } from '../planWords.ts'

export interface PlannedAdvance {
  readonly onboardingId: OnboardingId
  readonly state: OnboardingState
  /** Rescale's pending intents. */
  readonly intents: ReadonlyArray<Intent>
}

/** Plans one onboarding at a time. Left when the store has none with the ID. */
export const planAdvance =
  (store: OnboardingStore, now: Instant) =>
  (onboardingId: OnboardingId): TE.TaskEither<CommandError, PlannedAdvance> =>
    pipe(
      loadOnboarding(store, onboardingId),
      TE.map(({ state }) => ({
        onboardingId,
        state,
        intents: react(state, now).filter(({ party }) => party === 'rescale'),
      })),
    )

const words = {
  none: { en: 'Nothing is Rescale’s to do.', ja: 'Rescale が行う操作はありません。' },
  onlyThis: {
    en: `${nothingChanged.en} What follows depends on what is found.`,
    ja: `${nothingChanged.ja}続きは確認の結果によって決まります。`,
  },
} satisfies Record<string, Readonly<Record<Language, string>>>

const changesOf = ({ type }: Intent): ReadonlyArray<string> => rescaleChanges[type] ?? []

const planJson = ({ onboardingId, state, intents }: PlannedAdvance): unknown => ({
  onboardingId,
  status: state.status,
  work: intents.map((intent) => ({
    task: intent.type,
    description: wordsIn.en.describeIntent(intent),
    changes: changesOf(intent),
  })),
})

interface ShowOptions {
  readonly json: boolean
  readonly language: Language
}

const showOne = (terminal: Terminal, plan: PlannedAdvance, language: Language): void => {
  const { onboardingId, state, intents } = plan
  const { out, colours } = terminal
  out(`${onboardingId}  ${colours.bold(state.status)}${statusMeaning(state.status, language)}`)
  if (intents.length === 0) out(`  ${words.none[language]}`)
  for (const intent of intents) {
    writeHanging(terminal, '  ', wordsIn[language].describeIntent(intent))
    for (const action of changesOf(intent)) out(`    ${action}${changeMark[language]}`)
  }
}

/** Shows plans, and that nothing else was done. */
export const showPlans = (
  terminal: Terminal,
  plans: ReadonlyArray<PlannedAdvance>,
  { json, language }: ShowOptions,
): void => {
  if (json) {
    for (const plan of plans) terminal.out(JSON.stringify(planJson(plan)))
    return
  }
  for (const plan of plans) showOne(terminal, plan, language)
  terminal.out('')
  terminal.out(words.onlyThis[language])
}

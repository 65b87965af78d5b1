/** The tasks of a review in words: what each asks for, and whether it is done. */
import type { ReviewTask } from '@byoa/application'
import { undecidedIn } from '@byoa/application/instructions'
import type { InspectionFinding } from '@byoa/core/inspection'
import { intentOf } from '@byoa/core/onboarding'

import { wordsIn } from '../../terminal/words.ts'
import type { Texts } from './NextStep.ts'

/** Says what a task asks for. */
export const taskLines = ({ type, data }: ReviewTask): ReadonlyArray<Texts> => {
  const intent = intentOf('customer', type, data)
  return [{ en: wordsIn.en.describeIntent(intent), ja: wordsIn.ja.describeIntent(intent) }]
}

const ofFinding = (finding: InspectionFinding): Texts => ({
  en: `  ${wordsIn.en.describeInspectionFinding(finding)}`,
  ja: `  ${wordsIn.ja.describeInspectionFinding(finding)}`,
})

const done: Texts = { en: '  done', ja: '  完了' }

const toDecide: Texts = {
  en: 'Not changed, because the VPC would have to be replaced; ask Rescale first:',
  ja: 'VPC の作り直しが必要になるため変更していません。先に Rescale に相談してください:',
}

/** Returns whether nothing of a task is left for a person to decide. */
export const isDone = (task: ReviewTask): boolean => undecidedIn(task).length === 0

/** Says of a task that was carried out what it asked for, and what is left to decide. */
export const doneLines = (task: ReviewTask): ReadonlyArray<Texts> => [
  ...taskLines(task),
  done,
  ...(isDone(task) ? [] : [toDecide, ...undecidedIn(task).map(ofFinding)]),
]

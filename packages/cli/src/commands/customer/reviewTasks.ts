/** The tasks of a review in words: what each asks for, and whether it is done. */
import type { ReviewTask } from '@byoa/application'
import { needsPeering, undecidedIn } from '@byoa/application/instructions'
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

const noPeering: Texts = {
  en: '  not done: the VPC has no active peering with the Rescale VPC. Wait for the notice of another one.',
  ja: '  未完了: Rescale の VPC とのアクティブなピアリングがありません。別のピアリングの通知をお待ちください。',
}

/** Whether the peering was known when tasks were carried out. */
interface Basis {
  readonly hasPeering: boolean
}

const lacksPeering = (task: ReviewTask, { hasPeering }: Basis): boolean =>
  !hasPeering && needsPeering(task)

/** Returns whether nothing of a task is left to do, or for a person to decide. */
export const isDone = (task: ReviewTask, basis: Basis): boolean =>
  undecidedIn(task).length === 0 && !lacksPeering(task, basis)

/** Says of a task that was carried out what it asked for, and what is left to decide. */
export const doneLines = (task: ReviewTask, basis: Basis): ReadonlyArray<Texts> => {
  const undecided = undecidedIn(task)
  return [
    ...taskLines(task),
    lacksPeering(task, basis) ? noPeering : done,
    ...(undecided.length === 0 ? [] : [toDecide, ...undecided.map(ofFinding)]),
  ]
}

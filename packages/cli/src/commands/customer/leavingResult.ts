/** What leaving has removed, and what remains: the customer's half of the clean exit. */
import { type CleanExit, type CustomerAnswer, digestOfDocument } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import { type Leftover, type TeardownStep, ownerOfStep, teardownSteps } from '@byoa/core/onboarding'

import { instantOf } from '../../play/simulatedStart.ts'
import type { AgreedEnd, LeaveOptions } from './agreedEnd.ts'
import type { CustomerResult } from './CustomerResult.ts'
import type { NextStep, Texts } from './NextStep.ts'
import { afterLeaving } from './nextSteps.ts'

export interface Leaving {
  readonly peeringIds: ReadonlyArray<PeeringId>
  readonly answers: ReadonlyArray<CustomerAnswer>
}

const remainsIn = (answers: ReadonlyArray<CustomerAnswer>): ReadonlyArray<Leftover> =>
  answers.flatMap((answer) => {
    if (answer.type === 'StackDeleted') return answer.blockedBy
    return answer.type === 'AccountClean' ? answer.leftovers : []
  })

/** A step is done when nothing prevented it, or is left over after it. */
const removedBy = ({ peeringIds, answers }: Leaving): ReadonlyArray<TeardownStep> => {
  const done = answers.filter((answer) => remainsIn([answer]).length === 0).map(({ type }) => type)
  return teardownSteps.filter(
    (step) =>
      done.some((type) => type === step) || (step === 'PeeringRemoved' && peeringIds.length > 0),
  )
}

const cleanExitOf = (
  { setup, digest, notice }: AgreedEnd,
  leaving: Leaving,
  now: number,
): CleanExit => {
  const removed = removedBy(leaving)
  return {
    version: 1,
    kind: 'clean-exit',
    onboardingId: setup.onboardingId,
    answers: notice === undefined ? digest : digestOfDocument(notice),
    at: instantOf(now),
    party: 'customer',
    removed,
    unconfirmed: teardownSteps.filter(
      (step) => ownerOfStep[step] === 'customer' && !removed.includes(step),
    ),
    remains: remainsIn(leaving.answers),
  }
}

const stepWords: Readonly<Record<TeardownStep, Texts>> = {
  RescaleRoutesRemoved: {
    en: "Rescale's routes are removed.",
    ja: 'Rescale のルートは削除済みです。',
  },
  CustomerRoutesRemoved: {
    en: 'The routes to Rescale are removed.',
    ja: 'Rescale へのルートは削除済みです。',
  },
  PeeringRemoved: { en: 'The peering is deleted.', ja: 'VPC ピアリング接続は削除済みです。' },
  StackDeleted: { en: 'The stack is deleted.', ja: 'スタックは削除済みです。' },
  AccountClean: {
    en: 'Nothing of the connection remains in the account.',
    ja: 'この接続のリソースはアカウントに残っていません。',
  },
}

const remaining: Readonly<Record<'blocks' | 'remains', Texts>> = {
  blocks: {
    en: 'The stack cannot be deleted, because these are in its VPC:',
    ja: '次のリソースが VPC にあるため、スタックを削除できません:',
  },
  remains: { en: 'These remain in the account:', ja: '次のリソースがアカウントに残っています:' },
}

const remainingLines = ({ removed, remains }: CleanExit): ReadonlyArray<Texts> => {
  if (remains.length === 0) return []
  const title = removed.includes('StackDeleted') ? 'remains' : 'blocks'
  return [
    remaining[title],
    ...remains.map(({ resourceType, resourceId }) => ({
      en: `  ${resourceType} ${resourceId}`,
      ja: `  ${resourceType} ${resourceId}`,
    })),
  ]
}

const again = ({ setup, notice, out }: LeaveOptions): NextStep => ({
  waitingFor: 'customer',
  what: {
    en: 'Delete these resources, then run this again:',
    ja: 'これらのリソースを削除してから、もう一度実行してください:',
  },
  command: [
    'leave',
    ...(notice === undefined ? [] : [notice]),
    '--setup',
    setup,
    ...(out === undefined ? [] : ['--out', out]),
  ],
})

/** Returns the result: exit 0 when the account is clean, 1 when something remains. */
export const leavingResult = (
  agreed: AgreedEnd,
  leaving: Leaving,
  options: LeaveOptions,
): CustomerResult => {
  const exit = cleanExitOf(agreed, leaving, options.now())
  const { removed, remains } = exit
  return {
    code: remains.length === 0 ? 0 : 1,
    lines: [...removed.map((step) => stepWords[step]), ...remainingLines(exit)],
    facts: { removed, remains },
    answers: [exit],
    next: remains.length === 0 ? afterLeaving(options) : again(options),
  }
}

/** Reports of pages: one of a worked example, and arbitrary ones. */
import { type KnownState, type OnboardingEvent, replay } from '@byoa/core/onboarding'
import { inspectionFinding, instant, onboardingHistory, party } from '@byoa/testing'
import fc from 'fast-check'

import {
  type OnboardingReport,
  type ReportCheck,
  tasksOf,
} from '../../src/page/OnboardingReport.ts'
import { marksOfFindings } from '../../src/picture/marksOfFindings.ts'
import { hostileText } from '../hostile.ts'

const isKnown = (state: ReturnType<typeof replay>): state is KnownState =>
  state.status !== 'NotRequested'

/** Returns the state of a history that begins with a request. */
export const stateOfHistory = (events: ReadonlyArray<OnboardingEvent>): KnownState => {
  const state = replay(events)
  if (!isKnown(state)) throw new TypeError('a history begins with a request')
  return state
}

const texts = fc.record({ en: hostileText(), ja: hostileText() })

const check: fc.Arbitrary<ReportCheck> = fc.record({
  id: hostileText(),
  level: fc.constantFrom('error', 'warning', 'info', 'passed', 'unseen'),
  texts,
})

const instruction = fc.record({
  title: hostileText(),
  commands: fc.array(hostileText(), { maxLength: 2 }),
  links: fc.array(
    fc.record({
      text: hostileText(),
      url: fc.oneof(hostileText(), fc.webUrl({ validSchemes: ['https'] })),
    }),
    { maxLength: 2 },
  ),
})

const instructions = fc.array(instruction, { maxLength: 2 })

/** Reports in which whatever is a text may be hostile. */
export const onboardingReport = (): fc.Arbitrary<OnboardingReport> =>
  fc
    .record({
      events: onboardingHistory(),
      party: party(),
      now: instant(),
      instructions: fc.record({ en: instructions, ja: instructions }),
      checks: fc.array(check, { maxLength: 4 }),
      marks: fc.array(inspectionFinding(), { maxLength: 3 }).map(marksOfFindings),
      documents: fc.array(fc.record({ name: hostileText(), digest: hostileText() }), {
        maxLength: 3,
      }),
    })
    .map(({ instructions: how, ...report }) => {
      const state = stateOfHistory(report.events)
      const tasks = tasksOf(state, report.now).map((task) => ({ ...task, instructions: how }))
      return { ...report, state, tasks }
    })

/** Reports of pages: one of a worked example, and arbitrary ones. */
import type { LoadedOnboarding } from '@byoa/application'
import type { ConsoleStep } from '@byoa/application/instructions'
import { type KnownState, type OnboardingEvent, replay } from '@byoa/core/onboarding'
import { instant, onboardingHistory, party } from '@byoa/testing'
import fc from 'fast-check'

import type {
  OnboardingReport,
  ReportCheck,
  TaskInstructions,
} from '../../src/page/OnboardingReport.ts'
import { reportOf } from '../../src/page/reportOf.ts'
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

const step: fc.Arbitrary<ConsoleStep> = fc.record(
  {
    number: fc.integer({ min: 1, max: 9 }),
    operation: fc.constant('runStack'),
    title: hostileText(),
    url: fc.oneof(hostileText(), fc.webUrl({ validSchemes: ['https'] })),
    lines: fc.array(hostileText(), { maxLength: 2 }),
    values: fc.array(fc.record({ name: hostileText(), value: hostileText() }), { maxLength: 2 }),
    calls: fc.constant([]),
  },
  { requiredKeys: ['number', 'operation', 'title', 'lines', 'calls'] },
)

const steps = fc.array(step, { maxLength: 2 })

/** Instructions in which every text may be hostile. */
const instructions: fc.Arbitrary<TaskInstructions> = fc.record(
  {
    command: hostileText(),
    steps: fc.record({ en: steps, ja: steps }),
    script: hostileText(),
  },
  { requiredKeys: ['command', 'steps'] },
)

/** The history of an onboarding, as it is loaded. */
export const loadedOnboarding = (): fc.Arbitrary<LoadedOnboarding> =>
  onboardingHistory().map((events) => {
    const state = stateOfHistory(events)
    return { onboardingId: state.onboardingId, state, events }
  })

/** Reports with whatever is a text and hostile. */
export const onboardingReport = (): fc.Arbitrary<OnboardingReport> =>
  fc
    .record({
      loaded: loadedOnboarding(),
      reader: fc.record({ party: party(), now: instant() }),
      how: instructions,
      checks: fc.array(check, { maxLength: 4 }),
      documents: fc.array(fc.record({ name: hostileText(), digest: hostileText() }), {
        maxLength: 3,
      }),
    })
    .map(({ loaded, reader, how, ...further }) => {
      const report = reportOf(loaded, reader)
      return {
        ...report,
        tasks: report.tasks.map(({ intent }) => ({ intent, instructions: how })),
        checks: [...report.checks, ...further.checks],
        documents: [...report.documents, ...further.documents],
      }
    })

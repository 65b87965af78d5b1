/** Lists of onboardings. */
import {
  type ListOnboardingsInput,
  type OnboardingStore,
  type OnboardingSummary,
  standingOf,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type OnboardingEvent, type OnboardingId, replay } from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { onboardingHistory } from '../onboarding/onboardingHistory.ts'
import { type Subject, commitOf, succeed } from './storeHarness.ts'

type History = ReadonlyArray<OnboardingEvent>

const idOf = ([first]: History): OnboardingId =>
  first?.type === 'OnboardingRequested' ? first.data.onboardingId : expect.unreachable()

const histories = fc.uniqueArray(onboardingHistory(), { maxLength: 6, selector: idOf })

type Conditions = Omit<ListOnboardingsInput, 'after' | 'limit'>

const meets =
  ({ status, waitingFor, dueBefore }: Conditions) =>
  (found: OnboardingSummary): boolean =>
    (status === undefined || found.status === status) &&
    (waitingFor === undefined || found.waitingFor.includes(waitingFor)) &&
    (dueBefore === undefined || (found.dueAt !== undefined && found.dueAt < dueBefore))

/** Lists page by page. */
const listAll = async (
  store: OnboardingStore,
  conditions: Conditions,
): Promise<ReadonlyArray<OnboardingSummary>> => {
  const listed: OnboardingSummary[] = []
  for (;;) {
    const after = listed.at(-1)?.position ?? 0
    const page = await succeed(store.list({ ...conditions, after, limit: 2 }))
    expect(page.length).toBeLessThanOrEqual(2)
    if (page.length === 0) return listed
    listed.push(...page)
  }
}

/** Commits the first event of every onboarding, and then the others. */
const fill = async (store: OnboardingStore, drawn: ReadonlyArray<History>): Promise<void> => {
  for (const expectedVersion of [0, 1]) {
    for (const history of drawn) {
      const events = expectedVersion === 0 ? history.slice(0, 1) : history.slice(1)
      const commit = { ...commitOf(0, { expectedVersion, events }), stream: idOf(history) }
      await succeed(store.commit(commit))
    }
  }
}

const summaryOf = (history: History): Omit<OnboardingSummary, 'position'> => ({
  onboardingId: idOf(history),
  version: history.length,
  ...standingOf(replay(history), history.at(-1)?.at ?? expect.unreachable()),
})

/** The cases about lists. */
export const listCases = (subject: Subject): void => {
  describe('lists', () => {
    it('have each onboarding with its standing, in order of creation', async () => {
      await subject.assert(
        fc.asyncProperty(histories, async (drawn) => {
          const store = await subject.makeStore()
          await fill(store, drawn)
          const listed = await succeed(store.list({ after: 0, limit: 100 }))
          const positions = listed.map(({ position }) => position)
          expect(positions).toEqual(positions.toSorted((a, b) => a - b))
          expect(listed).toEqual(
            drawn.map((history, index) => ({
              ...summaryOf(history),
              position: positions[index] ?? expect.unreachable(),
            })),
          )
          expect(await listAll(store, {})).toEqual(listed)
        }),
      )
    })

    it('have those onboardings that meet the conditions', async () => {
      const parties = fc.constantFrom('rescale' as const, 'customer' as const)
      await subject.assert(
        fc.asyncProperty(histories, parties, fc.nat(5), async (drawn, waitingFor, pick) => {
          const store = await subject.makeStore()
          await fill(store, drawn)
          const every = await listAll(store, {})
          const { status, dueAt } = every[pick % Math.max(every.length, 1)] ?? {}
          for (const conditions of [{ status }, { waitingFor }, { dueBefore: dueAt }]) {
            const given = omitUndefined(conditions)
            expect(await listAll(store, given)).toEqual(every.filter(meets(given)))
          }
          const all = omitUndefined({ status, waitingFor, dueBefore: dueAt })
          expect(await listAll(store, all)).toEqual(every.filter(meets(all)))
        }),
      )
    })
  })
}

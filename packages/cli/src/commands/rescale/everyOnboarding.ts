/** The onboardings that `--all` means. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { OnboardingStore, OnboardingSummary } from '@byoa/application'
import type { OnboardingId, OnboardingStatus } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'

type Step<A> = TE.TaskEither<CommandError, A>

const pageSize = 200

type Summaries = ReadonlyArray<OnboardingSummary>

/** Reads all onboardings after some, in order of creation. */
export const summariesAfter = (store: OnboardingStore, before: Summaries): Step<Summaries> =>
  pipe(
    store.list({ after: before.at(-1)?.position ?? 0, limit: pageSize }),
    TE.flatMap((page) => {
      const summaries = [...before, ...page]
      return page.length < pageSize ? TE.right(summaries) : summariesAfter(store, summaries)
    }),
  )

const overStatuses: ReadonlyArray<OnboardingStatus> = ['Closed', 'Cancelled']

/** Whether nobody has to act, and the last document is written, or never will be. */
const isSettled =
  (outbox: string | undefined) =>
  ({ onboardingId, status, waitingFor }: OnboardingSummary): boolean => {
    if (waitingFor.length > 0 || !overStatuses.includes(status)) return false
    const folder = outbox === undefined ? undefined : join(outbox, onboardingId)
    return (
      folder === undefined || !existsSync(folder) || existsSync(join(folder, 'clean-exit.json'))
    )
  }

/** Every onboarding in which something may be left to do or to write, in order of creation. */
export const everyOnboarding = (
  store: OnboardingStore,
  outbox: string | undefined,
): Step<ReadonlyArray<OnboardingId>> =>
  pipe(
    summariesAfter(store, []),
    TE.map((summaries) =>
      summaries
        .filter((summary) => !isSettled(outbox)(summary))
        .map(({ onboardingId }) => onboardingId),
    ),
  )

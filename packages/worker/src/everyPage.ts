/** Reads a list of onboardings page by page. */
import type {
  Failure,
  ListOnboardingsInput,
  OnboardingStore,
  OnboardingSummary,
} from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

const limit = 1000

type Page = ReadonlyArray<OnboardingSummary>

/** Lists every onboarding that meets the conditions, in order of creation. */
export const everyPage = (
  store: OnboardingStore,
  conditions: Omit<ListOnboardingsInput, 'after' | 'limit'>,
  read: Page = [],
): TE.TaskEither<Failure, Page> =>
  pipe(
    store.list({ ...conditions, after: read.at(-1)?.position ?? 0, limit }),
    TE.flatMap((page) => {
      const all = [...read, ...page]
      return page.length < limit ? TE.right(all) : everyPage(store, conditions, all)
    }),
  )

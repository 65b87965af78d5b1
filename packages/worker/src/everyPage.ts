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

/** Lists every onboarding that meets the conditions, in order of creation. */
export const everyPage = (
  store: OnboardingStore,
  conditions: Omit<ListOnboardingsInput, 'after' | 'limit'>,
  after = 0,
): TE.TaskEither<Failure, ReadonlyArray<OnboardingSummary>> =>
  pipe(
    store.list({ ...conditions, after, limit }),
    TE.flatMap((page) => {
      const last = page.at(-1)
      return last === undefined || page.length < limit
        ? TE.right(page)
        : pipe(
            everyPage(store, conditions, last.position),
            TE.map((rest) => [...page, ...rest]),
          )
    }),
  )

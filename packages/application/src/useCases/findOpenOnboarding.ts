import { type OnboardingRequest, stackNameOf } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { OnboardingStore } from '../ports/OnboardingStore.ts'
import type { UnknownOnboarding } from './Onboardings.ts'
import { type LoadedOnboarding, loadOnboarding } from './loadOnboarding.ts'

type StackOfRequest = Pick<OnboardingRequest, 'accountId' | 'region' | 'stackName' | 'companyCode'>

/** Loads the open onboarding that has the stack of a request; none when there is no such one. */
export const findOpenOnboarding = (
  store: OnboardingStore,
  request: StackOfRequest,
): TE.TaskEither<UnknownOnboarding | Failure, O.Option<LoadedOnboarding>> => {
  const { accountId, region } = request
  return pipe(
    store.holderOf({ kind: 'Stack', accountId, region, stackName: stackNameOf({ request }) }),
    TE.flatMap(
      O.match(
        (): TE.TaskEither<UnknownOnboarding | Failure, O.Option<LoadedOnboarding>> =>
          TE.right(O.none),
        (id) => TE.map(O.some<LoadedOnboarding>)(loadOnboarding(store, id)),
      ),
    ),
  )
}

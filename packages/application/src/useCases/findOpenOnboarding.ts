import type { AccountId, Region } from '@byoa/core/iam/identity'
import type { StackName } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { OnboardingStore } from '../ports/OnboardingStore.ts'
import type { UnknownOnboarding } from './Onboardings.ts'
import { type LoadedOnboarding, loadOnboarding } from './loadOnboarding.ts'

/** Loads the open onboarding that has a stack of this name; none when there is no such one. */
export const findOpenOnboarding = (
  store: OnboardingStore,
  stack: {
    readonly accountId: AccountId
    readonly region: Region
    readonly stackName: StackName
  },
): TE.TaskEither<UnknownOnboarding | Failure, O.Option<LoadedOnboarding>> =>
  pipe(
    store.holderOf({ kind: 'Stack', ...stack }),
    TE.flatMap(
      O.match(
        (): TE.TaskEither<UnknownOnboarding | Failure, O.Option<LoadedOnboarding>> =>
          TE.right(O.none),
        (id) => TE.map(O.some<LoadedOnboarding>)(loadOnboarding(store, id)),
      ),
    ),
  )

/** The onboarding of a request that a store has: a run continues it, and begins no second one. */
import {
  type LoadedOnboarding,
  type OnboardingStore,
  type RequestDocument,
  findOpenOnboarding,
  isSameRequest,
} from '@byoa/application'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { nameOfSource } from '../../terminal/files.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import type { RunOptions } from './RunOptions.ts'

/** Left when the store has an open onboarding of the same request. */
export const ensureNotRecorded = (
  store: OnboardingStore,
  document: RequestDocument,
): TE.TaskEither<CommandError, void> =>
  pipe(
    findOpenOnboarding(store, document),
    // Another request for the same stack is refused by the domain.
    TE.map(O.filter(({ state }) => isSameRequest(state, document))),
    TE.flatMap(
      O.match(
        () => TE.right(undefined),
        ({ onboardingId, state: { status } }): TE.TaskEither<CommandError, void> =>
          TE.left({ _tag: 'AlreadyRecorded', onboardingId, status }),
      ),
    ),
  )

const anotherRequest = (source: string, { request }: RunOptions): BadInput =>
  badInput(source, [
    {
      path: 'event 1',
      expected: `the request in ${nameOfSource(request)}`,
      actual: 'another request',
      japanese: `申請が ${request} と異なります。`,
    },
  ])

const nothingRecorded = badInput(commandLine, [
  {
    path: '--resume',
    expected: 'an open onboarding of this request in the store',
    actual: 'nothing',
    japanese: 'この申請の接続がストアに記録されている場合に指定してください。',
  },
])

/** Returns the open onboarding of a request, which a run continues. */
export const findRecorded = (
  store: OnboardingStore,
  document: RequestDocument,
  options: RunOptions,
): TE.TaskEither<CommandError, LoadedOnboarding> =>
  pipe(
    findOpenOnboarding(store, document),
    TE.flatMap(TE.fromOption((): CommandError => nothingRecorded)),
    TE.filterOrElse(
      ({ state }) => isSameRequest(state, document),
      ({ onboardingId }): CommandError => anotherRequest(onboardingId, options),
    ),
  )

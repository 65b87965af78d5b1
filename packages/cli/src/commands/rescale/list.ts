/** `byoa rescale list`: the onboardings of a store, a page at a time. */
import type { ListOnboardingsInput, OnboardingStore } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { OnboardingStatus } from '@byoa/core/onboarding'
import { Instant, type Language, type Party } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { durableAddressOf } from '../../store/StoreAddress.ts'
import { withExistingStore } from '../../store/withStore.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { allArguments, argument, badArguments, optional } from '../readArguments.ts'
import { headingLine, onboardingJson, onboardingLine } from './onboardingLine.ts'

export interface ListOptions extends Pick<Interruption, 'untilInterrupted'> {
  readonly store?: string
  readonly status?: string
  readonly waitingFor?: Party
  /** ISO 8601 in UTC. */
  readonly dueBefore?: string
  readonly json: boolean
  readonly language: Language
}

type Conditions = Omit<ListOnboardingsInput, 'after' | 'limit'>

const conditionsOf = ({
  status,
  dueBefore,
  waitingFor,
}: ListOptions): E.Either<BadInput, Conditions> =>
  pipe(
    sequenceS(allArguments)({
      status: optional(status, (text) => argument('--status', OnboardingStatus, text)),
      dueBefore: optional(dueBefore, (text) => argument('--due-before', Instant, text)),
    }),
    E.bimap(badArguments, (conditions) => omitUndefined({ ...conditions, waitingFor })),
  )

const pageSize = 200

const none: Readonly<Record<Language, string>> = {
  en: 'No onboardings.',
  ja: '該当する接続はありません。',
}

/** Writes the onboardings after a position, page by page. */
const listFrom = (
  { out }: Terminal,
  { store, conditions }: { readonly store: OnboardingStore; readonly conditions: Conditions },
  { json, language }: ListOptions,
): TE.TaskEither<CommandError, void> => {
  const pagesAfter = (after: number): TE.TaskEither<CommandError, void> =>
    pipe(
      store.list({ ...conditions, after, limit: pageSize }),
      TE.flatMap((page) => {
        if (!json && after === 0) out(page.length === 0 ? none[language] : headingLine(language))
        for (const summary of page) {
          out(json ? onboardingJson(summary) : onboardingLine(summary, language))
        }
        const last = page.at(-1)
        return last === undefined || page.length < pageSize
          ? TE.right(undefined)
          : pagesAfter(last.position)
      }),
    )
  return pagesAfter(0)
}

/** Lists onboardings in order of creation. Exit 2 for a wrong argument, or without a store. */
export const list = (terminal: Terminal, options: ListOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('conditions', () => TE.fromEither(conditionsOf(options))),
    TE.bind('address', () => TE.fromEither(durableAddressOf(options.store))),
    TE.flatMap(({ conditions, address }) =>
      withExistingStore(
        address,
        options,
      )((store) => listFrom(terminal, { store, conditions }, options)),
    ),
    reportResult(terminal, options, () => 0),
  )

/** The stack as it was reported, or as its outputs say. */
import { stackAddressOf } from '@byoa/application'
import type { StackReport } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import type { CustomerSide } from './CustomerSide.ts'
import type { AgreementOptions } from './CustomerOptions.ts'
import type { Agreed } from './readAgreed.ts'

/** Refuses a setup without a stack or a report of it. */
export const noStack = ({ setup }: Pick<AgreementOptions, 'setup'>): CommandError =>
  badInput(setup, [
    {
      path: 'stackName',
      expected: 'a complete stack of this name in the account, or its report with --report',
      actual: 'neither',
      japanese:
        'この名前の完了したスタックがアカウントにありません。--report でスタックの報告を指定してください。',
    },
  ])

/** Returns the report. Left when there is none, and no complete stack. */
export const reportedStack = (
  { report, agreement }: Agreed,
  { console }: CustomerSide,
  options: Pick<AgreementOptions, 'setup'>,
): TE.TaskEither<CommandError, StackReport> =>
  report === undefined
    ? pipe(
        console.readStackReport(stackAddressOf(agreement)),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<CommandError, StackReport> => TE.left(noStack(options)),
            TE.right,
          ),
        ),
      )
    : TE.right(report)

/** Returns the report, or what the outputs say; nothing when there is no complete stack. */
export const knownStack = (
  { report, agreement }: Pick<Agreed, 'report' | 'agreement'>,
  { console }: CustomerSide,
): TE.TaskEither<CommandError, StackReport | undefined> =>
  report === undefined
    ? pipe(
        console.readStackReport(stackAddressOf(agreement)),
        TE.orElse((failure) =>
          failure.code === 'StackFailed' ? TE.right(O.none) : TE.left(failure),
        ),
        TE.map(O.toUndefined),
      )
    : TE.right(report)

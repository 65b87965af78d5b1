/** Reads what ends: the setup, and the notice if Rescale sent one. */
import type { OffboardingNotice } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { mismatchOfAnswer } from './mismatches.ts'
import { type Agreed, readAgreed } from './readAgreed.ts'
import { readMatching } from './readMatching.ts'

export type LeaveOptions = ChangeOptions & AgreementOptions & { readonly notice?: string }

export interface AgreedEnd extends Agreed {
  readonly notice?: OffboardingNotice
}

type Work<A> = TE.TaskEither<CommandError, A>

const readOffboarding = (
  { notice: path, signer }: LeaveOptions,
  { setup }: Agreed,
): Work<OffboardingNotice | undefined> =>
  readOptional(path, (named) =>
    readMatching(named, 'offboarding-notice', {
      ...omitUndefined({ signer }),
      mismatchOf: (notice) => mismatchOfAnswer(notice, setup),
    }),
  )

/** Reads them. Left when the notice is not of this onboarding. */
export const readAgreedEnd = (options: LeaveOptions): Work<AgreedEnd> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('notice', ({ agreed }) => readOffboarding(options, agreed)),
    TE.map(({ agreed, notice }) => ({ ...agreed, ...omitUndefined({ notice }) })),
  )

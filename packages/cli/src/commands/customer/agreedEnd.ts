/** Reads what ends: the setup, and the notice if Rescale sent one. */
import type { OffboardingNotice } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { readSigned } from '../../signing/readSigned.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { mismatchOfAnswer, refusing } from './mismatches.ts'
import { type Agreed, readAgreed } from './readAgreed.ts'

export type LeaveOptions = ChangeOptions & AgreementOptions & { readonly notice?: string }

export interface AgreedEnd extends Agreed {
  readonly notice?: OffboardingNotice
}

type Work<A> = TE.TaskEither<CommandError, A>

const readOffboarding = (
  { notice: path, signer }: LeaveOptions,
  { setup }: Agreed,
): Work<OffboardingNotice | undefined> =>
  path === undefined
    ? TE.right(undefined)
    : pipe(
        readSigned(path, 'offboarding-notice', omitUndefined({ signer })),
        TE.map(({ document }) => document),
        TE.tap((notice) => TE.fromEither(refusing(path, mismatchOfAnswer(notice, setup)))),
      )

/** Reads them. Left when the notice is not of this onboarding. */
export const readAgreedEnd = (options: LeaveOptions): Work<AgreedEnd> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('notice', ({ agreed }) => readOffboarding(options, agreed)),
    TE.map(({ agreed, notice }) => ({ ...agreed, ...omitUndefined({ notice }) })),
  )

/** Whether the file of an answer may be written, asked before any work. */
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import type { DocumentKind, ExchangedDocument, SetupDocument } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CannotWrite } from '../../terminal/CannotWrite.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import { readExchanged } from '../documents/readExchanged.ts'
import type { CustomerOptions } from './CustomerOptions.ts'

type OutOptions = Pick<CustomerOptions, 'out' | 'force'>

/** What an existing file may be to be replaced: an earlier answer in the same onboarding. */
export interface EarlierAnswer {
  readonly kind: DocumentKind
  readonly onboardingId: OnboardingId
}

const isEarlier = (document: ExchangedDocument, earlier: EarlierAnswer | undefined): boolean =>
  earlier !== undefined &&
  document.kind === earlier.kind &&
  document.onboardingId === earlier.onboardingId

const hasDirectory = (out: string): boolean =>
  statSync(dirname(out), { throwIfNoEntry: false })?.isDirectory() === true

/** Left when the file exists and is not an earlier answer, unless forced; or cannot be made. */
export const ensureOut = (
  { out: path, force }: OutOptions,
  earlier?: EarlierAnswer,
): TE.TaskEither<CannotWrite, void> => {
  if (path === undefined) return TE.right(undefined)
  if (!hasDirectory(path)) {
    return TE.left({ _tag: 'CannotWrite', path, reason: 'refused', detail: 'ENOENT' })
  }
  if (force || !existsSync(path)) return TE.right(undefined)
  return pipe(
    readExchanged(path),
    TE.filterOrElseW(
      (document) => isEarlier(document, earlier),
      () => undefined,
    ),
    TE.bimap(
      (): CannotWrite => ({ _tag: 'CannotWrite', path, reason: 'file-exists' }),
      () => undefined,
    ),
  )
}

interface OfSetup {
  readonly setup: Pick<SetupDocument, 'onboardingId'>
}

/** A step after reading: Left when the file is not for an answer of a kind in the onboarding. */
export const ensuringOut =
  (options: OutOptions, kind: DocumentKind) =>
  <Read extends OfSetup>(
    read: TE.TaskEither<CommandError, Read>,
  ): TE.TaskEither<CommandError, Read> =>
    TE.tap(({ setup: { onboardingId } }: Read) => ensureOut(options, { kind, onboardingId }))(read)

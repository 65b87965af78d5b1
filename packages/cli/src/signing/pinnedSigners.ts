/**
 * The keys with which documents of onboardings were signed, as the customer saw them first: one
 * file for each onboarding, and one for the first of all, in the configuration folder of the user.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { Fingerprint } from '@byoa/application/signing'
import type { OnboardingId } from '@byoa/core/onboarding'
import envPaths from 'env-paths'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CannotWrite } from '../terminal/CannotWrite.ts'
import { type BadInput, badInput } from '../terminal/badInput.ts'
import { cannotRead } from '../terminal/files.ts'
import { codeOf } from '../terminal/reasonOf.ts'
import { writeDocument } from '../terminal/replaceFile.ts'
import { createOnce } from './createOnce.ts'

/** Onboarding → the fingerprint of its signer. */
export type PinnedSigners = ReadonlyMap<string, Fingerprint>

// queries

const folder = (): string => join(envPaths('byoa', { suffix: '' }).config, 'signers')

const fileOf = (onboardingId: OnboardingId): string => join(folder(), `${onboardingId}.txt`)

const garbled = (path: string): BadInput =>
  badInput(path, [
    {
      path: '',
      expected: Fingerprint.name,
      actual: 'other text',
      japanese:
        '鍵のフィンガープリントではありません。Rescale が公開しているフィンガープリントを --signer に指定してください。',
    },
  ])

const fingerprintIn = (path: string): TE.TaskEither<BadInput, Fingerprint> =>
  pipe(
    TE.tryCatch(() => readFile(path, 'utf8'), cannotRead(path)),
    TE.map((text) => text.trim()),
    TE.filterOrElse(Fingerprint.is, () => garbled(path)),
  )

const pinIn = (name: string): TE.TaskEither<BadInput, readonly [string, Fingerprint]> =>
  pipe(
    fingerprintIn(join(folder(), name)),
    TE.map((fingerprint) => [name.replace(/\.txt$/, ''), fingerprint] as const),
  )

const namesOfPins: TE.TaskEither<BadInput, ReadonlyArray<string>> = TE.tryCatch(
  () =>
    readdir(folder()).catch((cause: unknown) => {
      if (codeOf(cause) === 'ENOENT') return []
      throw cause
    }),
  (cause) => cannotRead(folder())(cause),
)

/** Reads every pin. Left when one cannot be read. */
export const readPins: TE.TaskEither<BadInput, PinnedSigners> = pipe(
  namesOfPins,
  TE.map((names) => names.filter((name) => name.endsWith('.txt'))),
  TE.flatMap(TE.traverseArray(pinIn)),
  TE.map((pins) => new Map(pins)),
)

// operations

/**
 * Returns the first signer that the user saw: this one, unless another process recorded one before.
 * It counts only until an onboarding has a pin.
 */
export const firstSigner = (
  fingerprint: Fingerprint,
): TE.TaskEither<BadInput | CannotWrite, Fingerprint> => {
  const path = join(folder(), 'first')
  return pipe(
    createOnce(path, `${fingerprint}\n`),
    TE.flatMap(() => fingerprintIn(path)),
  )
}

/** Pins the signer of an onboarding, unless it has one. */
export const pinSigner = (
  onboardingId: OnboardingId,
  fingerprint: Fingerprint,
): TE.TaskEither<CannotWrite, void> => createOnce(fileOf(onboardingId), `${fingerprint}\n`)

/** Replaces the signer of an onboarding by one that the user has compared. */
export const replacePin = (
  onboardingId: OnboardingId,
  fingerprint: Fingerprint,
): TE.TaskEither<CannotWrite, void> =>
  pipe(
    pinSigner(onboardingId, fingerprint),
    TE.flatMap(() =>
      writeDocument({ path: fileOf(onboardingId), text: `${fingerprint}\n`, force: true }),
    ),
  )

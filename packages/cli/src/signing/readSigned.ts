/**
 * Reads a document of Rescale's for the customer: the signature must be valid, and of the key that
 * is pinned for the onboarding or that the user demands. The first key that the user sees is
 * pinned; a further onboarding takes any pinned key.
 */
import type { RescaleDocument } from '@byoa/application'
import {
  Fingerprint,
  type SignatureError,
  type Signer,
  verifyDocument,
} from '@byoa/application/signing'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { readKind } from '../commands/documents/readExchanged.ts'
import type { CommandError } from '../terminal/CommandError.ts'
import { type BadInput, badOption } from '../terminal/badInput.ts'
import { nameOfSource } from '../terminal/files.ts'
import type { SignatureRefused } from './SignatureRefused.ts'
import {
  type PinnedSigners,
  firstSigner,
  pinSigner,
  readPins,
  replacePin,
} from './pinnedSigners.ts'

// model

/** The signer of a document, as far as this user knows it. */
export interface KnownSigner extends Signer {
  /** Whether no earlier document had this signer, and the user did not demand it. */
  readonly isNew: boolean
}

type KindOfRescale = RescaleDocument['kind']

type DocumentOf<Kind extends KindOfRescale> = Extract<RescaleDocument, { readonly kind: Kind }>

export interface SignedDocument<Kind extends KindOfRescale> extends KnownSigner {
  readonly document: DocumentOf<Kind>
}

// the signature

const refusalOf = (source: string, error: SignatureError): SignatureRefused => {
  switch (error._tag) {
    case 'Unsigned':
      return { _tag: 'SignatureRefused', source, reason: 'unsigned' }
    case 'ForeignSignature':
    case 'Altered':
      return { _tag: 'SignatureRefused', source, reason: 'altered' }
    case 'WrongSigner': {
      const { expected, found } = error
      return { _tag: 'SignatureRefused', source, reason: 'signer-not-demanded', expected, found }
    }
  }
}

const fingerprintWords = {
  en: Fingerprint.name,
  ja: '鍵のフィンガープリント(SHA256: と 43 文字)を指定してください。',
}

const demandedOf = (text: string | undefined): E.Either<BadInput, Fingerprint | undefined> => {
  if (text === undefined || Fingerprint.is(text)) return E.right(text)
  return badOption('--signer', fingerprintWords, JSON.stringify(text))
}

// the pin

interface Found {
  readonly source: string
  readonly onboardingId: OnboardingId
  readonly fingerprint: Fingerprint
}

const refused = (
  reason: SignatureRefused['reason'],
  { source, fingerprint: found }: Found,
  expected: Fingerprint,
): SignatureRefused => ({ _tag: 'SignatureRefused', source, reason, expected, found })

/** Left when the onboarding has no signer yet, and this one has signed nothing else. */
const ensureTrusted = (
  found: Found,
  pins: PinnedSigners,
): TE.TaskEither<CommandError, Fingerprint> => {
  const { onboardingId, fingerprint } = found
  if (pins.has(onboardingId)) return TE.right(fingerprint)
  const pinned = [...pins.values()].toSorted()
  const trusted = pinned.find((one) => one === fingerprint) ?? pinned[0]
  return pipe(
    trusted === undefined ? firstSigner(fingerprint) : TE.right(trusted),
    TE.filterOrElseW(
      (one) => one === fingerprint,
      (one) => refused('signer-unknown', found, one),
    ),
  )
}

/** Left when the onboarding has another signer. */
const ensurePinned = (found: Found): TE.TaskEither<CommandError, Fingerprint> =>
  pipe(
    readPins,
    TE.map((pins) => pins.get(found.onboardingId) ?? found.fingerprint),
    TE.filterOrElseW(
      (pinned) => pinned === found.fingerprint,
      (pinned) => refused('signer-changed', found, pinned),
    ),
  )

/** Pins the signer when the onboarding has none; another process may pin at the same time. */
const pinFirst = (found: Found): TE.TaskEither<CommandError, KnownSigner> => {
  const { onboardingId, fingerprint } = found
  return pipe(
    readPins,
    TE.tap((pins) => ensureTrusted(found, pins)),
    TE.tap(() => pinSigner(onboardingId, fingerprint)),
    TE.tap(() => ensurePinned(found)),
    TE.map((pins) => ({ fingerprint, isNew: ![...pins.values()].includes(fingerprint) })),
  )
}

const knownSigner = (
  found: Found,
  demanded: Fingerprint | undefined,
): TE.TaskEither<CommandError, KnownSigner> =>
  demanded === undefined
    ? pinFirst(found)
    : pipe(
        replacePin(found.onboardingId, demanded),
        TE.map(() => ({ fingerprint: demanded, isNew: false })),
      )

// operations

const signerOf = (
  path: string,
  document: RescaleDocument,
  demanded: Fingerprint | undefined,
): TE.TaskEither<CommandError, KnownSigner> => {
  const source = nameOfSource(path)
  return pipe(
    verifyDocument(document, demanded),
    TE.mapLeft((error): CommandError => refusalOf(source, error)),
    TE.flatMap(({ fingerprint }) =>
      knownSigner({ source, onboardingId: document.onboardingId, fingerprint }, demanded),
    ),
  )
}

/**
 * Reads a signed document of one kind. `signer` is the fingerprint that the user demands; it
 * replaces the pinned one.
 */
export const readSigned = <Kind extends KindOfRescale>(
  path: string,
  kind: Kind,
  { signer }: { readonly signer?: string } = {},
): TE.TaskEither<CommandError, SignedDocument<Kind>> =>
  pipe(
    TE.fromEither(demandedOf(signer)),
    TE.bindTo('demanded'),
    TE.bind('document', () => readKind(path, kind)),
    TE.bind('known', ({ demanded, document }) => signerOf(path, document, demanded)),
    TE.map(({ document, known }) => ({ document, ...known })),
  )

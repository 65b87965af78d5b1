/** What a command says about the signer of a document. */
import type { Language } from '@byoa/core/values'

import type { KnownSigner } from './readSigned.ts'

const known: Readonly<Record<Language, (fingerprint: string) => ReadonlyArray<string>>> = {
  en: (fingerprint) => [`Signed with Rescale's key ${fingerprint}.`],
  ja: (fingerprint) => [`Rescale の鍵 ${fingerprint} で署名されています。`],
}

const first: Readonly<Record<Language, (fingerprint: string) => ReadonlyArray<string>>> = {
  en: (fingerprint) => [
    `Signed with the key ${fingerprint}, which is used here for the first time.`,
    'Compare it with the fingerprint that Rescale publishes before you go on. Later documents must be signed with the same key.',
  ],
  ja: (fingerprint) => [
    `鍵 ${fingerprint} で署名されています。この鍵はここで初めて使用されます。`,
    '続行する前に、Rescale が公開しているフィンガープリントと比較してください。以後の文書も同じ鍵で署名されている必要があります。',
  ],
}

/** Says with which key a document is signed, and at first use to compare it. */
export const describeSigner = (
  { fingerprint, isNew }: KnownSigner,
  language: Language,
): ReadonlyArray<string> => (isNew ? first : known)[language](fingerprint)

import { describeSigner } from '../../signing/describeSigner.ts'
import type { KnownSigner } from '../../signing/readSigned.ts'
import type { Texts } from './NextStep.ts'

/** Says with which key a document is signed, and at first use to compare it. */
export const signerLines = (signer: KnownSigner): ReadonlyArray<Texts> => {
  const ja = describeSigner(signer, 'ja')
  return describeSigner(signer, 'en').map((en, index) => ({ en, ja: ja[index] ?? '' }))
}

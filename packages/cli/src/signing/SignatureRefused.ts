/** A document of Rescale's that the customer must not use, and what to do about it. */
import type { Fingerprint } from '@byoa/application/signing'

import type { ErrorLines } from '../terminal/ErrorLines.ts'

// model

export interface SignatureRefused {
  readonly _tag: 'SignatureRefused'
  /** The file. */
  readonly source: string
  /**
   * `signer-changed`: earlier documents of the onboarding were signed with another key;
   * `signer-unknown`: it is the first of its onboarding, and no document of any onboarding was
   * signed with its key; `signer-not-demanded`: with another key than `--signer` demands.
   */
  readonly reason:
    | 'unsigned'
    | 'altered'
    | 'signer-changed'
    | 'signer-unknown'
    | 'signer-not-demanded'
  /** The fingerprint of the key, or of one of the keys, with which it should be signed. */
  readonly expected?: Fingerprint
  /** The fingerprint of the key with which it is signed. */
  readonly found?: Fingerprint
}

// texts

type Words = (refused: Readonly<Record<'source' | 'expected' | 'found', string>>) => ErrorLines

const fingerprints = {
  en: (expected: string, found: string) => [`  expected ${expected}`, `  found    ${found}`],
  ja: (expected: string, found: string) => [`  想定: ${expected}`, `  実際: ${found}`],
}

const compare = {
  en: 'It may be forged. Compare the found fingerprint with the one that Rescale publishes, not with one that came with the file.',
  ja: '偽造された可能性があります。実際のフィンガープリントを、ファイルに添えられたものではなく、Rescale が公開しているものと比較してください。',
}

const askAgain = {
  en: 'Do not use it: ask Rescale to send the file again, unchanged and as a whole.',
  ja: '使用しないでください。変更していない元のファイルをもう一度送るよう、Rescale に依頼してください。',
}

const words: Readonly<Record<SignatureRefused['reason'], Words>> = {
  unsigned: ({ source }) => ({
    en: [`${source} is not signed by Rescale; nothing was done.`, askAgain.en],
    ja: [`${source} には Rescale の署名がありません。何も実行していません。`, askAgain.ja],
  }),
  altered: ({ source }) => ({
    en: [
      `${source} was altered after it was signed, or has the signature of another document; nothing was done.`,
      askAgain.en,
    ],
    ja: [
      `${source} は署名された後に変更されたか、別の文書の署名が付いています。何も実行していません。`,
      askAgain.ja,
    ],
  }),
  'signer-changed': ({ source, expected, found }) => ({
    en: [
      `${source} is signed with another key than the earlier documents of this onboarding; nothing was done.`,
      ...fingerprints.en(expected, found),
      compare.en,
      `Only if Rescale has published it, pass --signer ${found}: the new key then replaces the old one.`,
    ],
    ja: [
      `${source} の署名鍵は、この接続のこれまでの文書の署名鍵と異なります。何も実行していません。`,
      ...fingerprints.ja(expected, found),
      compare.ja,
      `Rescale が公開しているものと一致する場合に限り、--signer ${found} を指定してください。以後は新しい鍵が使用されます。`,
    ],
  }),
  'signer-unknown': ({ source, expected, found }) => ({
    en: [
      `${source} is signed with another key than the documents of your other onboardings; nothing was done.`,
      ...fingerprints.en(expected, found),
      compare.en,
      `Only if Rescale has published it, pass --signer ${found}: the new key is then accepted, too.`,
    ],
    ja: [
      `${source} の署名鍵は、ほかの接続の文書の署名鍵と異なります。何も実行していません。`,
      ...fingerprints.ja(expected, found),
      compare.ja,
      `Rescale が公開しているものと一致する場合に限り、--signer ${found} を指定してください。以後は新しい鍵も受け入れられます。`,
    ],
  }),
  'signer-not-demanded': ({ source, expected, found }) => ({
    en: [
      `${source} is not signed with the key that --signer demands; nothing was done.`,
      ...fingerprints.en(expected, found),
      'It may be forged. Check that --signer is the fingerprint that Rescale publishes; if it is, do not use the file and inform Rescale.',
    ],
    ja: [
      `${source} の署名鍵は、--signer に指定された鍵と異なります。何も実行していません。`,
      ...fingerprints.ja(expected, found),
      '偽造された可能性があります。--signer の値が Rescale の公開しているフィンガープリントであることを確認してください。一致している場合は、ファイルを使用せず、Rescale に連絡してください。',
    ],
  }),
}

/** Says why a document is refused, and what to do. */
export const signatureRefusedLines = ({
  source,
  reason,
  expected,
  found,
}: SignatureRefused): ErrorLines =>
  words[reason]({ source, expected: expected ?? '', found: found ?? '' })

/** A document of Rescale's that the customer must not use, and what to do about it. */
import type { Fingerprint } from '@byoa/application/signing'
import type { Language } from '@byoa/core/values'

// model

export interface SignatureRefused {
  readonly _tag: 'SignatureRefused'
  /** The file. */
  readonly source: string
  /**
   * `signer-changed`: earlier documents of the onboarding were signed with another key;
   * `signer-not-demanded`: with another key than `--signer` demands.
   */
  readonly reason: 'unsigned' | 'altered' | 'signer-changed' | 'signer-not-demanded'
  /** The fingerprint of the key with which the document should be signed. */
  readonly expected?: Fingerprint
  /** The fingerprint of the key with which it is signed. */
  readonly found?: Fingerprint
}

// texts

type Lines = Readonly<Record<Language, ReadonlyArray<string>>>

type Words = (refused: Readonly<Record<'source' | 'expected' | 'found', string>>) => Lines

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
      `  expected ${expected}`,
      `  found    ${found}`,
      'It may be forged. Compare the found fingerprint with the one that Rescale publishes, not with one that came with the file.',
      `Only if Rescale has published it, pass --signer ${found}: the new key then replaces the old one.`,
    ],
    ja: [
      `${source} の署名鍵は、この接続のこれまでの文書の署名鍵と異なります。何も実行していません。`,
      `  想定: ${expected}`,
      `  実際: ${found}`,
      '偽造された可能性があります。実際のフィンガープリントを、ファイルに添えられたものではなく、Rescale が公開しているものと比較してください。',
      `Rescale が公開しているものと一致する場合に限り、--signer ${found} を指定してください。以後は新しい鍵が使用されます。`,
    ],
  }),
  'signer-not-demanded': ({ source, expected, found }) => ({
    en: [
      `${source} is not signed with the key that --signer demands; nothing was done.`,
      `  expected ${expected}`,
      `  found    ${found}`,
      'It may be forged. Check that --signer is the fingerprint that Rescale publishes; if it is, do not use the file and inform Rescale.',
    ],
    ja: [
      `${source} の署名鍵は、--signer に指定された鍵と異なります。何も実行していません。`,
      `  想定: ${expected}`,
      `  実際: ${found}`,
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
}: SignatureRefused): Lines =>
  words[reason]({ source, expected: expected ?? '', found: found ?? '' })

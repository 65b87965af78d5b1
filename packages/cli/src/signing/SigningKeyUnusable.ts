/** The key of Rescale's documents cannot be used, and what to do about it. */
import type { ErrorLines } from '../terminal/ErrorLines.ts'

// model

export interface SigningKeyUnusable {
  readonly _tag: 'SigningKeyUnusable'
  /** The file of the key. */
  readonly path: string
  readonly reason: 'unreadable' | 'garbled'
  /** The system's code or message; never a part of the key. */
  readonly detail?: string
}

// texts

/** Says why the key cannot be used, and what to do. */
export const signingKeyUnusableLines = ({
  path,
  reason,
  detail = '',
}: SigningKeyUnusable): ErrorLines =>
  reason === 'unreadable'
    ? {
        en: [
          `The signing key ${path} cannot be read: ${detail}`,
          'Correct the permissions of the file; no other key was made.',
        ],
        ja: [
          `署名鍵 ${path} を読み取れません: ${detail}`,
          'ファイルのアクセス権限を修正してください。別の鍵は作成していません。',
        ],
      }
    : {
        en: [
          `The file ${path} is not a signing key; no other key was made.`,
          'Restore it from a backup. If the key is lost, move the file away: a new key is made, and every customer has to compare its fingerprint and pass it as --signer.',
        ],
        ja: [
          `${path} は署名鍵のファイルではありません。別の鍵は作成していません。`,
          'バックアップから復元してください。鍵を失った場合は、このファイルを移動すると新しい鍵が作成されます。その場合、すべてのお客様が新しいフィンガープリントを確認し、--signer に指定する必要があります。',
        ],
      }

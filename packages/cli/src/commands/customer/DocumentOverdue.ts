/** The deadline in a document of Rescale's has passed, and what to do about it. */
import { type Instant, renderInstant } from '@byoa/core/values'

import type { ErrorLines } from '../../terminal/ErrorLines.ts'

// model

export interface DocumentOverdue {
  readonly _tag: 'DocumentOverdue'
  readonly kind: 'setup' | 'peering-notice' | 'review'
  readonly field: 'reportBy' | 'acceptBefore' | 'heldUntil'
  readonly deadline: Instant
}

// texts

const words: Readonly<Record<DocumentOverdue['kind'], (at: string) => ErrorLines>> = {
  setup: (at) => ({
    en: [
      `reportBy: the setup was valid until ${at}; nothing was done.`,
      'The CIDR block is no longer held for you. Ask Rescale for a new setup.',
    ],
    ja: [
      `reportBy: 設定情報の期限(${at})が過ぎています。何も実行していません。`,
      'CIDR ブロックはもう確保されていません。Rescale に新しい設定情報を依頼してください。',
    ],
  }),
  'peering-notice': (at) => ({
    en: [
      `acceptBefore: the peering request expired at ${at}; nothing was done.`,
      'Rescale requests another one. Ask Rescale for the new peering notice.',
    ],
    ja: [
      `acceptBefore: VPC ピアリング接続のリクエストの期限(${at})が過ぎています。何も実行していません。`,
      'Rescale が新しいリクエストを作成します。新しいピアリングの通知を Rescale に依頼してください。',
    ],
  }),
  review: (at) => ({
    en: [
      `heldUntil: the further block was held for you until ${at}; nothing was done.`,
      'Others may be given it now. Ask Rescale for another block, and for a new review of anything else.',
    ],
    ja: [
      `heldUntil: 追加の CIDR ブロックの確保期限(${at})が過ぎています。何も実行していません。`,
      'ほかのお客様に割り当てられる可能性があります。別のブロックを Rescale に依頼してください。ほかの修正事項については、新しい文書を Rescale に依頼してください。',
    ],
  }),
}

/** Says which deadline has passed, and what to ask Rescale for. */
export const documentOverdueLines = ({ kind, deadline }: DocumentOverdue): ErrorLines =>
  words[kind](renderInstant(deadline))

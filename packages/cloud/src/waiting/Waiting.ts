import type { Patiences } from './Patience.ts'

/** What is being waited for, reported before each pause. */
export interface Waiting {
  readonly for: keyof Patiences
  /** The role, peering, VPC, table or stack. */
  readonly subject: string
  readonly elapsedSeconds: number
}

const words: Readonly<Record<keyof Patiences, { readonly en: string; readonly ja: string }>> = {
  iam: { en: 'waiting for IAM', ja: 'IAM への反映を待っています' },
  peeringRequest: {
    en: 'waiting for AWS to validate the peering request',
    ja: 'AWS による VPC ピアリング接続リクエストの検証を待っています',
  },
  peeringVisible: {
    en: 'waiting for the peering to become visible',
    ja: 'VPC ピアリング接続が表示されるのを待っています',
  },
  peeringActive: {
    en: 'waiting for the peering to become active',
    ja: 'VPC ピアリング接続がアクティブになるのを待っています',
  },
  vpcCidr: {
    en: 'waiting for the block to be associated',
    ja: 'CIDR ブロックの関連付けを待っています',
  },
  routes: { en: 'waiting for the routes to become visible', ja: 'ルートの反映を待っています' },
  stack: { en: 'waiting for the stack', ja: 'スタックの完了を待っています' },
}

/**
 * Returns a line that says what is being waited for, e.g. `waiting for IAM:
 * arn:aws:iam::111122223333:role/Rescale (5 s)`.
 */
export const describeWaiting = (waiting: Waiting, language: 'en' | 'ja' = 'en'): string =>
  `${words[waiting.for][language]}: ${waiting.subject} (${Math.round(waiting.elapsedSeconds)} s)`

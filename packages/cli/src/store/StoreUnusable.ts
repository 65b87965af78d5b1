/** A store that a command cannot open, and what to do about it. */
import type { ErrorLines } from '../terminal/ErrorLines.ts'

// model

export type StoreUnusableReason =
  | 'missing'
  | 'not-empty'
  | 'in-use'
  | 'unreachable'
  | 'denied'
  | 'no-database'
  | 'newer-schema'

export interface StoreUnusable {
  readonly _tag: 'StoreUnusable'
  /** The store, without password. */
  readonly store: string
  readonly reason: StoreUnusableReason
  /** The host and port of a server. */
  readonly server?: string
  /** The process that uses the store, or the message of the system. */
  readonly detail?: string
}

// texts

type Words = (error: Readonly<Record<'store' | 'server' | 'detail', string>>) => ErrorLines

const words: Readonly<Record<StoreUnusableReason, Words>> = {
  missing: ({ store }) => ({
    en: [
      `There is no store ${store} yet.`,
      'byoa rescale receive, byoa run and byoa store migrate create it. Check the directory otherwise.',
    ],
    ja: [
      `${store} にはまだ記録がありません。`,
      'byoa rescale receive、byoa run、byoa store migrate のいずれかを実行すると作成されます。ディレクトリが正しいかどうかも確認してください。',
    ],
  }),
  'not-empty': ({ store }) => ({
    en: [
      `The store ${store} has records already; nothing was imported.`,
      'Import into another one.',
    ],
    ja: [
      `${store} には既に記録があります。何も取り込んでいません。`,
      '空のストアを指定してください。',
    ],
  }),
  'in-use': ({ store, detail }) => ({
    en: [
      `The store ${store} is used by process ${detail}: one process at a time can open it.`,
      'Wait until that process ends, or keep the records in PostgreSQL.',
    ],
    ja: [
      `${store} はプロセス ${detail} が使用しています。同時に開けるのは 1 つのプロセスだけです。`,
      'そのプロセスの終了を待つか、記録を PostgreSQL に保存してください。',
    ],
  }),
  unreachable: ({ store, server, detail }) => ({
    en: [
      `The store ${store} cannot be reached at ${server}: ${detail}`,
      'Start the server, or correct host and port; then run this again.',
    ],
    ja: [
      `${server} の ${store} に接続できません: ${detail}`,
      'サーバーを起動するか、ホストとポートを修正してから、もう一度実行してください。',
    ],
  }),
  denied: ({ store, detail }) => ({
    en: [
      `The store ${store} denied access: ${detail}`,
      'Correct the user and the password (PGPASSWORD or the password file), or the permissions.',
    ],
    ja: [
      `${store} へのアクセスが拒否されました: ${detail}`,
      'ユーザーとパスワード(PGPASSWORD またはパスワードファイル)、またはアクセス権限を修正してください。',
    ],
  }),
  'no-database': ({ store, detail }) => ({
    en: [`The store ${store} has no such database: ${detail}`, 'Create it, or correct its name.'],
    ja: [
      `${store} のデータベースがありません: ${detail}`,
      'データベースを作成するか、名前を修正してください。',
    ],
  }),
  'newer-schema': ({ store, detail }) => ({
    en: [`The store ${store} cannot be used: ${detail}.`],
    ja: [
      `${store} は新しいバージョンの byoa で作成されています。`,
      'そのバージョン、またはそれ以降のバージョンを使用してください。',
    ],
  }),
}

/** Says why a store cannot be opened, and what to do. */
export const storeUnusableLines = ({
  store,
  reason,
  server = '',
  detail = '',
}: StoreUnusable): ErrorLines => words[reason]({ store, server, detail })

/** A file or directory that cannot be written. */
import type { Language } from '@byoa/core/values'

import type { ErrorLines } from './ErrorLines.ts'

// model

/** The target is not free, or cannot be written. */
export interface CannotWrite {
  readonly _tag: 'CannotWrite'
  readonly path: string
  readonly reason: CannotWriteReason
  /** The system's code or message, or the conflicting name. */
  readonly detail?: string
}

export type CannotWriteReason =
  | 'not-empty'
  | 'not-a-directory'
  | 'name-in-the-way'
  | 'file-exists'
  | 'not-a-file'
  | 'in-use'
  | 'refused'

// texts

const noDirectory = {
  en: 'its directory does not exist.',
  ja: 'ディレクトリが存在しません。',
}

/** By the system's code. */
const refusalWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ENOENT: noDirectory,
  ENOTDIR: noDirectory,
  EACCES: { en: 'permission is denied.', ja: '書き込み権限がありません。' },
}

const cannotWriteWords = ({
  path,
  reason,
  detail = '',
}: CannotWrite): Readonly<Record<Language, string>> => {
  switch (reason) {
    case 'not-empty':
      return {
        en: 'it is not empty. Choose another directory, or pass --force.',
        ja: '空のディレクトリではありません。別のディレクトリを選ぶか、--force を指定してください。',
      }
    case 'not-a-directory':
      return {
        en: 'it is not a directory. Choose another one.',
        ja: 'ディレクトリではありません。別のディレクトリを選んでください。',
      }
    case 'name-in-the-way':
      return {
        en: `it contains a directory ${detail}. Move that away, or choose another directory.`,
        ja: `同じ名前のディレクトリ ${detail} があります。移動するか、別のディレクトリを選んでください。`,
      }
    case 'file-exists':
      return {
        en: 'it exists already. Choose another name, or pass --force to replace it.',
        ja: '既に存在します。別の名前を選ぶか、--force を指定して置き換えてください。',
      }
    case 'not-a-file':
      return {
        en: 'it is not a file. Choose another name.',
        ja: 'ファイルではありません。別の名前を選んでください。',
      }
    case 'in-use':
      return {
        en: `process ${detail} uses it. Stop that sandbox or choose another file; if the process is not a sandbox, delete ${path}.lock.`,
        ja: `プロセス ${detail} が使用しています。そのサンドボックスを停止するか、別のファイルを選んでください。サンドボックスではない場合は ${path}.lock を削除してください。`,
      }
    case 'refused':
      return refusalWords[detail] ?? { en: `${detail}.`, ja: `システムのエラー: ${detail}` }
  }
}

/** Says why it cannot be written, and what to do. */
export const cannotWriteLines = (error: CannotWrite): ErrorLines => {
  const why = cannotWriteWords(error)
  return {
    en: [`${error.path} cannot be written to: ${why.en}`],
    ja: [`${error.path} に書き込めません。${why.ja}`],
  }
}

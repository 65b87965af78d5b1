/** `byoa rescale key`: the public key with which Rescale's documents are signed. */
import {
  type Fingerprint,
  type PublicKey,
  fingerprintOf,
  publicKeyOf,
} from '@byoa/application/signing'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { storeAddressOf, inDataFolder } from '../store/StoreAddress.ts'
import type { ReportOptions } from '../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../terminal/Terminal.ts'
import { reportResult } from '../terminal/reportResult.ts'
import { signingKeyOf } from './signingKeyOf.ts'

export interface KeyOptions extends ReportOptions {
  /** The value of `--store`; absent: in the data folder. */
  readonly store?: string
  readonly language: Language
}

interface ShownKey {
  readonly fingerprint: Fingerprint
  readonly publicKey: PublicKey
}

const publish: Readonly<Record<Language, string>> = {
  en: 'Publish the fingerprint where customers find it without the documents, e.g. on a web page.',
  ja: 'フィンガープリントは、お客様が文書とは別に確認できる場所(Web ページなど)で公開してください。',
}

const show = ({ out }: Terminal, key: ShownKey, { json, language }: KeyOptions): ExitCode => {
  if (json) {
    out(JSON.stringify(key))
    return 0
  }
  out(key.fingerprint)
  out(JSON.stringify(key.publicKey))
  out(publish[language])
  return 0
}

/** Shows the key of a store, which is made when there is none. */
export const showKey = (terminal: Terminal, options: KeyOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(storeAddressOf(options.store, inDataFolder)),
    TE.flatMap(signingKeyOf),
    TE.map(publicKeyOf),
    TE.bindTo('publicKey'),
    TE.bind('fingerprint', ({ publicKey }) => TE.fromTask(fingerprintOf(publicKey))),
    reportResult(terminal, options, (key) => show(terminal, key, options)),
  )

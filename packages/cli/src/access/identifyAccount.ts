/** Verifies whose credentials are used, before anything is done with them. */
import type { Failure } from '@byoa/application'
import type { Aws, RescaleAccountConfig } from '@byoa/cloud'
import type { AccountId } from '@byoa/core/iam/identity'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type BadInput, badInput } from '../terminal/badInput.ts'
import { callerOf } from './callerOf.ts'

/** The account that credentials must have. */
export interface CredentialClaim {
  /** The option that names the credentials. */
  readonly option: string
  /** The operation of failures. */
  readonly operation: string
  readonly aws: Aws
  readonly accountId: AccountId
  /** Why this account. */
  readonly reason: Readonly<Record<Language, string>>
}

/** Rescale's account in a partition. */
export const rescaleClaim = (
  option: string,
  aws: Aws,
  { accountId, partition }: RescaleAccountConfig,
): CredentialClaim => ({
  option,
  operation: 'RescaleCloud.identify',
  aws,
  accountId,
  reason: {
    en: `which is Rescale's in ${partition}`,
    ja: `パーティション ${partition} の Rescale の`,
  },
})

/** Left when the credentials are invalid, or of another account. */
export const identifyAccount = ({
  option,
  operation,
  aws,
  accountId,
  reason,
}: CredentialClaim): TE.TaskEither<Failure | BadInput, string> =>
  pipe(
    callerOf(aws, operation),
    TE.filterOrElseW(
      (caller) => caller === accountId,
      (caller) =>
        badInput(option, [
          {
            path: 'account',
            expected: `credentials of account ${accountId}, ${reason.en}`,
            actual: `account ${caller}`,
            japanese: `${reason.ja}アカウント ${accountId} の認証情報を指定してください(実際のアカウント: ${caller})。`,
          },
        ]),
    ),
  )

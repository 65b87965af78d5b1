/** The customer's account, with the customer's own credentials, which stay inside the SDK. */
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { Failure } from '@byoa/application'
import { type Aws, type CustomerConsoleWithPreflight, customerConsole } from '@byoa/cloud'
import { newRequestToken, sdkAws, systemWait } from '@byoa/cloud-aws'
import { omitUndefined } from '@byoa/core/codec'
import type { AccountId, Region } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { callerOf } from '../../play/callerOf.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { withAdvice } from '../run/AwsByParty.ts'
import { differenceTeller, progressTeller, waitingTeller } from '../run/awsReports.ts'
import { tellingRoleDifferences } from '../run/tellingRoleDifferences.ts'
import type { CustomerOptions } from './CustomerOptions.ts'

export interface CustomerAccess {
  readonly awsFor: (region: Region) => Aws
  readonly console: CustomerConsoleWithPreflight
}

const credentialsOf = ({ profile, endpointUrl: endpoint }: CustomerOptions) => {
  const options = endpoint === undefined ? {} : { clientConfig: { endpoint } }
  return profile === undefined ? fromNodeProviderChain(options) : fromIni({ ...options, profile })
}

/** Returns the customer's side of AWS; makes no call. */
export const customerAccess = (terminal: Terminal, options: CustomerOptions): CustomerAccess => {
  const { endpointUrl: endpoint, now, sleep = systemWait.sleep, language } = options
  const awsFor = sdkAws({ credentials: credentialsOf(options), ...omitUndefined({ endpoint }) })
  const console = customerConsole({
    awsFor,
    wait: { now, sleep },
    newRequestToken,
    onWaiting: waitingTeller(terminal, language),
    onProgress: progressTeller(terminal),
  })
  const { restoreRole } = tellingRoleDifferences(console, differenceTeller(terminal, language))
  return { awsFor, console: { ...console, restoreRole } }
}

/** Returns the account of the credentials. Left says how to get credentials that work. */
export const accountOf = (
  { awsFor }: CustomerAccess,
  region: Region,
  options: CustomerOptions,
): TE.TaskEither<Failure, string> => {
  const { profile = 'default' } = options
  return pipe(
    callerOf(awsFor(region), 'CustomerConsole.identify'),
    TE.mapLeft((error) => withAdvice(error, { rescale: profile, customer: profile }, options)),
  )
}

/** Left when the credentials are invalid or belong to another account than was agreed. */
export const identify = (
  access: CustomerAccess,
  { accountId, region }: { readonly accountId: AccountId; readonly region: Region },
  options: CustomerOptions,
): TE.TaskEither<CommandError, unknown> =>
  pipe(
    accountOf(access, region, options),
    TE.filterOrElse(
      (caller) => caller === accountId,
      (caller): CommandError =>
        badInput('--profile', [
          {
            path: 'account',
            expected: `credentials of account ${accountId}, for which the setup is`,
            actual: `account ${caller}`,
            japanese: `設定情報のアカウント ${accountId} の認証情報を指定してください(実際のアカウント: ${caller})。`,
          },
        ]),
    ),
  )

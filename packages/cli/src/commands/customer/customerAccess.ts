/** The customer's account, with the customer's own credentials, which stay inside the SDK. */
import type { Failure } from '@byoa/application'
import { type Aws, type CustomerConsoleWithPreflight, customerConsole } from '@byoa/cloud'
import { newRequestToken, systemWait } from '@byoa/cloud-aws'
import type { AccountId, Region } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { callerOf } from '../../play/callerOf.ts'
import { identifyAccount } from '../../play/identifyAccount.ts'
import { profileAws } from '../../play/profileAws.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { withAdvice } from '../run/AwsByParty.ts'
import { differenceTeller, progressTeller, waitingTeller } from '../run/awsReports.ts'
import { tellingRoleDifferences } from '../run/tellingRoleDifferences.ts'
import type { CustomerOptions } from './CustomerOptions.ts'

export interface CustomerAccess {
  readonly awsFor: (region: Region) => Aws
  readonly console: CustomerConsoleWithPreflight
}

/** Returns the customer's side of AWS; makes no call. */
export const customerAccess = (terminal: Terminal, options: CustomerOptions): CustomerAccess => {
  const { now, sleep = systemWait.sleep, language } = options
  const awsFor = profileAws(options)
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

const advised =
  (options: CustomerOptions) =>
  <E extends CommandError>(error: E): E | Failure => {
    const { profile = 'default' } = options
    return error._tag === 'Failure'
      ? withAdvice(error, { rescale: profile, customer: profile }, options)
      : error
  }

const operation = 'CustomerConsole.identify'

/** Returns the account of the credentials. Left says how to get credentials that work. */
export const accountOf = (
  { awsFor }: CustomerAccess,
  region: Region,
  options: CustomerOptions,
): TE.TaskEither<Failure, string> =>
  pipe(callerOf(awsFor(region), operation), TE.mapLeft(advised(options)))

/** Left when the credentials are invalid or belong to another account than was agreed. */
export const identify = (
  { awsFor }: CustomerAccess,
  { accountId, region }: { readonly accountId: AccountId; readonly region: Region },
  options: CustomerOptions,
): TE.TaskEither<CommandError, unknown> =>
  pipe(
    identifyAccount({
      option: '--profile',
      operation,
      aws: awsFor(region),
      accountId,
      reason: { en: 'for which the setup is', ja: '設定情報にある' },
    }),
    TE.mapLeft(advised(options)),
  )

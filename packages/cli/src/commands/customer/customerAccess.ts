/** The customer's account, with the customer's own credentials, which stay inside the SDK. */
import type { Failure } from '@byoa/application'
import {
  type Aws,
  type CustomerConsoleWithPreflight,
  type WaitOptions,
  customerConsole,
} from '@byoa/cloud'
import { newRequestToken, systemWait } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'
import type { OnboardingRequest } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { callerOf } from '../../access/callerOf.ts'
import { identifyAccount } from '../../access/identifyAccount.ts'
import { profileAws } from '../../access/profileAws.ts'
import { progressTeller, waitingTeller } from '../../access/tellers.ts'
import { withAdvice } from '../../access/withAdvice.ts'
import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import type { CustomerOptions } from './CustomerOptions.ts'
import { differenceTeller, tellingRoleDifferences } from './tellingRoleDifferences.ts'

export interface CustomerAccess {
  readonly awsFor: (region: Region) => Aws
  readonly console: CustomerConsoleWithPreflight
}

/** What the customer's side is made of. */
export interface CustomerSources extends Pick<CustomerAccess, 'awsFor'> {
  readonly waiting: WaitOptions
  readonly language: Language
}

/** Assembles the customer's side of AWS; makes no call. */
export const customerSide = (
  terminal: Terminal,
  { awsFor, waiting, language }: CustomerSources,
): CustomerAccess => {
  const console = customerConsole({
    ...waiting,
    awsFor,
    newRequestToken,
    onWaiting: waitingTeller(terminal, language),
    onProgress: progressTeller(terminal),
  })
  const { restoreRole } = tellingRoleDifferences(console, differenceTeller(terminal, language))
  return { awsFor, console: { ...console, restoreRole } }
}

/** Assembles the side of a command. */
export const customerAccess = (terminal: Terminal, options: CustomerOptions): CustomerAccess => {
  const { now, sleep = systemWait.sleep, language } = options
  const waiting = { wait: { now, sleep } }
  return customerSide(terminal, { awsFor: profileAws(options), waiting, language })
}

const advised = (options: CustomerOptions) => withAdvice(options.profile ?? 'default', options)

const operation = 'CustomerConsole.identify'

/** Returns the account of the credentials. Left says how to get credentials that work. */
export const accountOf = (
  { awsFor }: CustomerAccess,
  region: Region,
  options: CustomerOptions,
): TE.TaskEither<Failure, string> =>
  pipe(callerOf(awsFor(region), operation), TE.mapLeft(advised(options)))

/**
 * Left when the credentials are invalid or belong to another account than was agreed. `credentials`
 * is the option that names them.
 */
export const identifyCustomer = (
  { awsFor }: CustomerAccess,
  { accountId, region }: Pick<OnboardingRequest, 'accountId' | 'region'>,
  credentials = '--profile',
): TE.TaskEither<Failure | BadInput, unknown> =>
  identifyAccount({
    option: credentials,
    operation,
    aws: awsFor(region),
    accountId,
    reason: { en: 'which the request names', ja: '申請にある' },
  })

/** As `identifyCustomer`, for a command. Left says how to get credentials that work. */
export const identify = (
  access: CustomerAccess,
  request: Pick<OnboardingRequest, 'accountId' | 'region'>,
  options: CustomerOptions,
): TE.TaskEither<CommandError, unknown> =>
  pipe(identifyCustomer(access, request), TE.mapLeft(advised(options)))

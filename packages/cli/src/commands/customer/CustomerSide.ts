/** The customer's side: its account, with its own credentials. */
import type { Failure } from '@byoa/application'
import {
  type Aws,
  type CustomerConsoleWithPreflight,
  type WaitOptions,
  customerConsole,
} from '@byoa/cloud'
import type { Region } from '@byoa/core/iam/identity'
import type { OnboardingRequest } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'
import type { IO } from 'fp-ts/lib/IO.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

import { identifyAccount } from '../../access/identifyAccount.ts'
import { progressTeller, waitingTeller } from '../../access/tellers.ts'
import type { BadInput } from '../../terminal/badInput.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { differenceTeller, tellingRoleDifferences } from './tellingRoleDifferences.ts'

export interface CustomerSide {
  readonly awsFor: (region: Region) => Aws
  readonly console: CustomerConsoleWithPreflight
}

/** What the customer's side is made of. */
export interface CustomerSources extends Pick<CustomerSide, 'awsFor'> {
  readonly waiting: WaitOptions
  readonly newRequestToken: IO<string>
  readonly language: Language
}

/** Assembles the customer's side of AWS; makes no call. */
export const customerSide = (
  terminal: Terminal,
  { awsFor, waiting, newRequestToken, language }: CustomerSources,
): CustomerSide => {
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

// operations

/** The name of the operation in failures. */
export const identifyOperation = 'CustomerConsole.identify'

/**
 * Left when the credentials are invalid or belong to another account than was agreed. `credentials`
 * is the option that names them.
 */
export const identifyCustomer = (
  { awsFor }: CustomerSide,
  { accountId, region }: Pick<OnboardingRequest, 'accountId' | 'region'>,
  credentials = '--profile',
): TE.TaskEither<Failure | BadInput, unknown> =>
  identifyAccount({
    option: credentials,
    operation: identifyOperation,
    aws: awsFor(region),
    accountId,
    reason: { en: 'which the request names', ja: '申請にある' },
  })

/** The customer's side of a command, with the credentials that its options name. */
import type { Failure } from '@byoa/application'
import { newRequestToken, systemWait } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'
import type { OnboardingRequest } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { callerOf } from '../../access/callerOf.ts'
import { profileAws } from '../../access/profileAws.ts'
import { withAdvice } from '../../access/withAdvice.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import type { CustomerOptions } from './CustomerOptions.ts'
import {
  type CustomerSide,
  customerSide,
  identifyCustomer,
  identifyOperation,
} from './CustomerSide.ts'

/** Assembles the side of a command. */
export const customerAccess = (terminal: Terminal, options: CustomerOptions): CustomerSide => {
  const { now, sleep = systemWait.sleep, language } = options
  const waiting = { wait: { now, sleep } }
  return customerSide(terminal, {
    awsFor: profileAws(options),
    waiting,
    newRequestToken,
    language,
  })
}

const advised = (options: CustomerOptions) => withAdvice(options.profile ?? 'default', options)

/** Returns the account of the credentials. Left says how to get credentials that work. */
export const accountOf = (
  { awsFor }: CustomerSide,
  region: Region,
  options: CustomerOptions,
): TE.TaskEither<Failure, string> =>
  pipe(callerOf(awsFor(region), identifyOperation), TE.mapLeft(advised(options)))

/** As `identifyCustomer`, for a command. Left says how to get credentials that work. */
export const identify = (
  access: CustomerSide,
  request: Pick<OnboardingRequest, 'accountId' | 'region'>,
  options: CustomerOptions,
): TE.TaskEither<CommandError, unknown> =>
  pipe(identifyCustomer(access, request), TE.mapLeft(advised(options)))

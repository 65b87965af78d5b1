/**
 * An inspection of the customer's account: what was agreed, what the credentials see of it, and
 * what the checks find.
 */
import { type PeeringNotice, agreedConnection, stackAddressOf } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { CustomerSnapshot } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import type { CheckOptions } from '../doctor/CheckOptions.ts'
import { type Diagnosis, diagnose } from '../doctor/Diagnosis.ts'
import { inconsistentTerms } from '../documents/inconsistentTerms.ts'
import { type CheckRules, readCheckRules } from '../doctor/readCheckRules.ts'
import { readNotice } from './connect.ts'
import type { CustomerSide } from './CustomerSide.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type Agreed, readAgreed } from './readAgreed.ts'
import { knownStack } from './reportedStack.ts'

// model

export interface InspectOptions extends ChangeOptions, AgreementOptions, CheckOptions {
  /** The last peering notice; absent: peering and routes are not inspected. */
  readonly notice?: string
}

/** What was agreed, and which checks count. */
export interface AgreedSide extends Agreed {
  readonly notice?: PeeringNotice
  readonly rules: CheckRules
}

interface Seen {
  readonly snapshot: CustomerSnapshot
  readonly report: StackReport | undefined
}

export interface Inspected extends Seen {
  readonly diagnosis: Diagnosis
}

type Work<A> = TE.TaskEither<CommandError, A>

// documents

/** Reads what was agreed, and which checks count. */
export const readAgreedSide = (options: InspectOptions): Work<AgreedSide> =>
  pipe(
    TE.Do,
    TE.bind('rules', () => readCheckRules(options)),
    TE.bind('agreed', (): Work<Agreed> => readAgreed(options)),
    TE.bind('notice', ({ agreed }) =>
      readOptional(options.notice, (path) => readNotice(path, agreed, options)),
    ),
    TE.map(({ rules, agreed, notice }) => ({ ...agreed, rules, ...omitUndefined({ notice }) })),
  )

// what is seen

const look = (agreed: AgreedSide, access: CustomerSide): Work<Seen> =>
  pipe(
    knownStack(agreed, access),
    TE.bindTo('report'),
    TE.bind('snapshot', ({ report }): Work<CustomerSnapshot> =>
      TE.fromTask(
        access.console.readAccount({
          ...stackAddressOf(agreed.agreement),
          ...omitUndefined({
            roleArn: report?.roleArn,
            vpcId: report?.vpcId,
            peeringId: agreed.notice?.peeringId,
          }),
        }),
      ),
    ),
  )

// the checks

const diagnosisOf = (
  { path, agreement, notice, rules }: AgreedSide,
  { snapshot, report }: Seen,
  { now }: InspectOptions,
): E.Either<CommandError, Diagnosis> =>
  pipe(
    agreedConnection(agreement, {
      now: instantOf(now()),
      ...omitUndefined({ stack: report, peeringId: notice?.peeringId }),
    }),
    E.bimap(inconsistentTerms(path), (agreed) =>
      diagnose({ snapshots: { customer: snapshot }, agreed }, rules),
    ),
  )

/** Inspects the account as it is now. */
export const inspectAccount = (
  agreed: AgreedSide,
  access: CustomerSide,
  options: InspectOptions,
): Work<Inspected> =>
  pipe(
    look(agreed, access),
    TE.bindTo('seen'),
    TE.bind('diagnosis', ({ seen }) => TE.fromEither(diagnosisOf(agreed, seen, options))),
    TE.map(({ seen, diagnosis }) => ({ ...seen, diagnosis })),
  )

/**
 * What the doctor sees from Rescale's side: Rescale's account, what the customer's role lets
 * Rescale do and see, and for the rest what the customer's inspection says.
 */
import {
  type CustomerCloudError,
  type InspectionDocument,
  agreedConnectionOf,
  throughRole,
  wrongExternalId,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type AgreedConnection, type CustomerSnapshot, launchTermsOf } from '@byoa/core/inspection'
import {
  type KnownState,
  type OnboardingId,
  type StateWithStack,
  hasStack,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { nameOfSource } from '../../terminal/files.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import type { CheckOptions } from '../doctor/CheckOptions.ts'
import { type Diagnosis, diagnose } from '../doctor/Diagnosis.ts'
import { inconsistentTerms } from '../documents/inconsistentTerms.ts'
import { type CheckRules, readCheckRules } from '../doctor/readCheckRules.ts'
import { readKind } from '../documents/readExchanged.ts'
import { badArguments } from '../readArguments.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { onboardingArgument } from './onboardingArgument.ts'

// model

export interface ExamineOptions extends RescaleOptions, CheckOptions {
  readonly onboarding: string
  /** The customer's inspection, for what Rescale cannot see. */
  readonly inspection?: string
}

/** What is examined, and how. */
export interface Examination {
  readonly onboardingId: OnboardingId
  readonly rules: CheckRules
  readonly inspection?: InspectionDocument
}

type Step<A> = TE.TaskEither<CommandError, A>

// what is asked for

const ofAnother = (
  file: string,
  { onboardingId }: InspectionDocument,
  id: OnboardingId,
): BadInput =>
  badInput(nameOfSource(file), [
    {
      path: 'onboardingId',
      expected: id,
      actual: onboardingId,
      japanese: `接続 ${id} の検査結果ではありません(実際の値: ${onboardingId})。`,
    },
  ])

const readInspection = (
  file: string | undefined,
  id: OnboardingId,
): Step<InspectionDocument | undefined> =>
  readOptional(file, (named) =>
    pipe(
      readKind(named, 'inspection'),
      TE.filterOrElse(
        ({ onboardingId }) => onboardingId === id,
        (document) => ofAnother(named, document, id),
      ),
    ),
  )

/** Reads what is to be examined. Left when an option or a file cannot be used. */
export const readExamination = (options: ExamineOptions): Step<Examination> =>
  pipe(
    TE.Do,
    TE.bind('onboardingId', () => TE.fromEither(onboardingArgument(options.onboarding))),
    TE.bind('rules', () => readCheckRules(options)),
    TE.bind('inspection', ({ onboardingId }) => readInspection(options.inspection, onboardingId)),
    TE.map(({ inspection, ...examination }) => ({
      ...examination,
      ...omitUndefined({ inspection }),
    })),
  )

const noStack = ({ status }: KnownState): BadInput =>
  badArguments([
    {
      path: 'onboarding',
      expected: 'an onboarding whose stack was reported and that is not over',
      actual: status,
      japanese: `スタックが報告済みで、終了していない接続を指定してください(現在の状態: ${status})。`,
    },
  ])

// what is seen

const refusedVpc = (error: CustomerCloudError): CustomerSnapshot => ({
  refused: [
    error._tag === 'AccessRefused'
      ? { part: 'vpc', action: error.action, code: 'AccessDenied' }
      : { part: 'vpc', code: error.code },
  ],
})

/** The VPC through the role, which may describe no more than that. */
const seenCustomer = ({ ports }: RescaleSide, state: StateWithStack): T.Task<CustomerSnapshot> =>
  pipe(
    throughRole(state, (access) =>
      ports.customerCloud.describeVpc({ ...access, vpcId: state.stack.vpcId }),
    ),
    TE.match(
      refusedVpc,
      O.match(
        (): CustomerSnapshot => ({ vpc: 'missing' }),
        (vpc) => ({ vpc }),
      ),
    ),
  )

const diagnosisOf = (
  side: RescaleSide,
  { state, agreed }: { readonly state: StateWithStack; readonly agreed: AgreedConnection },
  { rules, inspection }: Examination,
): T.Task<Diagnosis> => {
  const { roleArn, vpcId } = state.stack
  return pipe(
    T.Do,
    T.bind('customer', () => seenCustomer(side, state)),
    T.bind('rescale', () =>
      side.readAccount({
        region: state.request.region,
        rescaleVpc: agreed.rescaleVpc,
        role: {
          roleArn,
          vpcId,
          externalIds: agreed.setup.externalIds,
          wrongExternalId: wrongExternalId(side.ports.ids),
          ...omitUndefined({ launch: launchTermsOf(agreed) }),
        },
        ...omitUndefined({ peeringId: agreed.peeringId }),
      }),
    ),
    T.map((snapshots) => diagnose({ snapshots, agreed, ...omitUndefined({ inspection }) }, rules)),
  )
}

const agreedOf = (
  { ports }: RescaleSide,
  state: StateWithStack,
): E.Either<CommandError, AgreedConnection> =>
  pipe(
    agreedConnectionOf(state, ports.clock.now()),
    E.mapLeft(inconsistentTerms(state.onboardingId)),
  )

/** Examines an onboarding as it is now. Left when it has no stack, or with other credentials. */
export const examine = (
  side: RescaleSide,
  state: KnownState,
  examination: Examination,
): Step<Diagnosis> =>
  !hasStack(state)
    ? TE.left(noStack(state))
    : pipe(
        side.identify(state.request.region),
        TE.flatMapEither(() => agreedOf(side, state)),
        TE.flatMapTask((agreed) => diagnosisOf(side, { state, agreed }, examination)),
      )

/** Makes corrections with the customer's console, by the steps that scripts have. */
import { omitUndefined } from '@byoa/core/codec'
import type { StackReport } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { constUndefined, pipe } from 'fp-ts/lib/function.js'

import type { Failure } from '../ports/Failure.ts'
import type { Agreement } from '../useCases/customer/Agreement.ts'
import type { CustomerAnswer } from '../useCases/customer/CustomerAnswer.ts'
import { acceptPeering, associateCidr } from '../useCases/customer/connection.ts'
import {
  type CustomerPorts,
  readTrustPolicy,
  replaceStack,
  restoreRole,
  restoreVpc,
  runTemplate,
} from '../useCases/customer/stack.ts'
import { type Correction, type CorrectionStep, correctionSteps } from './correctionSteps.ts'

/** The stack to correct. */
export interface StackToCorrect<E> {
  /** The ARN of the stack that was found wrong: one that has replaced it meanwhile is kept. */
  readonly stackId?: string
  /** The stack as reported, or as its outputs say; Left when there is none. */
  readonly report: TE.TaskEither<E, StackReport>
}

type Answered = CustomerAnswer | undefined

const unanswered = (work: TE.TaskEither<Failure, unknown>): TE.TaskEither<Failure, Answered> =>
  pipe(work, TE.map(constUndefined))

const doStep = <E>(
  ports: CustomerPorts,
  { agreement }: Correction,
  { stackId, report }: StackToCorrect<E>,
): ((step: CorrectionStep) => TE.TaskEither<Failure | E, Answered>) => {
  const { region } = agreement.request
  const ofStack = (
    work: (agreed: Agreement & { readonly stack: StackReport }) => TE.TaskEither<Failure, Answered>,
  ): TE.TaskEither<Failure | E, Answered> =>
    pipe(
      report,
      TE.flatMap((stack): TE.TaskEither<Failure | E, Answered> => work({ ...agreement, stack })),
    )
  return (step) => {
    switch (step.operation) {
      case 'runStack':
        return runTemplate(ports, agreement)
      case 'replaceStack':
        return replaceStack(ports, agreement, omitUndefined({ stackId }))
      case 'restoreRole':
        return unanswered(restoreRole(ports, agreement))
      case 'restoreVpc':
        return unanswered(restoreVpc(ports, agreement))
      case 'readTrustPolicy':
        return ofStack((agreed) => readTrustPolicy(ports, agreed))
      case 'associateCidr':
        return ofStack((agreed) => unanswered(associateCidr(ports, agreed, step.cidr)))
      case 'acceptPeering':
        return unanswered(acceptPeering(ports, agreement, step.peeringId))
      case 'installRoutes':
        return unanswered(ports.console.installRoutes({ region, ...step }))
      case 'allowPeeringDns':
        return unanswered(ports.console.allowPeeringDns({ region, ...step }))
    }
  }
}

type Answers = ReadonlyArray<CustomerAnswer>

/** The stack after what was done: the one that was reported last. */
const stackAfter = <E>(answers: Answers, known: StackToCorrect<E>): StackToCorrect<E> => {
  const last = answers.findLast((answer) => answer.type === 'StackReported')
  return last === undefined ? known : { report: TE.right(last.stack) }
}

/**
 * Makes corrections, in order, and returns the answers for Rescale. Later corrections
 * are of the stack that an earlier one has reported. Left when a call fails.
 */
export const doCorrections = <E>(
  ports: CustomerPorts,
  correction: Correction,
  known: StackToCorrect<E>,
): TE.TaskEither<Failure | E, Answers> => {
  const after =
    (step: CorrectionStep) =>
    (answers: Answers): TE.TaskEither<Failure | E, Answers> =>
      pipe(
        doStep(ports, correction, stackAfter(answers, known))(step),
        TE.map((answer) => (answer === undefined ? answers : [...answers, answer])),
      )
  return correctionSteps(correction).reduce<TE.TaskEither<Failure | E, Answers>>(
    (made, step) => pipe(made, TE.flatMap(after(step))),
    TE.right([]),
  )
}

/**
 * `byoa customer correct`: does the tasks of a review, and writes what Rescale needs to know of
 * them.
 */
import {
  type CustomerAnswer,
  type CustomerDocument,
  type InspectionDocument,
  type PeeringNotice,
  type ReviewDocument,
  digestOfDocument,
  withHiddenIds,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import { changeAccount } from './changeAccount.ts'
import { readNotice } from './connect.ts'
import type { CustomerAccess } from './customerAccess.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { reportOfAnswer } from './deploy.ts'
import { ensuringOut } from './ensureOut.ts'
import { mismatchOfReview } from './mismatches.ts'
import { afterInspection, afterReport, afterRoutes } from './nextSteps.ts'
import { type Agreed, readAgreed, taskBasis } from './readAgreed.ts'
import { readMatching } from './readMatching.ts'
import { reportedStack } from './reportedStack.ts'
import { areInstructionsWanted } from './showInstructions.ts'
import { type TaskDone, doTask, taskLines } from './reviewTasks.ts'

export interface CorrectOptions extends ChangeOptions, AgreementOptions {
  readonly review: string
  /** The last peering notice; absent: the peering is looked up. */
  readonly notice?: string
}

interface AgreedReview extends Agreed {
  readonly review: ReviewDocument
  readonly notice?: PeeringNotice
}

type Work<A> = TE.TaskEither<CommandError, A>

// documents

/** Reads a review. Left when it is not genuine, or not of this onboarding. */
export const readReview = (
  path: string,
  agreed: Agreed,
  { signer }: Pick<CorrectOptions, 'signer'>,
): Work<ReviewDocument> =>
  readMatching(path, 'review', {
    ...omitUndefined({ signer }),
    mismatchOf: (review) => mismatchOfReview(review, agreed),
  })

const noNotice = badInput(commandLine, [
  {
    path: '--notice',
    expected: 'the last peering notice, which instructions to repair a connection need',
    actual: 'nothing',
    japanese: '接続を修復する手順には、最新のピアリングの通知が必要です。',
  },
])

/** A command looks for the peering; instructions have to name it. */
const canShow = ({ review, notice }: AgreedReview, options: CorrectOptions): boolean =>
  notice !== undefined ||
  !areInstructionsWanted(options) ||
  review.tasks.every(({ type }) => type !== 'RepairConnection')

const readAgreedReview = (options: CorrectOptions): Work<AgreedReview> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('review', ({ agreed }) => readReview(options.review, agreed, options)),
    TE.bind('notice', ({ agreed }) =>
      readOptional(options.notice, (path) => readNotice(path, agreed, options)),
    ),
    TE.map(({ agreed, review, notice }) => ({
      ...agreed,
      review,
      ...omitUndefined({ notice }),
    })),
    TE.filterOrElseW(
      (agreed) => canShow(agreed, options),
      () => noNotice,
    ),
  )

// the work

const inspectionOf = (
  { setup, digest: answers, agreement }: Agreed,
  answer: CustomerAnswer,
  now: number,
): ReadonlyArray<InspectionDocument> =>
  answer.type === 'TrustPolicyRead'
    ? [
        {
          version: 1,
          kind: 'inspection',
          onboardingId: setup.onboardingId,
          answers,
          at: instantOf(now),
          roleArn: answer.roleArn,
          trustPolicy: withHiddenIds(answer.trustPolicy, agreement.setup.externalId),
          results: [],
        },
      ]
    : []

const nextOf = (
  answers: ReadonlyArray<CustomerDocument>,
  options: CorrectOptions,
): CustomerResult['next'] => {
  const [first] = answers
  if (first === undefined) return afterRoutes
  return first.kind === 'stack-report' ? afterReport(options, options.setup) : afterInspection({})
}

/** Of several stack reports, the last one says what there is. */
const resultOf = (
  agreed: AgreedReview,
  done: ReadonlyArray<TaskDone>,
  options: CorrectOptions,
): CustomerResult => {
  const found = done.flatMap(({ answer }) => (answer === undefined ? [] : [answer]))
  const reports = found.flatMap((answer) => reportOfAnswer(agreed, answer)).slice(-1)
  const inspections = found.flatMap((answer) => inspectionOf(agreed, answer, options.now()))
  const answers = [...reports, ...inspections]
  const isOpen = done.some((one) => one.open.length > 0)
  return {
    code: isOpen ? 1 : 0,
    lines: done.flatMap(({ lines, open }) => [...lines, ...open]),
    facts: {
      review: digestOfDocument(agreed.review),
      done: done.map(({ type, open }) => ({ type, isDone: open.length === 0 })),
    },
    answers,
    fileIsFor: 'stack-report',
    ...omitUndefined({ next: nextOf(answers, options) }),
  }
}

const correctAgreed =
  (agreed: AgreedReview, options: CorrectOptions) =>
  (access: CustomerAccess): Work<CustomerResult> =>
    pipe(
      agreed.review.tasks,
      TE.traverseSeqArray((task) =>
        doTask({ ...agreed, access, stack: () => reportedStack(agreed, access, options) }, task),
      ),
      TE.map((done) => resultOf(agreed, done, options)),
    )

/** Corrects. Exit 0, 1 refused or not all done, 2 bad input, 3 failure, 130 interrupted. */
export const correct = (terminal: Terminal, options: CorrectOptions): Promise<ExitCode> =>
  pipe(
    readAgreedReview(options),
    ensuringOut(options, 'stack-report'),
    TE.flatMap((agreed): Work<CustomerResult> =>
      changeAccount(
        terminal,
        {
          signer: agreed.signer,
          task: {
            kind: 'correct',
            ...taskBasis(agreed),
            review: agreed.review,
            ...omitUndefined({ notice: agreed.notice }),
          },
          intention: agreed.review.tasks.flatMap(taskLines),
          work: correctAgreed(agreed, options),
        },
        options,
      ),
    ),
    reportCustomer(terminal, options),
  )

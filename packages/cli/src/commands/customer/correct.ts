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
  type ReviewTask,
  digestOfDocument,
  withHiddenIds,
} from '@byoa/application'
import {
  type CorrectiveTask,
  correctionOf,
  type KnownPeering,
  doCorrections,
  needsPeering,
} from '@byoa/application/instructions'
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
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
import type { CustomerSide } from './CustomerSide.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { reportOfAnswer } from './deploy.ts'
import { ensureInTime } from './ensureInTime.ts'
import { ensuringOut } from './ensureOut.ts'
import { mismatchOfReview } from './mismatches.ts'
import { findPeering, noticedPeering } from './knownPeering.ts'
import { afterInspection, afterReport, afterRoutes } from './nextSteps.ts'
import { type Agreed, inspectionHeader, readAgreed, taskBasis } from './readAgreed.ts'
import { readMatching } from './readMatching.ts'
import { reportedStack } from './reportedStack.ts'
import { areInstructionsWanted } from './showInstructions.ts'
import { doneLines, isDone, taskLines } from './reviewTasks.ts'

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
  notice !== undefined || !areInstructionsWanted(options) || !review.tasks.some(needsPeering)

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

/** Left when a block that a review asks to associate is no longer held. */
const ensureHeld = ({ review }: AgreedReview, now: number): Work<void> =>
  pipe(
    review.tasks,
    RA.filterMap((task) =>
      task.type === 'AssociateCidr' ? O.fromNullable(task.data.heldUntil) : O.none,
    ),
    E.traverseArray((heldUntil) => ensureInTime('review', heldUntil, now)),
    TE.fromEither,
    TE.asUnit,
  )

// the work

const inspectionOf = (
  agreed: Agreed,
  answer: CustomerAnswer,
  now: number,
): ReadonlyArray<InspectionDocument> =>
  answer.type === 'TrustPolicyRead'
    ? [
        {
          ...inspectionHeader(agreed),
          at: instantOf(now),
          roleArn: answer.roleArn,
          trustPolicy: withHiddenIds(answer.trustPolicy, agreed.agreement.externalIds),
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
  return first.kind === 'stack-report' ? afterReport(options) : afterInspection({})
}

interface Corrected {
  readonly found: ReadonlyArray<CustomerAnswer>
  readonly hasPeering: boolean
}

/** Of several stack reports, the last one says what there is. */
const resultOf = (
  agreed: AgreedReview,
  { found, hasPeering }: Corrected,
  options: CorrectOptions,
): CustomerResult => {
  const { tasks } = agreed.review
  const isTaskDone = (task: ReviewTask): boolean => isDone(task, { hasPeering })
  const reports = found.flatMap((answer) => reportOfAnswer(agreed, answer)).slice(-1)
  const inspections = found.flatMap((answer) => inspectionOf(agreed, answer, options.now()))
  const answers = [...reports, ...inspections]
  return {
    code: tasks.every(isTaskDone) ? 0 : 1,
    lines: tasks.flatMap((task) => doneLines(task, { hasPeering })),
    facts: {
      review: digestOfDocument(agreed.review),
      done: tasks.map((task) => ({ type: task.type, isDone: isTaskDone(task) })),
    },
    answers,
    fileIsFor: 'stack-report',
    ...omitUndefined({ next: nextOf(answers, options) }),
  }
}

const taskOf = (agreed: AgreedReview, peering?: KnownPeering): CorrectiveTask => ({
  kind: 'correct',
  ...taskBasis(agreed),
  review: agreed.review,
  ...omitUndefined({ notice: peering ?? noticedPeering(agreed.notice, agreed.report) }),
})

/** A peering that the tasks need and no notice names is looked up. */
const lookUp = (
  agreed: AgreedReview,
  access: CustomerSide,
): TE.TaskEither<CommandError, KnownPeering | undefined> =>
  agreed.notice === undefined && agreed.review.tasks.some(needsPeering)
    ? findPeering(agreed, access)
    : TE.right(undefined)

const correctAgreed =
  (agreed: AgreedReview, options: CorrectOptions) =>
  (access: CustomerSide): Work<CustomerResult> =>
    pipe(
      lookUp(agreed, access),
      TE.map((peering) => taskOf(agreed, peering)),
      TE.bindTo('task'),
      TE.bind('found', ({ task }) =>
        doCorrections(access, correctionOf(task), {
          report: reportedStack(agreed, access, options),
          ...omitUndefined({ stackId: agreed.report?.stackId }),
        }),
      ),
      TE.map(({ task, found }) =>
        resultOf(agreed, { found, hasPeering: task.notice !== undefined }, options),
      ),
    )

/** Corrects. Exit 0, 1 refused or not all done, 2 bad input, 3 failure, 130 interrupted. */
export const correct = (terminal: Terminal, options: CorrectOptions): Promise<ExitCode> =>
  pipe(
    readAgreedReview(options),
    TE.tap((agreed) => ensureHeld(agreed, options.now())),
    ensuringOut(options, 'stack-report'),
    TE.flatMap((agreed): Work<CustomerResult> =>
      changeAccount(
        terminal,
        {
          signer: agreed.signer,
          task: taskOf(agreed),
          intention: agreed.review.tasks.flatMap(taskLines),
          work: correctAgreed(agreed, options),
        },
        options,
      ),
    ),
    reportCustomer(terminal, options),
  )

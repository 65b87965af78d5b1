/** The tasks of a review, each with what it does in the account and what it answers. */
import {
  type CustomerAnswer,
  type PeeringNotice,
  type ReviewTask,
  acceptPeering,
  addCustomerRoutes,
  associateCidr,
  correctVpc,
  readTrustPolicy,
  runStack,
  stackAddressOf,
} from '@byoa/application'
import { PeeringId } from '@byoa/core/iam/identity'
import { type InspectionFinding, vpcCorrectionOf } from '@byoa/core/inspection'
import { type StackReport, intentOf } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { wordsIn } from '../../terminal/words.ts'
import type { CustomerAccess } from './customerAccess.ts'
import type { Texts } from './NextStep.ts'
import type { Agreed } from './readAgreed.ts'

// model

export interface TaskContext extends Agreed {
  readonly access: CustomerAccess
  readonly notice?: PeeringNotice
  /** The stack as reported, or as its outputs say. */
  readonly stack: () => TE.TaskEither<CommandError, StackReport>
}

export interface TaskDone {
  readonly type: ReviewTask['type']
  readonly lines: ReadonlyArray<Texts>
  /** What a person must decide. */
  readonly open: ReadonlyArray<Texts>
  readonly answer?: CustomerAnswer
}

type Work<A> = TE.TaskEither<CommandError, A>

// words

/** Says what a task asks for. */
export const taskLines = ({ type, data }: ReviewTask): ReadonlyArray<Texts> => {
  const intent = intentOf('customer', type, data)
  return [{ en: wordsIn.en.describeIntent(intent), ja: wordsIn.ja.describeIntent(intent) }]
}

const ofFinding = (finding: InspectionFinding): Texts => ({
  en: `  ${wordsIn.en.describeInspectionFinding(finding)}`,
  ja: `  ${wordsIn.ja.describeInspectionFinding(finding)}`,
})

const isDone: Texts = { en: '  done', ja: '  完了' }

const toDecide: Texts = {
  en: 'Not changed, because the VPC would have to be replaced; ask Rescale first:',
  ja: 'VPC の作り直しが必要になるため変更していません。先に Rescale に相談してください:',
}

// the peering

const isOfVpc = ({ id }: InspectionFinding): boolean =>
  id !== 'route-missing' && id !== 'peering-not-active'

/** A peering of the VPC is active when it is Rescale's: only that one can be accepted. */
const asActive = (
  { access, agreement }: TaskContext,
  peeringId: PeeringId,
): Work<ReadonlyArray<PeeringId>> =>
  pipe(
    acceptPeering(access, agreement, peeringId),
    TE.map(({ status }) => (status === 'active' ? [peeringId] : [])),
    TE.orElse((failure) =>
      failure.code === 'UnexpectedRequester' ? TE.right([]) : TE.left(failure),
    ),
  )

const rescalePeerings = (context: TaskContext): Work<ReadonlyArray<PeeringId>> => {
  const { access, agreement, notice } = context
  if (notice !== undefined) return TE.right([notice.peeringId])
  return pipe(
    access.console.findDependants(stackAddressOf(agreement)),
    TE.map((found) => found.map(({ resourceId }) => resourceId).filter(PeeringId.is)),
    TE.flatMap(TE.traverseSeqArray((peeringId) => asActive(context, peeringId))),
    TE.map((active) => active.flat()),
  )
}

// the work

const answered = (work: Work<CustomerAnswer | undefined>): Work<ReadonlyArray<CustomerAnswer>> =>
  pipe(
    work,
    TE.map((answer) => (answer === undefined ? [] : [answer])),
  )

const addRoutes = (
  { access, agreement, stack }: TaskContext,
  peeringIds: ReadonlyArray<PeeringId>,
): Work<ReadonlyArray<CustomerAnswer>> =>
  pipe(
    stack(),
    TE.flatMap((built) =>
      TE.traverseSeqArray((peeringId: PeeringId) =>
        addCustomerRoutes(access, { ...agreement, stack: built }, peeringId),
      )(peeringIds),
    ),
    TE.map(() => []),
  )

const restoreVpc = (
  { access, agreement, stack }: TaskContext,
  findings: ReadonlyArray<InspectionFinding>,
): Work<ReadonlyArray<CustomerAnswer>> =>
  pipe(
    stack(),
    TE.flatMap((built) => answered(correctVpc(access, { ...agreement, stack: built }, findings))),
  )

const mayRestore = (findings: ReadonlyArray<InspectionFinding>): boolean =>
  findings.length > 0 && vpcCorrectionOf(findings) === 'restore-vpc'

/** Restores what can be restored in place; a connection in use is never replaced. */
const repair = (
  context: TaskContext,
  findings: ReadonlyArray<InspectionFinding>,
): Work<ReadonlyArray<CustomerAnswer>> =>
  pipe(
    rescalePeerings(context),
    TE.flatMap((peeringIds) => addRoutes(context, peeringIds)),
    TE.flatMap((none) => (mayRestore(findings) ? restoreVpc(context, findings) : TE.right(none))),
  )

const work = (context: TaskContext, task: ReviewTask): Work<ReadonlyArray<CustomerAnswer>> => {
  const { access, agreement, stack } = context
  switch (task.type) {
    case 'CorrectRole':
      return answered(runStack(access, agreement))
    case 'ReportTrustPolicy':
      return pipe(
        stack(),
        TE.flatMap((built) => answered(readTrustPolicy(access, { ...agreement, stack: built }))),
      )
    case 'CorrectVpc':
      return restoreVpc(context, task.data.findings)
    case 'AddCustomerRoutes':
      return addRoutes(context, [task.data.peeringId])
    case 'RepairConnection':
      return repair(context, task.data.findings.filter(isOfVpc))
    case 'AssociateCidr':
      return pipe(
        stack(),
        TE.flatMap((built) =>
          associateCidr(access, { ...agreement, stack: built }, task.data.cidr),
        ),
        TE.map(() => []),
      )
  }
}

const openIn = (task: ReviewTask): ReadonlyArray<Texts> => {
  if (task.type !== 'RepairConnection') return []
  const findings = task.data.findings.filter(isOfVpc)
  return findings.length === 0 || mayRestore(findings) ? [] : [toDecide, ...findings.map(ofFinding)]
}

/** Does a task, and says what is done. */
export const doTask = (context: TaskContext, task: ReviewTask): Work<TaskDone> =>
  pipe(
    work(context, task),
    TE.map(([answer]): TaskDone => ({
      type: task.type,
      lines: [...taskLines(task), isDone],
      open: openIn(task),
      ...(answer === undefined ? {} : { answer }),
    })),
  )

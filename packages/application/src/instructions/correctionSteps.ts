/**
 * What each task of a review and each repair of the doctor changes: commands, scripts, console
 * steps and plans all follow it.
 */
import {
  type InspectionFinding,
  type RepairKind,
  partOfFinding,
  vpcCorrectionOf,
} from '@byoa/core/inspection'
import { isSameData } from '@byoa/core/values'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { ReviewTask } from '../documents/ReviewDocument.ts'
import type { CustomerStep } from './CustomerStep.ts'
import type { CustomerTask, KnownPeering } from './CustomerTask.ts'
import { acceptanceOf, routesOver } from './connectionSteps.ts'

// model

/** A task that corrects what was found in the account. */
export type CorrectiveTask = Extract<CustomerTask, { readonly kind: 'correct' | 'repair' }>

/** A step of such a task. */
export type CorrectionStep = Exclude<
  CustomerStep,
  { readonly operation: 'removeRoutes' | 'deletePeerings' | 'deleteStack' | 'findLeftovers' }
>

type Steps = ReadonlyArray<CorrectionStep>

// a review

/** Returns whether a task of a review needs to know the peering, which it does not name. */
export const needsPeering = ({ type, data }: ReviewTask): boolean =>
  type === 'RepairConnection' || (type === 'AddCustomerRoutes' && data.missing.length === 0)

/** What was found of the VPC of a connection in use, which is never replaced for it. */
const vpcFindings = ({ type, data }: ReviewTask): ReadonlyArray<InspectionFinding> =>
  type === 'RepairConnection'
    ? data.findings.filter((finding) => partOfFinding(finding) === 'vpc')
    : []

/** Returns the findings of a task that no step corrects: a person has to decide about the VPC. */
export const undecidedIn = (task: ReviewTask): ReadonlyArray<InspectionFinding> => {
  const findings = vpcFindings(task)
  return vpcCorrectionOf(findings) === 'restore-vpc' ? [] : findings
}

const runStack: Steps = [{ operation: 'restoreRole' }, { operation: 'runStack', isReported: true }]

const replacement = (task: CorrectiveTask): Steps => [
  { operation: 'replaceStack', foundAt: task.kind === 'correct' ? task.review.at : task.at },
]

/** The routes of a task: of all tables of the peering, or of those that the task names. */
const tablesOf = (
  { notice }: CorrectiveTask,
  { peeringId, missing }: Extract<ReviewTask, { readonly type: 'AddCustomerRoutes' }>['data'],
): Pick<KnownPeering, 'peeringId' | 'routeTableIds'> =>
  notice?.peeringId === peeringId
    ? notice
    : {
        peeringId,
        routeTableIds: [...new Set(missing.map(({ routeTableId }) => routeTableId))],
      }

/** The VPC is restored first: DNS over the peering needs its attributes. */
const connectionRepairs = (
  correct: CorrectiveTask,
  task: Extract<ReviewTask, { readonly type: 'RepairConnection' }>,
): Steps => {
  const { notice } = correct
  const isToRestore = vpcFindings(task).length > 0 && undecidedIn(task).length === 0
  const isInactive = task.data.findings.some(({ id }) => id === 'peering-not-active')
  return [
    ...(isToRestore ? [{ operation: 'restoreVpc' as const }] : []),
    ...(notice === undefined || !isInactive ? [] : [acceptanceOf(correct, notice)]),
    ...(notice === undefined ? [] : routesOver(correct, notice)),
  ]
}

const stepsOfReviewed =
  (correct: CorrectiveTask) =>
  (task: ReviewTask): Steps => {
    switch (task.type) {
      case 'CorrectRole':
        return runStack
      case 'ReportTrustPolicy':
        return [{ operation: 'readTrustPolicy' }]
      case 'CorrectVpc':
        return vpcCorrectionOf(task.data.findings) === 'restore-vpc'
          ? [{ operation: 'runStack', isReported: true }, { operation: 'restoreVpc' }]
          : replacement(correct)
      case 'AddCustomerRoutes':
        return routesOver(correct, tablesOf(correct, task.data))
      case 'RepairConnection':
        return connectionRepairs(correct, task)
      case 'AssociateCidr':
        return [{ operation: 'associateCidr', cidr: task.data.cidr }]
    }
  }

// the doctor

/** None when it is Rescale's, a person's, or needs a peering that is not known. */
const stepsOfRepair =
  (repair: CorrectiveTask) =>
  (kind: RepairKind): Steps => {
    const { notice } = repair
    switch (kind) {
      case 'replace-stack':
        return replacement(repair)
      case 'run-stack':
        return runStack
      case 'restore-role':
        return [{ operation: 'restoreRole' }]
      case 'restore-vpc':
        return [{ operation: 'restoreVpc' }]
      case 'accept-peering':
        return notice === undefined ? [] : [acceptanceOf(repair, notice)]
      case 'add-customer-routes':
        return notice === undefined ? [] : routesOver(repair, notice)
      case 'allow-customer-dns':
        return notice === undefined
          ? []
          : [{ operation: 'allowPeeringDns', peeringId: notice.peeringId }]
      case 'request-peering':
      case 'add-rescale-routes':
      case 'allow-rescale-dns':
      case 'by-hand':
        return []
    }
  }

// operations

/** What a new stack includes, and what is of the peering that is deleted with the old stack. */
const replaced: ReadonlySet<CorrectionStep['operation']> = new Set<CorrectionStep['operation']>([
  'restoreRole',
  'runStack',
  'restoreVpc',
  'acceptPeering',
  'installRoutes',
  'allowPeeringDns',
])

const eachOnce = RA.uniq<CorrectionStep>({ equals: isSameData })

/** Returns the steps of a corrective task, each once and in order. */
export const correctionSteps = (task: CorrectiveTask): Steps => {
  const steps = eachOnce(
    task.kind === 'correct'
      ? task.review.tasks.flatMap(stepsOfReviewed(task))
      : task.repairs.flatMap(stepsOfRepair(task)),
  )
  return steps.some(({ operation }) => operation === 'replaceStack')
    ? steps.filter(({ operation }) => !replaced.has(operation))
    : steps
}

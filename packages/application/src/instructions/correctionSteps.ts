/**
 * What each task of a review and each repair of the doctor changes: commands, scripts, console
 * steps and plans all follow it.
 */
import {
  type InspectionFinding,
  type MissingRoute,
  type RepairKind,
  partOfFinding,
  vpcCorrectionOf,
} from '@byoa/core/inspection'
import { type Instant, isSameData } from '@byoa/core/values'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { ReviewTask } from '../documents/ReviewDocument.ts'
import type { Agreement } from '../useCases/customer/Agreement.ts'
import type { CustomerStep } from './CustomerStep.ts'
import type { KnownPeering } from './CustomerTask.ts'
import { acceptanceOf, routesOver } from './connectionSteps.ts'

// model

/** What is to be corrected in the customer's account. */
export interface Correction {
  readonly agreement: Agreement
  /** Tasks of a review, or repairs that an inspection proposes. */
  readonly tasks: ReadonlyArray<ReviewTask | RepairKind>
  /** When it was found: a stack that was created later is not replaced. */
  readonly foundAt: Instant
  /** What concerns the peering needs it. */
  readonly peering?: KnownPeering
}

/** A step of a correction. */
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

const replacement = ({ foundAt }: Correction): Steps => [{ operation: 'replaceStack', foundAt }]

type RoutedPeering = Pick<KnownPeering, 'peeringId' | 'routeTableIds'>

/** The routes over a peering, also in other tables: those that subnets of the stack use instead. */
const alsoIn = (
  { peeringId, routeTableIds }: RoutedPeering,
  missing: ReadonlyArray<Pick<MissingRoute, 'routeTableId'>>,
): RoutedPeering => ({
  peeringId,
  routeTableIds: [...new Set([...routeTableIds, ...missing.map((one) => one.routeTableId)])],
})

/** The routes of a task: of all tables of the peering, if it is known, and those that it names. */
const tablesOf = (
  { peering }: Correction,
  { peeringId, missing }: Extract<ReviewTask, { readonly type: 'AddCustomerRoutes' }>['data'],
): RoutedPeering =>
  alsoIn(peering?.peeringId === peeringId ? peering : { peeringId, routeTableIds: [] }, missing)

const customersMissing = (
  findings: ReadonlyArray<InspectionFinding>,
): ReadonlyArray<Pick<MissingRoute, 'routeTableId'>> =>
  findings.flatMap(({ id, evidence }) =>
    id === 'route-missing' && evidence.side === 'customer' ? [evidence] : [],
  )

/** The VPC is restored first: DNS over the peering needs its attributes. */
const connectionRepairs = (
  { agreement, peering }: Correction,
  task: Extract<ReviewTask, { readonly type: 'RepairConnection' }>,
): Steps => {
  const isToRestore = vpcFindings(task).length > 0 && undecidedIn(task).length === 0
  const isInactive = task.data.findings.some(({ id }) => id === 'peering-not-active')
  return [
    ...(isToRestore ? [{ operation: 'restoreVpc' as const }] : []),
    ...(peering === undefined || !isInactive ? [] : [acceptanceOf(agreement, peering)]),
    ...(peering === undefined
      ? []
      : routesOver(agreement, alsoIn(peering, customersMissing(task.data.findings)))),
  ]
}

const stepsOfReviewed =
  (correction: Correction) =>
  (task: ReviewTask): Steps => {
    switch (task.type) {
      case 'CorrectRole':
        return runStack
      case 'ReportTrustPolicy':
        return [{ operation: 'readTrustPolicy' }]
      case 'CorrectVpc':
        return vpcCorrectionOf(task.data.findings) === 'restore-vpc'
          ? [{ operation: 'runStack', isReported: true }, { operation: 'restoreVpc' }]
          : replacement(correction)
      case 'AddCustomerRoutes':
        return routesOver(correction.agreement, tablesOf(correction, task.data))
      case 'RepairConnection':
        return connectionRepairs(correction, task)
      case 'AssociateCidr':
        return [{ operation: 'associateCidr', cidr: task.data.cidr }]
    }
  }

// the doctor

/** None when it is Rescale's, a person's, or needs a peering that is not known. */
const stepsOfRepair =
  (correction: Correction) =>
  (kind: RepairKind): Steps => {
    const { agreement, peering } = correction
    switch (kind) {
      case 'replace-stack':
        return replacement(correction)
      case 'run-stack':
        return runStack
      case 'restore-role':
        return [{ operation: 'restoreRole' }]
      case 'restore-vpc':
        return [{ operation: 'restoreVpc' }]
      case 'accept-peering':
        return peering === undefined ? [] : [acceptanceOf(agreement, peering)]
      case 'add-customer-routes':
        return peering === undefined ? [] : routesOver(agreement, peering)
      case 'allow-customer-dns':
        return peering === undefined
          ? []
          : [{ operation: 'allowPeeringDns', peeringId: peering.peeringId }]
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

/** Returns the steps of a correction, each once and in order. */
export const correctionSteps = (correction: Correction): Steps => {
  const [ofReviewed, ofRepair] = [stepsOfReviewed(correction), stepsOfRepair(correction)]
  const steps = eachOnce(
    correction.tasks.flatMap((task) =>
      typeof task === 'string' ? ofRepair(task) : ofReviewed(task),
    ),
  )
  return steps.some(({ operation }) => operation === 'replaceStack')
    ? steps.filter(({ operation }) => !replaced.has(operation))
    : steps
}

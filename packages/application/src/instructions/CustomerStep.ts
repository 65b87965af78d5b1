/**
 * The steps of a task: operations of the customer's console, each with what it needs. Console
 * steps, scripts and plans are rendered from the same steps.
 */
import type { PeeringId, RouteTableId, VpcId } from '@byoa/core/iam/identity'
import { type MissingRoute, type RepairKind, vpcCorrectionOf } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'

import type { CustomerConsole } from '../ports/CustomerConsole.ts'
import type { PeeringNotice } from '../documents/PeeringNotice.ts'
import type { ReviewTask } from '../documents/ReviewDocument.ts'
import { type CustomerTask, agreementOfTask } from './CustomerTask.ts'

// model

/** What the customer does beyond the port: either party can delete a peering. */
type OtherOperation = 'deletePeerings'

interface StepOf<Operation extends keyof CustomerConsole | OtherOperation> {
  readonly operation: Operation
}

export type CustomerStep =
  /** Creates or updates the stack, and reports it if Rescale waits for the report. */
  | (StepOf<'runStack'> & { readonly isReported: boolean })
  /** Deletes the stack and creates it again. */
  | StepOf<'replaceStack'>
  | StepOf<'restoreRole'>
  | StepOf<'restoreVpc'>
  | (StepOf<'associateCidr'> & { readonly cidr: Ipv4Cidr })
  | (StepOf<'acceptPeering'> & {
      readonly peeringId: PeeringId
      readonly accepterVpcId: VpcId
      readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
    })
  | (StepOf<'installRoutes'> & {
      readonly peeringId: PeeringId
      readonly routeTableIds: ReadonlyArray<RouteTableId>
      readonly destinations: ReadonlyArray<Ipv4Cidr>
    })
  | (StepOf<'allowPeeringDns'> & { readonly peeringId: PeeringId })
  | (StepOf<'removeRoutes'> & { readonly peeringIds: ReadonlyArray<PeeringId> })
  | StepOf<'deletePeerings'>
  | StepOf<'deleteStack'>
  | StepOf<'findLeftovers'>
  | StepOf<'readTrustPolicy'>

export type CustomerOperation = CustomerStep['operation']

/** The step of an operation. */
export type CustomerStepOf<Operation extends CustomerOperation> = Extract<
  CustomerStep,
  { readonly operation: Operation }
>

// queries

/** The blocks that are agreed now: a notice has those of the time when it was sent. */
const agreedBlocks = (task: CustomerTask): ReadonlyArray<Ipv4Cidr> =>
  agreementOfTask(task).rescaleVpc.cidrs

const routesOf = (
  task: CustomerTask,
  { peeringId, routeTableIds }: PeeringNotice,
): CustomerStep => ({
  operation: 'installRoutes',
  peeringId,
  routeTableIds,
  destinations: agreedBlocks(task),
})

/** The option of the customer's side, where names are agreed to be resolved over the peering. */
const agreedDns = ({ setup }: CustomerTask, peeringId: PeeringId): ReadonlyArray<CustomerStep> =>
  setup.request.peeringDns === true ? [{ operation: 'allowPeeringDns', peeringId }] : []

const missingRoutes = (
  missing: ReadonlyArray<MissingRoute>,
  peeringId: PeeringId,
): CustomerStep => ({
  operation: 'installRoutes',
  peeringId,
  routeTableIds: [...new Set(missing.map(({ routeTableId }) => routeTableId))],
  destinations: [...new Set(missing.map(({ destination }) => destination))],
})

type Correct = Extract<CustomerTask, { readonly kind: 'correct' }>

/** The corrections of a task of a review; none where they need a notice that is not there. */
const correctionsOf =
  (correct: Correct) =>
  (task: ReviewTask): ReadonlyArray<CustomerStep> => {
    const { notice } = correct
    switch (task.type) {
      case 'CorrectRole':
        return [{ operation: 'restoreRole' }, { operation: 'runStack', isReported: true }]
      case 'ReportTrustPolicy':
        return [{ operation: 'readTrustPolicy' }]
      case 'CorrectVpc':
        return vpcCorrectionOf(task.data.findings) === 'restore-vpc'
          ? [{ operation: 'runStack', isReported: true }, { operation: 'restoreVpc' }]
          : [{ operation: 'replaceStack' }]
      case 'AddCustomerRoutes':
        return [
          missingRoutes(task.data.missing, task.data.peeringId),
          ...agreedDns(correct, task.data.peeringId),
        ]
      case 'RepairConnection':
        return notice === undefined
          ? []
          : [routesOf(correct, notice), ...agreedDns(correct, notice.peeringId)]
      case 'AssociateCidr':
        return [{ operation: 'associateCidr', cidr: task.data.cidr }]
    }
  }

const acceptanceOf = (
  task: CustomerTask,
  { peeringId, accepterVpcId }: PeeringNotice,
): CustomerStep => ({
  operation: 'acceptPeering',
  peeringId,
  accepterVpcId,
  rescaleVpcCidrs: agreedBlocks(task),
})

/** The steps of a repair; none when it is Rescale's, a person's, or needs a notice. */
const repairSteps =
  (repair: Extract<CustomerTask, { readonly kind: 'repair' }>) =>
  (kind: RepairKind): ReadonlyArray<CustomerStep> => {
    const { notice } = repair
    switch (kind) {
      case 'replace-stack':
        return [{ operation: 'replaceStack' }]
      case 'run-stack':
        return [{ operation: 'restoreRole' }, { operation: 'runStack', isReported: true }]
      case 'restore-role':
        return [{ operation: 'restoreRole' }]
      case 'restore-vpc':
        return [{ operation: 'restoreVpc' }]
      case 'accept-peering':
        return notice === undefined ? [] : [acceptanceOf(repair, notice)]
      case 'add-customer-routes':
        return notice === undefined
          ? []
          : [routesOf(repair, notice), ...agreedDns(repair, notice.peeringId)]
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

/** Each operation once; a replaced stack has a new role, and is run by that. */
const eachOnce = (steps: ReadonlyArray<CustomerStep>): ReadonlyArray<CustomerStep> => {
  const isReplaced = steps.some(({ operation }) => operation === 'replaceStack')
  const once = [...new Map(steps.map((step) => [step.operation, step])).values()]
  return once.filter(
    ({ operation }) => !isReplaced || (operation !== 'restoreRole' && operation !== 'runStack'),
  )
}

/** Returns the steps of a task, in order. */
export const stepsOf = (task: CustomerTask): ReadonlyArray<CustomerStep> => {
  switch (task.kind) {
    case 'deploy':
      return [{ operation: 'runStack', isReported: true }]
    case 'apply':
      return [{ operation: 'runStack', isReported: false }]
    case 'connect':
      return [
        acceptanceOf(task, task.notice),
        routesOf(task, task.notice),
        ...agreedDns(task, task.notice.peeringId),
      ]
    case 'correct':
      return eachOnce(task.review.tasks.flatMap(correctionsOf(task)))
    case 'repair':
      return eachOnce(task.repairs.flatMap(repairSteps(task)))
    case 'leave':
      return [
        { operation: 'removeRoutes', peeringIds: task.notice?.peeringIds ?? [] },
        { operation: 'deletePeerings' },
        { operation: 'deleteStack' },
        { operation: 'findLeftovers' },
      ]
    case 'inspect':
      return [{ operation: 'readTrustPolicy' }]
  }
}

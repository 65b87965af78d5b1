/** The plan of a task: what it calls, what it creates and what that costs. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { currentTemplate } from '../useCases/customer/Agreement.ts'
import type { CustomerOperation, CustomerStep } from './CustomerStep.ts'
import { type CustomerTask, agreementOfTask } from './CustomerTask.ts'
import { type ResourceCost, costsOf, otherCosts } from './costs.ts'
import type { Words } from './Words.ts'
import { customerPurposes } from './customerPurposes.ts'
import { isChange, operationCalls } from './operationCalls.ts'
import { stepsOf } from './stepsOf.ts'

// model

export interface PlannedCall {
  readonly operation: CustomerOperation
  readonly purpose: Words
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  readonly isChange: boolean
}

export interface CustomerPlan {
  readonly calls: ReadonlyArray<PlannedCall>
  /** What the stack has then; empty when the task runs no template. */
  readonly resources: ReadonlyArray<ResourceCost>
  readonly otherCosts: ReadonlyArray<Words>
}

// queries

const callsOf = ({ operation }: CustomerStep): ReadonlyArray<PlannedCall> =>
  [...new Set(operationCalls[operation])].map((action) => ({
    operation,
    purpose: customerPurposes[operation],
    action,
    isChange: isChange(action),
  }))

const resourcesOf = (task: CustomerTask): ReadonlyArray<ResourceCost> =>
  pipe(
    currentTemplate(agreementOfTask(task)),
    E.match(
      () => [],
      ({ template }) => costsOf(template),
    ),
  )

/** Returns the plan of a task; a call may be left out when there is nothing for it to do. */
export const plannedCalls = (task: CustomerTask): CustomerPlan => {
  const steps = stepsOf(task)
  const runsTemplate = steps.some(
    ({ operation }) => operation === 'runStack' || operation === 'replaceStack',
  )
  return {
    calls: steps.flatMap(callsOf),
    resources: runsTemplate ? resourcesOf(task) : [],
    otherCosts: runsTemplate ? otherCosts : [],
  }
}

import type { CustomerStep } from './CustomerStep.ts'
import type { CustomerTask } from './CustomerTask.ts'
import { acceptanceOf, routesOver } from './connectionSteps.ts'
import { correctionSteps } from './correctionSteps.ts'

/** Returns the steps of a task, in order. */
export const stepsOf = (task: CustomerTask): ReadonlyArray<CustomerStep> => {
  switch (task.kind) {
    case 'deploy':
      return [{ operation: 'runStack', isReported: true }]
    case 'apply':
      return [{ operation: 'runStack', isReported: false }]
    case 'connect':
      return [acceptanceOf(task, task.notice), ...routesOver(task, task.notice)]
    case 'correct':
    case 'repair':
      return correctionSteps(task)
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

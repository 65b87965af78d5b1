import type { CustomerStep } from './CustomerStep.ts'
import { type CustomerTask, agreementOfTask } from './CustomerTask.ts'
import { acceptanceOf, routesOver } from './connectionSteps.ts'
import { correctionSteps } from './correctionSteps.ts'
import { correctionOf } from './correctionOf.ts'

/** Returns the steps of a task, in order. */
export const stepsOf = (task: CustomerTask): ReadonlyArray<CustomerStep> => {
  switch (task.kind) {
    case 'deploy':
      return [{ operation: 'runStack', isReported: true }]
    case 'apply':
      return [{ operation: 'runStack', isReported: false }]
    case 'connect': {
      const agreement = agreementOfTask(task)
      return [acceptanceOf(agreement, task.notice), ...routesOver(agreement, task.notice)]
    }
    case 'correct':
    case 'repair':
      return correctionSteps(correctionOf(task))
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

export {
  type CustomerTask,
  type CustomerTaskKind,
  agreementOfTask,
  templateOfTask,
} from './CustomerTask.ts'
export {
  type CustomerOperation,
  type CustomerStep,
  type CustomerStepOf,
  stepsOf,
} from './CustomerStep.ts'
export type { Words } from './Words.ts'
export { type ConsoleStep, type ConsoleValue } from './console/ConsoleStep.ts'
export { consoleSteps } from './console/consoleSteps.ts'
export { type ResourceCost, costsOf, otherCosts } from './costs.ts'
export { customerPurposes } from './customerPurposes.ts'
export { isChange, operationCalls } from './operationCalls.ts'
export { type CustomerPlan, type PlannedCall, plannedCalls } from './plannedCalls.ts'
export { awsCliScript } from './script/awsCliScript.ts'

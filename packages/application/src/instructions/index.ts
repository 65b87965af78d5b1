export {
  type CustomerTask,
  type CustomerTaskKind,
  type KnownPeering,
  agreementOfTask,
  templateOfTask,
} from './CustomerTask.ts'
export { type CustomerOperation, type CustomerStep, type CustomerStepOf } from './CustomerStep.ts'
export {
  type Correction,
  type CorrectionStep,
  needsPeering,
  undecidedIn,
} from './correctionSteps.ts'
export { type CorrectiveTask, correctionOf } from './correctionOf.ts'
export { type StackToCorrect, doCorrections } from './doCorrections.ts'
export { rescaleChanges } from './rescaleChanges.ts'
export { stepsOf } from './stepsOf.ts'
export type { Words } from './Words.ts'
export { type ConsoleStep, type ConsoleValue } from './console/ConsoleStep.ts'
export { consoleSteps } from './console/consoleSteps.ts'
export { type ResourceCost, costsOf, otherCosts } from './costs.ts'
export { customerPurposes } from './customerPurposes.ts'
export { isChange, operationCalls } from './operationCalls.ts'
export { type CustomerPlan, type PlannedCall, plannedCalls } from './plannedCalls.ts'
export { awsCliScript } from './script/awsCliScript.ts'

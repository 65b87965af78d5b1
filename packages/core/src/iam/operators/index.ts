export { type OperatorScope, operatorPolicy } from './operatorPolicy.ts'

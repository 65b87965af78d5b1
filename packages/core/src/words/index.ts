export type { CheckAdvice } from './CheckAdvice.ts'
export { fixCommand } from './fixCommand.ts'
export type { Words } from './Words.ts'

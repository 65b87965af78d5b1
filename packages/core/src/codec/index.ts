export { closedRecord, type RecordOf } from './closedRecord.ts'
export { decode, type DecodeProblem } from './decodeProblems.ts'

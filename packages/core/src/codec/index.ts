export { closedRecord, type RecordOf } from './closedRecord.ts'
export { decode, type DecodeProblem } from './decodeProblems.ts'
export { taggedUnion } from './taggedUnion.ts'
export { wholeNumber } from './wholeNumber.ts'

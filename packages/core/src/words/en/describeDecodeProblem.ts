import type { DecodeProblem } from '../../codec/decodeProblems.ts'

/**
 * Says what was expected of a field and what was found; where it stands is for the caller to say.
 */
export const describeDecodeProblem = ({ expected, actual }: DecodeProblem): string =>
  `expected ${expected}, found ${actual}`

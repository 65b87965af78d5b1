import type { CheckResult } from './CheckResult.ts'
import type { FindingLevel } from './InspectionFinding.ts'

const levels: ReadonlyArray<FindingLevel> = ['error', 'warning', 'info']

/** Returns the highest level of what a check found, or else the level of the check. */
export const highestLevel = ({ level, outcome }: CheckResult): FindingLevel =>
  outcome._tag === 'found'
    ? (levels.find((one) => outcome.findings.some((finding) => finding.level === one)) ?? level)
    : level

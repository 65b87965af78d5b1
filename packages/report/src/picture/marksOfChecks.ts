/** Results of checks, by the doctor or in an inspection document, as marks of a picture. */
import type { InspectionResult } from '@byoa/application'
import type { CheckResult, FindingLevel } from '@byoa/core/inspection'

import type { Mark } from './NetworkPicture.ts'
import { placeOfCheck } from './placesOfChecks.ts'

// model

/** A result of the doctor has evidence; that of an inspection document says only whether. */
export type AnyCheckResult = CheckResult | InspectionResult

/** Something that a check found. */
interface Found {
  readonly level: FindingLevel
  readonly subject?: string
}

// queries

/** Returns what came out of a check. */
export const outcomeOf = ({ outcome }: AnyCheckResult): InspectionResult['outcome'] =>
  typeof outcome === 'string' ? outcome : outcome._tag

const foundBy = ({ level, outcome }: AnyCheckResult): ReadonlyArray<Found> => {
  if (typeof outcome === 'string') return outcome === 'found' ? [{ level }] : []
  return outcome._tag === 'found' ? outcome.findings : []
}

/**
 * Returns the marks of what checks found. A check that this version does not know is marked on the
 * customer's account.
 */
export const marksOfChecks = (results: ReadonlyArray<AnyCheckResult>): ReadonlyArray<Mark> =>
  results.flatMap((result) =>
    foundBy(result).map(({ level, subject }) => ({
      id: result.id,
      level,
      place: placeOfCheck(result.id, subject),
    })),
  )

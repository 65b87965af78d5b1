/**
 * Findings that a person has accepted, with who and why: they are shown, but they do not count, and
 * nothing is repaired for them.
 *
 * Laws
 * 1. Every finding is either accepted or left in the results.
 * 2. An override accepts findings of its check alone, and of its subject alone when it names one.
 * 3. From the end of its term on, an override accepts nothing.
 */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { shortText } from '../codec/shortText.ts'
import { Instant } from '../values/Instant.ts'
import type { CheckFinding, CheckId, CheckOutcome, CheckResult } from './CheckResult.ts'

// model

/** A person's decision to accept what a check finds. */
export interface CheckOverride {
  /** The check; a later check set can have one that is not known here. */
  readonly id: string
  /** The subject of the findings; absent: every subject. */
  readonly subject?: string
  readonly by: string
  readonly why: string
  /** The end of its term; absent: none. */
  readonly until?: Instant
}

export interface AcceptedFinding {
  readonly id: CheckId
  readonly finding: CheckFinding
  readonly override: CheckOverride
}

/** What remains of the results, and what was accepted. */
export interface AcceptedResults {
  readonly results: ReadonlyArray<CheckResult>
  readonly accepted: ReadonlyArray<AcceptedFinding>
}

// codec

export const CheckOverride: t.Type<CheckOverride, unknown, unknown> = closedRecord(
  'override of a check',
  { id: t.string, by: shortText(200), why: shortText(1000) },
  { subject: t.string, until: Instant },
)

// operations

interface Decisions {
  readonly overrides: ReadonlyArray<CheckOverride>
  readonly now: Instant
}

const overrideOf =
  ({ overrides, now }: Decisions, id: CheckId) =>
  (finding: CheckFinding): CheckOverride | undefined =>
    overrides.find(
      (override) =>
        override.id === id &&
        (override.subject ?? finding.subject) === finding.subject &&
        (override.until === undefined || now < override.until),
    )

const outcomeOf = ([first, ...others]: ReadonlyArray<CheckFinding>): CheckOutcome =>
  first === undefined ? { _tag: 'passed' } : { _tag: 'found', findings: [first, ...others] }

const acceptIn =
  (decisions: Decisions) =>
  (result: CheckResult): AcceptedResults => {
    if (result.outcome._tag !== 'found') return { results: [result], accepted: [] }
    const { id, outcome } = result
    const overriding = overrideOf(decisions, id)
    const left = outcome.findings.filter((finding) => overriding(finding) === undefined)
    const accepted = outcome.findings.flatMap((finding) => {
      const override = overriding(finding)
      return override === undefined ? [] : [{ id, finding, override }]
    })
    return { results: [{ ...result, outcome: outcomeOf(left) }], accepted }
  }

/** Separates what was accepted; a check of which nothing is left counts as passed. */
export const acceptFindings = (
  results: ReadonlyArray<CheckResult>,
  decisions: Decisions,
): AcceptedResults => {
  const each = results.map(acceptIn(decisions))
  return {
    results: each.flatMap((one) => one.results),
    accepted: each.flatMap(({ accepted }) => accepted),
  }
}

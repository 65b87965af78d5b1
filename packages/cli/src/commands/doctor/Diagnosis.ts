/** What an inspection found: what counts, what was accepted, what only the customer has seen. */
import type { InspectionDocument } from '@byoa/application'
import {
  type AcceptedResults,
  type AccountSnapshots,
  type AgreedConnection,
  type CheckId,
  type CheckResult,
  acceptFindings,
  highestLevel,
  inspect,
} from '@byoa/core/inspection'
import { renderInstant } from '@byoa/core/values'

import type { ExitCode } from '../../terminal/Terminal.ts'
import type { CheckRules } from './readCheckRules.ts'

// model

export interface Diagnosis extends AcceptedResults {
  /** The chosen checks before anything was accepted. */
  readonly found: ReadonlyArray<CheckResult>
  readonly agreed: AgreedConnection
  /** The checks whose results are those of the customer's inspection. */
  readonly told: ReadonlySet<CheckId>
}

export interface Examined {
  readonly snapshots: AccountSnapshots
  readonly agreed: AgreedConnection
  /** The customer's inspection, for what was not seen. */
  readonly inspection?: InspectionDocument
}

// the customer's inspection

const toldOutcome = (
  { at, results }: InspectionDocument,
  { id, outcome }: CheckResult,
): CheckResult['outcome'] | undefined => {
  const told = results.find((one) => one.id === id)
  if (outcome._tag !== 'unseen' || told === undefined || told.outcome === 'unseen') return undefined
  if (told.outcome === 'passed') return { _tag: 'passed' }
  const subject = `inspection ${renderInstant(at)}`
  return { _tag: 'found', findings: [{ subject, level: told.level }] }
}

/** Fills what was not seen; the customer's overrides accept what the customer alone has seen. */
const filled =
  ({ inspection, agreed: { now } }: Examined) =>
  (result: CheckResult): AcceptedResults & Pick<Diagnosis, 'found' | 'told'> => {
    const outcome = inspection && toldOutcome(inspection, result)
    if (outcome === undefined) {
      return { found: [result], results: [result], accepted: [], told: new Set() }
    }
    const found = [{ ...result, outcome }]
    const overrides = inspection?.overrides ?? []
    return { found, ...acceptFindings(found, { overrides, now }), told: new Set([result.id]) }
  }

// operations

/** Runs the chosen checks, and separates what was accepted. */
export const diagnose = (examined: Examined, { isChosen, overrides }: CheckRules): Diagnosis => {
  const { snapshots, agreed } = examined
  const each = inspect(snapshots, agreed)
    .filter(({ id }) => isChosen(id))
    .map(filled(examined))
  const { results, accepted } = acceptFindings(
    each.flatMap((one) => one.results),
    { overrides, now: agreed.now },
  )
  return {
    agreed,
    found: each.flatMap(({ found }) => found),
    told: new Set(each.flatMap(({ told }) => [...told])),
    results,
    accepted: [...each.flatMap((one) => one.accepted), ...accepted],
  }
}

/** Returns 1 when a finding that counts is an error, or with `--strict` a warning. */
export const codeOfDiagnosis = (
  { results }: Diagnosis,
  { isStrict }: Pick<CheckRules, 'isStrict'>,
): ExitCode =>
  results.some((result) => {
    const level = result.outcome._tag === 'found' ? highestLevel(result) : 'info'
    return level === 'error' || (isStrict && level === 'warning')
  })
    ? 1
    : 0

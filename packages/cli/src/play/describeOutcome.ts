/** What came of a step, in sentences: each event, and under it what stands behind it. */
import { describeTrustFindingId } from '@byoa/core/iam/trust'
import {
  type FindingLevel,
  describeInspectionFinding,
  describeProbeProblem,
} from '@byoa/core/inspection'
import { describeCidrFinding } from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import { type OnboardingEvent, describeEvent } from '@byoa/core/onboarding'

import { levelNames } from '../terminal/words.ts'

const levelled = (level: FindingLevel, sentence: string, language: Language): string =>
  `${levelNames[level][language]}: ${sentence}`

/** The warnings and problems that an event's own sentence only counts or names by code. */
const reasonsOf = (event: OnboardingEvent, language: Language): ReadonlyArray<string> => {
  if (event.type === 'CidrLeased') {
    return event.data.warnings.map((finding) =>
      levelled(finding.level, describeCidrFinding(finding, language), language),
    )
  }
  if (event.type === 'TrustRejected') {
    return event.data.findings.map((id) => describeTrustFindingId(id, language))
  }
  if (event.type === 'RoleRejected') {
    return event.data.problems.map((problem) => describeProbeProblem(problem, language))
  }
  if (event.type === 'VpcVerified' || event.type === 'VpcRejected' || event.type === 'DriftFound') {
    const findings = event.type === 'VpcVerified' ? event.data.warnings : event.data.findings
    return findings.map((finding) =>
      levelled(finding.level, describeInspectionFinding(finding, language), language),
    )
  }
  return []
}

/**
 * Says what happened. A declined block's conflicts are not here: they are why the command ends, and
 * said there.
 */
export const describeOutcome = (
  event: OnboardingEvent,
  language: Language,
): ReadonlyArray<string> => [describeEvent(event, language), ...reasonsOf(event, language)]

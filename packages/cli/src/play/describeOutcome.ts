/** The result of a step as text: each event, with details below. */
import { findNodeWarnings } from '@byoa/core/cloudformation'
import type { Language } from '@byoa/core/values'
import type { OnboardingEvent } from '@byoa/core/onboarding'

import { describeWarning, levelled, wordsIn } from '../terminal/words.ts'

/** Warnings and problems that the event's own text only counts or names by code. */
const reasonsOf = (event: OnboardingEvent, language: Language): ReadonlyArray<string> => {
  if (event.type === 'OnboardingRequested') {
    return findNodeWarnings(event.data.request).map((warning) => describeWarning(warning, language))
  }
  if (event.type === 'CidrLeased') {
    return event.data.warnings.map((finding) =>
      levelled(finding.level, wordsIn[language].describeCidrFinding(finding), language),
    )
  }
  if (event.type === 'TrustRejected') {
    return event.data.findings.map((id) => wordsIn[language].describeTrustFindingId(id))
  }
  if (event.type === 'RoleRejected') {
    return event.data.problems.map((problem) => wordsIn[language].describeProbeProblem(problem))
  }
  if (event.type === 'VpcVerified' || event.type === 'VpcRejected' || event.type === 'DriftFound') {
    const findings = event.type === 'VpcVerified' ? event.data.warnings : event.data.findings
    return findings.map((finding) =>
      levelled(finding.level, wordsIn[language].describeInspectionFinding(finding), language),
    )
  }
  return []
}

/**
 * Describes the events. The conflicts of a declined block are reported at the end of the command
 * instead.
 */
export const describeOutcome = (
  event: OnboardingEvent,
  language: Language,
): ReadonlyArray<string> => [wordsIn[language].describeEvent(event), ...reasonsOf(event, language)]

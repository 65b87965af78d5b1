/** What was found, as lines of a page in every language. */
import type { InspectionResult } from '@byoa/application'
import type { InspectionFinding } from '@byoa/core/inspection'
import type { CidrFinding } from '@byoa/core/network'
import type { Leftover } from '@byoa/core/onboarding'

import type { RoleProblems } from '../picture/findingsOfReview.ts'
import { isKnownCheck } from '../picture/placesOfChecks.ts'
import { type ReportWords, english, japanese } from '../words/reportWords.ts'
import type { ReportCheck, Texts } from './OnboardingReport.ts'

type Checks = ReadonlyArray<ReportCheck>

const inBoth = (write: (words: ReportWords) => string): Texts => ({
  en: write(english),
  ja: write(japanese),
})

const error = (id: string, write: (words: ReportWords) => string): ReportCheck => ({
  id,
  level: 'error',
  texts: inBoth(write),
})

/** Returns what the review of a block found. */
export const checksOfBlock = (findings: ReadonlyArray<CidrFinding>): Checks =>
  findings.map((finding) => ({
    id: finding.id,
    level: finding.level,
    texts: inBoth(({ core }) => core.describeCidrFinding(finding)),
  }))

/** Returns what is wrong with the role. */
export const checksOfRole = ({ probes, trust, refusedAction }: RoleProblems): Checks => [
  ...probes.map((problem) => error(problem, ({ core }) => core.describeProbeProblem(problem))),
  ...trust.map((id) => error(id, ({ core }) => core.describeTrustFindingId(id))),
  ...(refusedAction === undefined
    ? []
    : [error('access-lost', ({ page }) => page.accessLost(refusedAction))]),
]

/** Returns what inspections found. */
export const checksOfFindings = (findings: ReadonlyArray<InspectionFinding>): Checks =>
  findings.map((finding) => ({
    id: finding.id,
    level: finding.level,
    texts: inBoth(({ core }) => core.describeInspectionFinding(finding)),
  }))

/** Returns what remains of a stack; the type of a resource is its word in every language. */
export const checksOfLeftovers = (leftovers: ReadonlyArray<Leftover>): Checks =>
  leftovers.map(({ resourceId, resourceType }) => ({
    id: resourceId,
    level: 'warning',
    texts: inBoth(() => resourceType),
  }))

/** Returns the results of an inspection; only what this version knows and was found has words. */
export const checksOfResults = (results: ReadonlyArray<InspectionResult>): Checks =>
  results.map(({ id, level, outcome }) => ({
    id,
    level: outcome === 'found' ? level : outcome,
    texts: inBoth(({ core }) =>
      outcome === 'found' && isKnownCheck(id) ? core.checkAdvice[id].symptom : '',
    ),
  }))

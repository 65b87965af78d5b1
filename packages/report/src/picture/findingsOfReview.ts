/** What a review of Rescale's asks the customer to correct, as findings. */
import type { ReviewDocument, ReviewTask } from '@byoa/application'
import type { InspectionFinding, MissingRoute, ProbeProblem } from '@byoa/core/inspection'
import type { TrustFindingId } from '@byoa/core/iam/trust'
import type { Party } from '@byoa/core/values'

import type { Mark } from './NetworkPicture.ts'

/** Makes the finding of a missing route. */
export const missingRouteFinding =
  (side: Party) =>
  (route: MissingRoute): InspectionFinding => ({
    id: 'route-missing',
    level: 'error',
    evidence: { ...route, side },
  })

const findingsOfTask = (task: ReviewTask): ReadonlyArray<InspectionFinding> => {
  switch (task.type) {
    case 'CorrectVpc':
    case 'RepairConnection':
      return task.data.findings
    case 'AddCustomerRoutes':
      return task.data.missing.map(missingRouteFinding('customer'))
    case 'CorrectRole':
    case 'ReportTrustPolicy':
    case 'AssociateCidr':
      return []
  }
}

/** Returns the findings about the VPC, the peering and the routes. */
export const findingsOfReview = ({ tasks }: ReviewDocument): ReadonlyArray<InspectionFinding> =>
  tasks.flatMap(findingsOfTask)

/** What is wrong with a role. */
export interface RoleProblems {
  readonly probes: ReadonlyArray<ProbeProblem>
  readonly trust: ReadonlyArray<TrustFindingId>
  /** The call that the role refused, although it was agreed. */
  readonly refusedAction?: string | undefined
}

/** Returns what a review finds wrong with the role. */
export const roleProblemsOfReview = ({ tasks }: ReviewDocument): RoleProblems => {
  const [data] = tasks.flatMap((task) => (task.type === 'CorrectRole' ? [task.data] : []))
  return {
    probes: data?.problems ?? [],
    trust: data?.trust ?? [],
    refusedAction: data?.refusedAction,
  }
}

/** Returns the marks of what is wrong with the role. */
export const marksOfRole = ({ probes, trust, refusedAction }: RoleProblems): ReadonlyArray<Mark> =>
  [...probes, ...trust, ...(refusedAction === undefined ? [] : ['access-lost'])].map((id) => ({
    id,
    level: 'error',
    place: { kind: 'role' },
  }))

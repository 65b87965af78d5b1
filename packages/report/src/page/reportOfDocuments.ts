/** The page of an onboarding as the customer knows it: from its documents alone. */
import {
  type ExchangedDocument,
  agreementOfSetup,
  digestOfDocument,
  documentFileName,
} from '@byoa/application'
import {
  type Intent,
  type IntentData,
  type IntentType,
  type OnboardingStatus,
  type TeardownStep,
  intentOf,
} from '@byoa/core/onboarding'
import type { Instant, Party } from '@byoa/core/values'

import type { HeldDocuments } from '../picture/HeldDocuments.ts'
import { findingsOfReview, roleProblemsOfReview } from '../picture/findingsOfReview.ts'
import { pictureAndTemplateOfDocuments } from '../picture/pictureOfDocuments.ts'
import type { OnboardingReport, ReportDocument } from './OnboardingReport.ts'
import { withInstructions } from './customerTasks.ts'
import {
  checksOfFindings,
  checksOfLeftovers,
  checksOfResults,
  checksOfRole,
} from './findingChecks.ts'

// where it stands

/** The status that the last document is evidence of. */
const statusOf = (held: HeldDocuments): OnboardingStatus => {
  const { report, notice, review, connection, leaving, cleanExit } = held
  if (cleanExit?.party === 'rescale') return 'Closed'
  if (leaving !== undefined || cleanExit !== undefined) return 'Offboarding'
  if (connection !== undefined) {
    return review?.tasks.some(({ type }) => type === 'RepairConnection') === true
      ? 'Degraded'
      : 'Connected'
  }
  if (notice !== undefined) {
    return review?.tasks.some(({ type }) => type === 'AddCustomerRoutes') === true
      ? 'PeeringActive'
      : 'PeeringPending'
  }
  return report === undefined && review === undefined ? 'SetupIssued' : 'StackReported'
}

// what is to be done

const dueAt = <Type extends IntentType>(
  type: Type,
  data: IntentData[Type],
  deadline: Instant,
): Intent => ({ ...intentOf('customer', type, data), deadline })

const rescales = (type: 'ProbeRole' | 'InspectVpc'): Intent => intentOf('rescale', type, {})

const connecting = ({ notice }: HeldDocuments): ReadonlyArray<Intent> => {
  if (notice === undefined) return []
  const { peeringId, acceptBefore, routeTableIds, destinations } = notice
  const missing = routeTableIds.flatMap((routeTableId) =>
    destinations.map((destination) => ({
      routeTableId,
      destination,
      problem: 'absent' as const,
    })),
  )
  return [
    dueAt('AcceptPeering', { peeringId }, acceptBefore),
    intentOf('customer', 'AddCustomerRoutes', { peeringId, missing }),
  ]
}

/** What the notice asks for, without what the customer's half of the clean exit confirms. */
const leavingTasks = ({ leaving, cleanExit }: HeldDocuments): ReadonlyArray<Intent> => {
  if (leaving === undefined) return []
  const { peeringIds, stackName, confirmBy } = leaving
  const { removed = [], remains = [] } = cleanExit ?? {}
  const [blockedBy, leftovers] = removed.includes('StackDeleted') ? [[], remains] : [remains, []]
  const asked: ReadonlyArray<readonly [TeardownStep, Intent]> = [
    ['CustomerRoutesRemoved', dueAt('RemoveCustomerRoutes', { peeringIds }, confirmBy)],
    ['StackDeleted', dueAt('DeleteStack', { stackName, blockedBy }, confirmBy)],
    ['AccountClean', dueAt('ConfirmAccountClean', { leftovers }, confirmBy)],
  ]
  return asked.flatMap(([step, task]) => (removed.includes(step) ? [] : [task]))
}

const intentsOf = (held: HeldDocuments): ReadonlyArray<Intent> => {
  const { setup, report, notice, review, connection, leaving, cleanExit } = held
  if (cleanExit?.party === 'rescale') return []
  if (leaving !== undefined || cleanExit !== undefined) return leavingTasks(held)
  if (review !== undefined) {
    return review.tasks.map(({ type, data }) => intentOf('customer', type, data))
  }
  if (connection !== undefined) return []
  if (notice !== undefined) return connecting(held)
  return report === undefined
    ? [dueAt('RunStack', { setup: agreementOfSetup(setup).setup }, setup.reportBy)]
    : [rescales('ProbeRole'), rescales('InspectVpc')]
}

// the documents

const documentsOf = (held: HeldDocuments): ReadonlyArray<ReportDocument> =>
  Object.values(held).map((document: ExchangedDocument) => ({
    name: documentFileName(document),
    digest: digestOfDocument(document),
  }))

// operations

/** Returns what the customer's page shows; the documents do not say what happened when. */
export const reportOfDocuments = (held: HeldDocuments, now: Instant): OnboardingReport => {
  const { setup, review, inspection, cleanExit } = held
  const party: Party = 'customer'
  return {
    party,
    now,
    onboardingId: setup.onboardingId,
    request: setup.request,
    status: statusOf(held),
    picture: pictureAndTemplateOfDocuments(held),
    tasks: withInstructions(intentsOf(held), held),
    checks: [
      ...(review === undefined
        ? []
        : [
            ...checksOfRole(roleProblemsOfReview(review)),
            ...checksOfFindings(findingsOfReview(review)),
          ]),
      ...checksOfResults(inspection?.results ?? []),
      ...checksOfLeftovers(cleanExit?.remains ?? []),
    ],
    events: [],
    documents: documentsOf(held),
    failures: [],
  }
}

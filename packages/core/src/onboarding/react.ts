/**
 * Says who must do what next, and by when. Every state that is not over asks something of somebody.
 */
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import { type Intent, type Reminder, intentOf } from './Intent.ts'
import { type Instant, secondsUntil } from './Instant.ts'
import type { TeardownStep } from './OnboardingCommand.ts'
import type {
  Cancelled,
  CidrLeased,
  Degraded,
  Joined,
  Offboarding,
  OnboardingState,
  PeeringActive,
  PeeringPending,
  Requested,
  SetupIssued,
  StackReported,
  Verified,
} from './OnboardingState.ts'

type Intents = ReadonlyArray<Intent>

/** After so many requests that came to nothing, a person looks before another one is made. */
export const automaticPeeringAttempts = 3

const hourSeconds = 60 * 60

const reminderAt = (now: Instant, deadline: Instant): Reminder | undefined => {
  const left = secondsUntil({ from: now, to: deadline })
  if (left <= 12 * hourSeconds) return 'twelve-hours-left'
  return left <= 48 * hourSeconds ? 'two-days-left' : undefined
}

const dueBy = (due: Intent, now: Instant, deadline: Instant): Intent => {
  const reminder = reminderAt(now, deadline)
  return { ...due, deadline, ...(reminder === undefined ? {} : { reminder }) }
}

const inRequested = ({ declined }: Requested): Intents => [
  intentOf('customer', 'ProposeCidr', declined === undefined ? {} : { declined }),
]

const inLeased = (state: CidrLeased | SetupIssued, now: Instant): Intents => {
  const { expiresAt } = state.lease
  if (now >= expiresAt) return [intentOf('rescale', 'LapseLease', {})]
  return state.status === 'CidrLeased'
    ? [dueBy(intentOf('rescale', 'IssueSetup', {}), now, expiresAt)]
    : [dueBy(intentOf('customer', 'RunStack', { setup: state.setup }), now, expiresAt)]
}

const inStackReported = ({ role, vpc }: StackReported): Intents => [
  ...(role.outcome === 'verified' ? [] : [intentOf('rescale', 'ProbeRole', {})]),
  ...(role.outcome === 'rejected'
    ? [intentOf('customer', 'CorrectRole', { problems: role.problems })]
    : []),
  // The VPC is looked at through the role, so a role that does not let Rescale in comes first.
  ...(vpc.outcome === 'verified' || role.outcome !== 'verified'
    ? []
    : [intentOf('rescale', 'InspectVpc', {})]),
  ...(vpc.outcome === 'rejected'
    ? [intentOf('customer', 'CorrectVpc', { findings: vpc.problems })]
    : []),
]

const inVerified = ({ attempt, lastEnd }: Verified): Intents =>
  attempt > automaticPeeringAttempts
    ? [intentOf('rescale', 'ReviewPeering', { attempt, reason: lastEnd?.reason ?? '' })]
    : [intentOf('rescale', 'RequestPeering', { attempt })]

const inPeeringPending = ({ peering }: PeeringPending, now: Instant): Intents => {
  const { peeringId, expiresAt } = peering
  return [
    dueBy(intentOf('customer', 'AcceptPeering', { peeringId }), now, expiresAt),
    intentOf('rescale', 'ObservePeering', { peeringId }),
  ]
}

const inPeeringActive = ({ peering, routes }: PeeringActive): Intents => {
  const { peeringId } = peering
  const missing = routes.customer.outcome === 'missing' ? routes.customer.where : []
  return [
    ...(routes.rescale.outcome === 'installed'
      ? []
      : [intentOf('rescale', 'AddRescaleRoutes', { peeringId })]),
    ...(routes.customer.outcome === 'installed'
      ? []
      : [
          intentOf('customer', 'AddCustomerRoutes', { peeringId, missing }),
          intentOf('rescale', 'ObserveCustomerRoutes', { peeringId }),
        ]),
    // A peering that dies before its routes are in would otherwise never be noticed.
    intentOf('rescale', 'ObservePeering', { peeringId }),
  ]
}

/**
 * A rotation is proven by probes: first that the next ID works, then that the current one does not.
 */
const inRotation = ({ rotation }: Joined): Intents => {
  if (rotation === undefined) return []
  const { nextExternalId, probed } = rotation
  if (probed?.nextExternalId !== 'allowed') {
    return [
      intentOf('customer', 'TrustNextExternalId', { nextExternalId }),
      intentOf('rescale', 'ProbeRole', {}),
    ]
  }
  if (probed.currentExternalId === 'allowed') {
    return [
      intentOf('customer', 'DistrustCurrentExternalId', { nextExternalId }),
      intentOf('rescale', 'ProbeRole', {}),
    ]
  }
  return probed.problems.length > 0
    ? [
        intentOf('customer', 'CorrectRole', { problems: probed.problems }),
        intentOf('rescale', 'ProbeRole', {}),
      ]
    : [intentOf('rescale', 'CompleteRotation', {})]
}

const isRescales = (finding: InspectionFinding): boolean =>
  finding.id === 'route-missing' && finding.evidence.side === 'rescale'

/**
 * Each party repairs what is its own; routes over a peering that is not active wait until it is.
 */
const inDegraded = ({ findings }: Degraded): Intents => {
  const customers = findings.filter((finding) => !isRescales(finding) && finding.level === 'error')
  const rescales = customers.some(({ id }) => id === 'peering-not-active')
    ? []
    : findings.filter(isRescales)
  return [
    ...(rescales.length === 0
      ? []
      : [intentOf('rescale', 'RepairConnection', { findings: rescales })]),
    ...(customers.length === 0
      ? []
      : [intentOf('customer', 'RepairConnection', { findings: customers })]),
  ]
}

const stepIntents = (
  step: TeardownStep,
  { peeringIds, teardown }: Offboarding | Cancelled,
): Intents => {
  switch (step) {
    case 'RescaleRoutesRemoved':
      return [intentOf('rescale', 'RemoveRescaleRoutes', { peeringIds })]
    case 'CustomerRoutesRemoved':
      return [
        intentOf('customer', 'RemoveCustomerRoutes', { peeringIds }),
        intentOf('rescale', 'ObserveCustomerRoutesRemoved', { peeringIds }),
      ]
    case 'PeeringRemoved':
      return [intentOf('rescale', 'DeletePeering', { peeringIds })]
    case 'StackDeleted':
      return [intentOf('customer', 'DeleteStack', {})]
    case 'AccountClean':
      return [intentOf('customer', 'ConfirmAccountClean', { leftovers: teardown.leftovers })]
  }
}

const inTeardown = (state: Offboarding | Cancelled): Intents => {
  const [step] = state.teardown.outstanding
  return step === undefined ? [] : stepIntents(step, state)
}

/**
 * Lists what is asked of whom in a state at a time; empty exactly when nothing was requested yet or
 * all is over.
 */
export const react = (state: OnboardingState, now: Instant): Intents => {
  switch (state.status) {
    case 'NotRequested':
    case 'Closed':
      return []
    case 'Requested':
      return inRequested(state)
    case 'CidrLeased':
    case 'SetupIssued':
      return inLeased(state, now)
    case 'StackReported':
      return inStackReported(state)
    case 'Verified':
      return inVerified(state)
    case 'PeeringPending':
      return inPeeringPending(state, now)
    case 'PeeringActive':
      return inPeeringActive(state)
    case 'Connected':
      return [
        intentOf('rescale', 'InspectConnection', { peeringId: state.peering.peeringId }),
        ...inRotation(state),
      ]
    case 'Degraded':
      return [
        ...inDegraded(state),
        intentOf('rescale', 'InspectConnection', { peeringId: state.peering.peeringId }),
        ...inRotation(state),
      ]
    case 'Suspended':
      return [
        intentOf(state.by, 'DecideResumption', { reason: state.reason }),
        ...inRotation(state),
      ]
    case 'Offboarding':
    case 'Cancelled':
      return inTeardown(state)
  }
}

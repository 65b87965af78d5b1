/**
 * What is known of an onboarding with a stack, kept by somebody who reads the stream and writes
 * down facts. It knows neither states nor rules: what a fact is worth is said by `statusOf` alone.
 */
import type { PeeringId } from '../../../src/iam/identity/identifiers.ts'
import type { Instant } from '../../../src/values/Instant.ts'
import type {
  OnboardingEvent,
  OnboardingEventOf,
  OnboardingEventType,
  PeeringEnd,
} from '../../../src/onboarding/OnboardingEvent.ts'
import type { Party } from '../../../src/values/Party.ts'
import type { OnboardingStatus } from '../../../src/onboarding/OnboardingState.ts'
import type { StackReport } from '../../../src/onboarding/StackReport.ts'

type Verdict = 'unknown' | 'good' | 'bad'

/** A further block: whether it is one of the VPC, and until when it is held while it is not. */
interface Block {
  readonly cidr: string
  readonly until: Instant
  readonly isInVpc: boolean
}

export interface Ledger {
  readonly stack?: StackReport
  readonly isEnding: boolean
  readonly suspendedBy: ReadonlyArray<Party>
  readonly role: Verdict
  readonly trust: Verdict | 'unreadable'
  readonly vpc: Verdict
  readonly hasAccess: boolean
  readonly peering?: { readonly id: PeeringId; readonly isActive: boolean }
  readonly routes: { readonly rescale: boolean; readonly customer: boolean }
  /** Whether it was connected since everything was last verified. */
  readonly isInUse: boolean
  readonly hasDrift: boolean
  readonly blocks: ReadonlyArray<Block>
}

const noRoutes = { rescale: false, customer: false }

export const emptyLedger: Ledger = {
  isEnding: false,
  suspendedBy: [],
  role: 'unknown',
  trust: 'unknown',
  vpc: 'unknown',
  hasAccess: true,
  routes: noRoutes,
  isInUse: false,
  hasDrift: false,
  blocks: [],
}

/** Nothing that was seen before counts any more. */
const lost = (ledger: Ledger): Ledger => ({
  ...ledger,
  role: 'unknown',
  trust: 'unknown',
  vpc: 'unknown',
  hasAccess: true,
  routes: noRoutes,
  isInUse: false,
  hasDrift: false,
})

const withoutPeering = ({ peering: _peering, ...ledger }: Ledger): Ledger => ledger

const reported = (ledger: Ledger, stack: StackReport): Ledger => {
  const isMoved = ledger.stack !== undefined && ledger.stack.vpcId !== stack.vpcId
  return { ...lost(isMoved ? withoutPeering(ledger) : ledger), stack }
}

const resumed = (ledger: Ledger, lifted: ReadonlyArray<Party>): Ledger => {
  const suspendedBy = ledger.suspendedBy.filter((party) => !lifted.includes(party))
  return suspendedBy.length === 0 ? lost({ ...ledger, suspendedBy }) : { ...ledger, suspendedBy }
}

/** Routes that are looked at before the connection is in use are of the blocks there were then. */
const blocksChanged = (ledger: Ledger): Ledger =>
  ledger.isInUse ? ledger : { ...ledger, routes: noRoutes }

const isProven = ({ role, trust, vpc, hasAccess }: Ledger): boolean =>
  role === 'good' && trust !== 'bad' && vpc === 'good' && hasAccess

/** A suspended connection goes on as it was: it is verified again once it is resumed. */
const aborted = (ledger: Ledger): Ledger => {
  const goesOn = { ...ledger, isEnding: false }
  return ledger.suspendedBy.length > 0 ? goesOn : lost(goesOn)
}

const withoutBlock = (ledger: Ledger, cidr: string): Ledger => ({
  ...ledger,
  blocks: ledger.blocks.filter((block) => block.cidr !== cidr),
})

const withBlock = (ledger: Ledger, block: Block): Ledger => ({
  ...ledger,
  blocks: [...withoutBlock(ledger, block.cidr).blocks, block],
})

/** The thirty days that a block is held for go on while it is associated. */
const associated = (ledger: Ledger, cidr: string): Ledger => {
  const held = ledger.blocks.find((block) => block.cidr === cidr)
  return held === undefined ? ledger : withBlock(ledger, { ...held, isInVpc: true })
}

type Note<Type extends OnboardingEventType> = (
  ledger: Ledger,
  event: OnboardingEventOf<Type>,
) => Ledger

const peeringEnded = (ledger: Ledger, { data }: { readonly data: PeeringEnd }): Ledger =>
  ledger.peering?.id === data.peeringId ? lost(withoutPeering(ledger)) : ledger

const ending = (ledger: Ledger): Ledger => ({ ...ledger, isEnding: true })

/** What each event says of the facts; those that are missing here say nothing of them. */
const notes: { readonly [Type in OnboardingEventType]?: Note<Type> } = {
  StackReported: (ledger, { data }) => reported(ledger, data.stack),
  RoleVerified: (ledger) => ({ ...ledger, role: 'good' }),
  RoleRejected: (ledger) => ({ ...ledger, role: 'bad' }),
  TrustVerified: (ledger) => ({ ...ledger, trust: 'good' }),
  TrustRejected: (ledger) => ({ ...ledger, trust: 'bad' }),
  TrustUnreadable: (ledger) =>
    ledger.trust === 'bad' ? ledger : { ...ledger, trust: 'unreadable' },
  VpcVerified: (ledger) => ({ ...ledger, vpc: 'good' }),
  VpcRejected: (ledger) => ({ ...ledger, vpc: 'bad' }),
  AccessLost: (ledger) => ({ ...ledger, hasAccess: false }),
  AccessRegained: (ledger) => ({ ...ledger, hasAccess: true }),
  PeeringRequested: (ledger, { data }) => ({
    ...ledger,
    peering: { id: data.peeringId, isActive: false },
  }),
  PeeringActivated: (ledger, { data }) => ({
    ...ledger,
    peering: { id: data.peeringId, isActive: true },
    routes: noRoutes,
  }),
  PeeringFailed: peeringEnded,
  PeeringRejected: peeringEnded,
  PeeringExpired: peeringEnded,
  PeeringDeleted: peeringEnded,
  RoutesInstalled: (ledger, { data: { side } }) => ({
    ...ledger,
    routes: { ...ledger.routes, [side]: true },
  }),
  RoutesMissing: (ledger, { data: { side } }) => ({
    ...ledger,
    routes: { ...ledger.routes, [side]: false },
  }),
  RescaleVpcChanged: blocksChanged,
  SecondaryCidrAgreed: (ledger, { data: { cidr, expiresAt: until } }) =>
    withBlock(ledger, { cidr, until, isInVpc: false }),
  SecondaryCidrAssociated: (ledger, { data: { cidr } }) => blocksChanged(associated(ledger, cidr)),
  SecondaryCidrDisassociated: (ledger, { data: { cidr, expiresAt: until } }) =>
    withBlock(ledger, { cidr, until, isInVpc: false }),
  SecondaryCidrReleased: (ledger, { data: { cidr } }) => withoutBlock(ledger, cidr),
  DriftFound: (ledger) => ({ ...ledger, hasDrift: true }),
  DriftCleared: (ledger) => ({ ...ledger, hasDrift: false }),
  Suspended: (ledger, { by }) => ({
    ...ledger,
    suspendedBy: [...new Set([...ledger.suspendedBy, by])],
  }),
  Resumed: (ledger, { data }) => resumed(ledger, data.lifted),
  OffboardingBegun: ending,
  OnboardingCancelled: ending,
  OffboardingAborted: aborted,
}

const noted = <Type extends OnboardingEventType>(
  ledger: Ledger,
  event: OnboardingEventOf<Type>,
): Ledger => {
  const noteOf: Note<Type> | undefined = notes[event.type]
  return noteOf?.(ledger, event) ?? ledger
}

const isConnected = (ledger: Ledger): boolean =>
  !ledger.isEnding &&
  ledger.suspendedBy.length === 0 &&
  isProven(ledger) &&
  ledger.peering?.isActive === true &&
  ledger.routes.rescale &&
  ledger.routes.customer &&
  !ledger.hasDrift

/** Writes down one event. */
export const note = (ledger: Ledger, event: OnboardingEvent): Ledger => {
  const next = noted(ledger, event)
  return isConnected(next) ? { ...next, isInUse: true } : next
}

/** The status of an onboarding with a stack that is not being ended, as the facts have it. */
export const statusOf = (ledger: Ledger): OnboardingStatus => {
  if (ledger.suspendedBy.length > 0) return 'Suspended'
  if (isConnected(ledger)) return 'Connected'
  if (ledger.isInUse) return 'Degraded'
  if (ledger.peering !== undefined)
    return ledger.peering.isActive ? 'PeeringActive' : 'PeeringPending'
  return isProven(ledger) ? 'Verified' : 'StackReported'
}

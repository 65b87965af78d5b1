/**
 * What an onboarding should hold, has to undo, and is suspended by, derived only from the names of
 * its events: an independent reference for states and claims.
 */
import {
  type Claim,
  type OnboardingEvent,
  type OnboardingEventData,
  type OnboardingEventOf,
  type OnboardingEventType,
  type OnboardingRequest,
  stackNameOf,
} from '@byoa/core/onboarding'
import type { Instant, Party } from '@byoa/core/values'

export interface Ledger {
  readonly request?: OnboardingRequest
  readonly externalIds: ReadonlyArray<string>
  readonly cidrs: ReadonlyArray<string>
  readonly role?: string
  readonly vpc?: string
  /** Rescale's pending steps of a teardown. */
  readonly rescaleSteps?: ReadonlyArray<string>
  /** Whether a setup was handed over whose stack is not deleted. */
  readonly mayHaveStack: boolean
  /** Whether a peering was requested that is not removed. */
  readonly mayHavePeering: boolean
  readonly suspendedBy: ReadonlyArray<Party>
  /** Resources that were not visible when last described, and since when. */
  readonly notVisible: Readonly<Record<string, Instant>>
}

export const emptyLedger: Ledger = {
  externalIds: [],
  cidrs: [],
  mayHaveStack: false,
  mayHavePeering: false,
  suspendedBy: [],
  notVisible: {},
}

const rescaleStepsOf = (steps: ReadonlyArray<string>): ReadonlyArray<string> =>
  steps.filter((step) => step === 'RescaleRoutesRemoved' || step === 'PeeringRemoved')

const withoutResource = (
  { notVisible }: Ledger,
  resourceId: string,
): Readonly<Record<string, Instant>> =>
  Object.fromEntries(Object.entries(notVisible).filter(([id]) => id !== resourceId))

type Entries = {
  readonly [Type in OnboardingEventType]?: (
    ledger: Ledger,
    event: OnboardingEventOf<Type>,
  ) => Ledger
}

const ended = (
  ledger: Ledger,
  { data }: { readonly data: OnboardingEventData['OffboardingBegun'] },
): Ledger => ({ ...ledger, rescaleSteps: rescaleStepsOf(data.outstanding ?? []) })

const withoutStep = (ledger: Ledger, step: string): Ledger =>
  ledger.rescaleSteps === undefined
    ? ledger
    : { ...ledger, rescaleSteps: ledger.rescaleSteps.filter((known) => known !== step) }

const entries: Entries = {
  OnboardingRequested: (ledger, { data: { request } }) => ({ ...ledger, request }),
  CidrLeased: (ledger, { data: { cidr } }) => ({ ...ledger, cidrs: [cidr] }),
  LeaseLapsed: (ledger) => ({ ...ledger, cidrs: [] }),
  SetupIssued: (ledger, { data: { setup } }) => ({
    ...ledger,
    mayHaveStack: true,
    externalIds: [...ledger.externalIds, setup.externalId],
  }),
  ExternalIdRotationBegun: (ledger, { data: { nextExternalId } }) => ({
    ...ledger,
    externalIds: [...ledger.externalIds, nextExternalId],
  }),
  StackReported: (ledger, { data: { stack } }) => ({
    ...ledger,
    role: stack.roleArn,
    vpc: stack.vpcId,
  }),
  SecondaryCidrAgreed: (ledger, { data: { cidr } }) => ({
    ...ledger,
    cidrs: [...ledger.cidrs, cidr],
  }),
  SecondaryCidrReleased: (ledger, { data: { cidr } }) => ({
    ...ledger,
    cidrs: ledger.cidrs.filter((known) => known !== cidr),
  }),
  PeeringRequested: (ledger) => ({ ...ledger, mayHavePeering: true }),
  ResourceNotVisible: (ledger, { at, data: { resourceId } }) => ({
    ...ledger,
    notVisible: { ...ledger.notVisible, [resourceId]: at },
  }),
  ResourceVisibleAgain: (ledger, { data: { resourceId } }) => ({
    ...ledger,
    notVisible: withoutResource(ledger, resourceId),
  }),
  Suspended: (ledger, { by }) => ({ ...ledger, suspendedBy: [...ledger.suspendedBy, by] }),
  Resumed: (ledger, { by }) => ({
    ...ledger,
    suspendedBy: ledger.suspendedBy.filter((party) => party !== by),
  }),
  OnboardingCancelled: ended,
  OffboardingBegun: ended,
  OffboardingAborted: ({ rescaleSteps: _steps, ...ledger }) => ledger,
  RescaleRoutesRemoved: (ledger) => withoutStep(ledger, 'RescaleRoutesRemoved'),
  PeeringRemoved: (ledger) => ({
    ...withoutStep(ledger, 'PeeringRemoved'),
    mayHavePeering: false,
  }),
  StackDeleted: (ledger) => ({ ...ledger, mayHaveStack: false }),
  ClosedUnconfirmed: (ledger) => ({ ...ledger, mayHaveStack: false }),
}

const recordBy = <Type extends OnboardingEventType>(
  ledger: Ledger,
  event: OnboardingEventOf<Type>,
): Ledger => {
  const enter: Entries[Type] = entries[event.type]
  return enter === undefined ? ledger : enter(ledger, event)
}

/** Returns what holds after an event. */
export const record = (ledger: Ledger, event: OnboardingEvent): Ledger => recordBy(ledger, event)

/** A unique text for a claim. */
export const textOf = (claim: Claim): string => {
  switch (claim.kind) {
    case 'Cidr':
      return `Cidr ${claim.cidr}`
    case 'RoleArn':
      return `RoleArn ${claim.roleArn}`
    case 'CustomerVpc':
      return `CustomerVpc ${claim.vpcId}`
    case 'Stack':
      return `Stack ${claim.stackName}`
    case 'ExternalId':
      return `ExternalId ${claim.externalId}`
  }
}

/** Lists the claims that should be held, sorted. */
export const heldIn = (ledger: Ledger, isOver: boolean): ReadonlyArray<string> => {
  const { request, externalIds, cidrs, role, vpc, rescaleSteps } = ledger
  const returnable = [
    ...(request === undefined ? [] : [`Stack ${stackNameOf({ request })}`]),
    ...(role === undefined ? [] : [`RoleArn ${role}`]),
    ...(vpc === undefined ? [] : [`CustomerVpc ${vpc}`]),
    ...(rescaleSteps?.length === 0 ? [] : cidrs.map((cidr) => `Cidr ${cidr}`)),
  ]
  return [...externalIds.map((id) => `ExternalId ${id}`), ...(isOver ? [] : returnable)].sort()
}

/** Events in words: what happened, in one sentence or two. An external ID is never shown. */
import type { PeeringId } from '../../iam/identity/identifiers.ts'
import { isoText } from '../../values/isoText.ts'
import type {
  OnboardingEvent,
  OnboardingEventData,
  OnboardingEventOf,
  OnboardingEventType,
} from '../../onboarding/OnboardingEvent.ts'
import type { Party } from '../../values/Party.ts'
import { capitalised, listed, partyWords, teardownWords } from './vocabulary.ts'

type Describe<Type extends OnboardingEventType> = (
  data: OnboardingEventData[Type],
  by: Party,
) => string

/** ` (3 warnings)`, or nothing. */
const warned = (warnings: ReadonlyArray<unknown>): string =>
  warnings.length === 0 ? '' : ` (warnings: ${warnings.length})`

/** The reason somebody gave, or AWS's own words, when there are any. */
const because = (reason: string): string => {
  const given = reason.trim()
  return given === '' ? '' : `: ${given}`
}

const cidrDeclined: Describe<'CidrDeclined'> = ({ cidr, findings, alternatives }) => {
  const free = alternatives.join(', ')
  return `${cidr} was declined with ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}. ${free === '' ? 'No block of that size is free.' : `Free: ${free}.`}`
}

const routesMissing: Describe<'RoutesMissing'> = ({ side, where }) =>
  `${side === 'rescale' ? 'Rescale’s side' : 'The customer’s side'} is missing ${where.length} ${where.length === 1 ? 'route' : 'routes'}.`

const rotationProbed: Describe<'ExternalIdRotationProbed'> = (answers) => {
  const words = { allowed: 'accepted', refused: 'refused' }
  return `The role was probed with both external IDs: the next one is ${words[answers.nextExternalId]}, the current one ${words[answers.currentExternalId]}.`
}

/** How an ended peering is told; the reason is AWS's own. */
const ended =
  (words: string) =>
  ({ peeringId, reason }: { readonly peeringId: PeeringId; readonly reason: string }): string =>
    `VPC peering connection ${peeringId} ${words}${because(reason)}`

const texts: { readonly [Type in OnboardingEventType]: Describe<Type> } = {
  OnboardingRequested: ({ request, rescaleVpc }) =>
    `Account ${request.accountId} in ${request.region} requested an onboarding; its VPC will be peered with ${rescaleVpc.vpcId}.`,
  CidrLeased: ({ cidr, expiresAt, warnings }) =>
    `${cidr} was agreed and is held until ${isoText(expiresAt)}${warned(warnings)}.`,
  CidrDeclined: cidrDeclined,
  LeaseExtended: ({ cidr, expiresAt }) => `${cidr} is now held until ${isoText(expiresAt)}.`,
  LeaseLapsed: ({ cidr }) => `The stack was not reported in time; ${cidr} is no longer held.`,
  SetupIssued: ({ setup }) =>
    `Rescale issued the setup for ${setup.cidr} in ${setup.region}: external ID, account ${setup.rescaleAccountId} and the template.`,
  StackReported: ({ stack }) =>
    `The customer reported its stack: role ${stack.roleArn}, VPC ${stack.vpcId} (${stack.vpcCidr}).`,
  RoleVerified: ({ roleArn }) =>
    `Rescale can assume role ${roleArn} with its external ID, and not without it or with a wrong one.`,
  RoleRejected: ({ roleArn, problems }) =>
    `Probes of role ${roleArn} found problems: ${problems.join(', ')}.`,
  TrustVerified: ({ roleArn }) =>
    `The trust policy of role ${roleArn} trusts only Rescale, with its external ID.`,
  TrustRejected: ({ roleArn, findings }) =>
    `The trust policy of role ${roleArn} allows more than was agreed: ${findings.join(', ')}.`,
  TrustUnreadable: ({ roleArn }) => `Role ${roleArn} is not allowed to read its own trust policy.`,
  AccessLost: ({ roleArn, action }) =>
    `The customer’s account refused ${action} through role ${roleArn}.`,
  AccessRegained: ({ roleArn }) =>
    `The customer’s account can be read through role ${roleArn} again.`,
  VpcVerified: ({ vpcId, warnings }) => `VPC ${vpcId} is as agreed${warned(warnings)}.`,
  VpcRejected: ({ vpcId, findings }) =>
    `VPC ${vpcId} is not as agreed: ${findings.map(({ id }) => id).join(', ')}.`,
  PeeringRequested: ({ peeringId, attempt, expiresAt }) =>
    `Rescale requested VPC peering connection ${peeringId} (attempt ${attempt}); it can be accepted until ${isoText(expiresAt)}.`,
  PeeringActivated: ({ peeringId }) =>
    `VPC peering connection ${peeringId} was accepted and is active.`,
  PeeringFailed: ended('failed'),
  PeeringRejected: ended('was rejected'),
  PeeringExpired: ended('expired without being accepted'),
  PeeringDeleted: ended('was deleted'),
  PeeringRetryApproved: () => 'Rescale decided to request the VPC peering connection again.',
  ResourceNotVisible: ({ resourceId }) =>
    `${resourceId} was not visible; Rescale will check again.`,
  ResourceVisibleAgain: ({ resourceId }) => `${resourceId} is visible again.`,
  RoutesInstalled: ({ side }) =>
    `${side === 'rescale' ? 'Rescale’s' : 'The customer’s'} routes are in place.`,
  RoutesMissing: routesMissing,
  DriftFound: ({ findings }) =>
    `Inspection of the connection found problems: ${findings.map(({ id }) => id).join(', ')}.`,
  DriftCleared: () => 'The problems of the connection are resolved.',
  Suspended: ({ reason }, by) =>
    `${capitalised(partyWords[by])} suspended the connection${because(reason)}`,
  Resumed: (_data, by) =>
    `${capitalised(partyWords[by])} lifted its suspension; the connection is verified before it is used again.`,
  ExternalIdRotationBegun: () =>
    'Rescale began to rotate the external ID; the role accepts both IDs for a while.',
  ExternalIdRotationProbed: rotationProbed,
  ExternalIdRotationCompleted: () => 'The external ID was rotated; the old one no longer works.',
  ExternalIdRotationAbandoned: () =>
    'Rescale abandoned the rotation of the external ID; the ID stays as it is.',
  SecondaryCidrAgreed: ({ cidr, expiresAt, warnings }) =>
    `${cidr} was agreed as a secondary block and is held until ${isoText(expiresAt)}${warned(warnings)}.`,
  SecondaryCidrAssociated: ({ cidr }) => `${cidr} is associated with the VPC.`,
  SecondaryCidrDisassociated: ({ cidr, expiresAt }) =>
    `${cidr} is no longer associated with the VPC and is held until ${isoText(expiresAt)}.`,
  SecondaryCidrReleased: ({ cidr }) => `${cidr} is no longer held as a secondary block.`,
  RescaleVpcChanged: ({ rescaleVpc }) =>
    `Rescale VPC ${rescaleVpc.vpcId} now has ${rescaleVpc.cidrs.join(', ')}.`,
  OnboardingCancelled: ({ reason }, by) =>
    `${capitalised(partyWords[by])} cancelled the onboarding${because(reason)}`,
  OffboardingBegun: ({ reason }, by) =>
    `${capitalised(partyWords[by])} began offboarding${because(reason)}`,
  OffboardingAborted: (_data, by) =>
    `${capitalised(partyWords[by])} aborted the offboarding; the connection is verified again.`,
  RescaleRoutesRemoved: () => 'Rescale’s routes are removed.',
  CustomerRoutesRemoved: () => 'The customer’s routes are removed.',
  PeeringRemoved: () => 'The peering is removed.',
  StackDeleted: () => 'The stack is deleted.',
  LeftoversFound: ({ leftovers }) =>
    `The account still has: ${leftovers.map(({ resourceId }) => resourceId).join(', ')}.`,
  AccountClean: () => 'No resources of the onboarding are left in the account.',
  ClosedUnconfirmed: ({ unconfirmed, reason }) => {
    const steps = listed(unconfirmed.map((step) => teardownWords[step]))
    return `Rescale closed the onboarding without the customer’s confirmation (${steps})${because(reason)}`
  },
  WorkFailed: ({ operation, code }) => `${operation} failed with ${code}.`,
  WorkRecovered: ({ intent }) => `${intent} succeeded.`,
  WorkRetryRequested: () => 'Rescale requested a retry of failed work.',
}

const sentenceOf = <Type extends OnboardingEventType>(event: OnboardingEventOf<Type>): string => {
  const describe: Describe<Type> = texts[event.type]
  return describe(event.data, event.by)
}

/** Says what happened; when it did is for the caller to say. */
export const describeEvent = (event: OnboardingEvent): string => sentenceOf(event)

/**
 * Rejections in words: what was wrong, where, what was expected, what to do.
 * An external ID is never shown, only the document that holds it.
 */
import { describeProbeProblem } from './describeProbeProblem.ts'
import { describeSetupTemplateError } from './describeSetupTemplateError.ts'
import { describeCidrFinding } from './describeCidrFinding.ts'
import { isoText } from '../../values/isoText.ts'
import type { Rejection } from '../../onboarding/Rejection.ts'
import type { TeardownStep } from '../../onboarding/Teardown.ts'
import {
  capitalised,
  commandWords,
  listed,
  partyWords,
  statusWords,
  teardownWords,
} from './vocabulary.ts'
import { longestLeaseSeconds } from '../../onboarding/waits.ts'

type Tag = Rejection['_tag']
type RejectionOf<Of extends Tag> = Extract<Rejection, { readonly _tag: Of }>
type Describe<Of extends Tag> = (rejection: RejectionOf<Of>) => string

const wrongStatus: Describe<'WrongStatus'> = ({ command, status, permitted }) => {
  const wanted = commandWords[command]
  const now = statusWords[status]
  const possible = listed(permitted.map((name) => statusWords[name]))
  return `The onboarding is ${now}. To ${wanted}, it must be: ${possible}. See what the onboarding asks for next.`
}

const wrongParty: Describe<'WrongParty'> = ({ command, by, permitted }) => {
  const wanted = commandWords[command]
  const allowed = listed(permitted.map((name) => partyWords[name]))
  return `Only ${allowed} can ${wanted}, but ${partyWords[by]} tried to. Let ${allowed} do it.`
}

const unproven: {
  readonly [Problem in RejectionOf<'RotationNotProven'>['problems'][number]]: string
} = {
  'not-probed': 'The role has not been probed with both IDs yet. Probe it.',
  'next-external-id-refused':
    'The role does not accept the next external ID yet. The customer must add it to the trust policy.',
  'current-external-id-still-accepted':
    'The role still accepts the old external ID. The customer must remove it from the trust policy.',
  'refused-with-external-id': describeProbeProblem('refused-with-external-id'),
  'allowed-without-external-id': describeProbeProblem('allowed-without-external-id'),
  'allowed-with-wrong-external-id': describeProbeProblem('allowed-with-wrong-external-id'),
}

const rotationNotProven: Describe<'RotationNotProven'> = ({ problems }) => {
  const found = problems.map((problem) => unproven[problem])
  return `The rotation of the external ID is not verified: ${found.join(' ')}`
}

type SeenZones = Pick<RejectionOf<'ZonesNotSeen'>, 'accountId' | 'region' | 'seen'>

const seenZones = ({ accountId, region, seen }: SeenZones): string => {
  const zones = listed(seen.map(({ zoneId, zoneName }) => `${zoneId} (${zoneName})`))
  return seen.length === 0
    ? `account ${accountId} sees no Availability Zones in ${region}`
    : `account ${accountId} sees only these Availability Zones in ${region}: ${zones}`
}

const stepNames = (steps: ReadonlyArray<TeardownStep>): string =>
  listed(steps.map((step) => teardownWords[step]))

const texts: { readonly [Of in Tag]: Describe<Of> } = {
  WrongStatus: wrongStatus,
  WrongParty: wrongParty,
  OnboardingOver: ({ status }) =>
    `The onboarding is ${statusWords[status]} and accepts no further commands. Request a new onboarding.`,
  BoundaryAccountDisagrees: ({ expected, actual }) =>
    `permissionsBoundaryArn of the request is a policy of account ${actual}, but the role will be in account ${expected}. Specify a policy of account ${expected}, or an AWS managed policy.`,
  BoundaryPartitionDisagrees: ({ expected, actual }) =>
    `permissionsBoundaryArn of the request is in partition ${actual}, but its Region is in partition ${expected}. Specify a policy whose ARN starts with arn:${expected}:.`,
  TooManyZones: ({ region, zoneCount, usualZoneCount }) =>
    `zoneCount of the request is ${zoneCount}, but most accounts see ${usualZoneCount} Availability Zones in ${region}. Request at most ${usualZoneCount}, or name the zones of the account in zoneIds.`,
  TooFewZonesSeen: ({ zoneCount, ...rest }) => {
    const fewer = rest.seen.length === 0 ? '' : `at most ${rest.seen.length} zones, or `
    return `zoneCount of the request is ${zoneCount}, but ${seenZones(rest)}. Request ${fewer}another Region.`
  },
  ZonesNotSeen: ({ zoneIds, ...rest }) => {
    const advice =
      rest.seen.length === 0
        ? 'Request another Region.'
        : 'Name as many zones that it sees as zoneCount says, or request another Region.'
    return `zoneIds of the request contains ${listed(zoneIds)}, but ${seenZones(rest)}. ${advice}`
  },
  SetupImpossible: ({ error }) => `${describeSetupTemplateError(error)} Correct the request.`,
  NoRescaleVpcWithRoom: ({ region }) =>
    `No Rescale VPC in ${region} has room for another customer. Request another Region, or ask Rescale support for room in this one.`,
  AlreadyOpen: ({ onboardingId }) =>
    `Onboarding ${onboardingId} of this account and Region is open and has a stack of the same name. Continue with it, end it first, or set stackName in the request for another VPC.`,
  LeaseTimeInvalid: ({ leaseSeconds }) =>
    `leaseSeconds is ${leaseSeconds}; a CIDR can be held for 1 to ${longestLeaseSeconds} seconds (90 days). Specify a time in that range.`,
  LeaseExpired: ({ cidr, expiredAt }) =>
    `${cidr} was held until ${isoText(expiredAt)}, and that time has passed. Propose a CIDR again.`,
  AccountIsRescales: ({ accountId }) =>
    `accountId is ${accountId}, Rescale’s own account. Specify the account in which the new VPC will be created.`,
  LeaseNotDue: ({ cidr, expiresAt }) =>
    `${cidr} is held until ${isoText(expiresAt)} and cannot be released earlier. Wait until then, or cancel the onboarding.`,
  InventoryOfOtherVpc: ({ expected, actual }) =>
    `The CIDR was reviewed against the inventory of ${actual}, but the onboarding is on ${expected}. Review it against the inventory of ${expected}.`,
  RescaleVpcNotSeen: ({ vpcId }) =>
    `The Rescale VPC ${vpcId} was not read from AWS, so its route tables are not known. Issue the setup with credentials of Rescale’s account.`,
  ExternalIdNotFresh: () =>
    'The external ID was issued before; if two customers share an external ID, one can act as the other. Generate a new one.',
  SetupAlreadyIssued: () =>
    'The setup was issued already, and a second one would have another external ID. Continue with the setup.json that Rescale provided.',
  SetupCidrDisagrees: ({ expected, actual }) =>
    `cidr of the setup is ${actual}, but ${expected} was agreed. Issue the setup with ${expected}.`,
  SetupRegionDisagrees: ({ expected, actual }) =>
    `region of the setup is ${actual}, but ${expected} was requested. Issue the setup for ${expected}.`,
  RoleAccountDisagrees: ({ expected, actual }) =>
    `roleArn of the stack report is a role of account ${actual}, but account ${expected} was requested. Run the stack in account ${expected} and report the role it creates.`,
  RolePartitionDisagrees: ({ expected, actual }) =>
    `roleArn of the stack report is in partition ${actual}, but the Region that was requested is in ${expected}. Run the stack in that Region and report the role it creates.`,
  StackCidrDisagrees: ({ expected, actual }) =>
    `vpcCidr of the stack report is ${actual}, but ${expected} was agreed. Run the stack with the unmodified template, and report its outputs.`,
  NoRouteTables: ({ vpcId }) =>
    `routeTableIds of the stack report is empty, so Rescale would not know which route tables of VPC ${vpcId} need routes. Report the stack’s outputs as they are.`,
  StackNameDisagrees: ({ expected, actual }) =>
    `stackName of the stack report is ${actual}, but the setup is for the stack ${expected}. Run the template as the stack ${expected} and report its outputs.`,
  RoleArnClaimed: ({ roleArn }) =>
    `roleArn of the stack report, ${roleArn}, is the role of another onboarding. Run a separate stack for this one and report the role it creates.`,
  VpcClaimed: ({ vpcId }) =>
    `vpcId of the stack report, ${vpcId}, is the VPC of another onboarding. Run a separate stack for this one and report the VPC it creates.`,
  OtherRole: ({ expected, actual }) =>
    `Probed role ${actual}, but the stack reported ${expected}. Probe ${expected}.`,
  OtherVpc: ({ expected, actual }) =>
    `Inspected VPC ${actual}, but the onboarding is for ${expected}. Inspect ${expected}.`,
  OtherPeering: ({ expected, actual }) =>
    `Observed VPC peering connection ${actual}, but the onboarding uses ${expected}. Observe ${expected}.`,
  RotationUnderWay: () => 'Another rotation of the external ID is in progress. Complete it first.',
  RotationNotProven: rotationNotProven,
  TeardownOutOfOrder: ({ step, expected }) =>
    `"${teardownWords[step]}" is out of order: the next step is "${teardownWords[expected]}". Complete that step first.`,
  RescaleSideNotClean: ({ outstanding }) =>
    `The removal on Rescale’s side is not complete (outstanding: ${stepNames(outstanding)}). Advance the onboarding until it is, then close it.`,
  AlreadyRemoved: ({ outstanding }) =>
    `Parts of the connection are already removed (outstanding: ${stepNames(outstanding)}), so offboarding cannot be aborted. Let it finish, then request a new onboarding.`,
  BegunByOtherParty: ({ by }) =>
    `${capitalised(partyWords[by])} began offboarding, and only ${partyWords[by]} can abort it. Ask them to do so.`,
  SecondaryCidrConflicts: ({ cidr, findings, alternatives }) => {
    const free = alternatives.join(', ')
    return `${cidr} cannot be added to the VPC: ${findings.map(describeCidrFinding).join(' ')} ${free === '' ? 'Propose another CIDR.' : `Propose another CIDR, for example ${free}.`}`
  },
  SecondaryCidrInUse: ({ cidr }) =>
    `${cidr} is associated with the VPC, so it is in use. Disassociate it from the VPC first.`,
}

const sentenceOf = <Of extends Tag>(rejection: RejectionOf<Of> & { readonly _tag: Of }): string => {
  const describe: Describe<Of> = texts[rejection._tag]
  return describe(rejection)
}

/** Says why a command was refused and what to do about it. */
export const describeRejection = (rejection: Rejection): string => sentenceOf(rejection)

/** Intents in words: what the party should do, and by when. An external ID is never shown. */
import { describeInspectionFinding } from './describeInspectionFinding.ts'
import { describeMissingRoute } from './describeMissingRoute.ts'
import { describeProbeProblem } from './describeProbeProblem.ts'
import { type VpcCorrection, vpcCorrectionOf } from '../../inspection/vpcCorrectionOf.ts'
import { describeTrustFindingId } from './describeTrustFinding.ts'
import { isoText } from '../../values/isoText.ts'
import type { Intent, IntentData, IntentOf, IntentType, Reminder } from '../../onboarding/Intent.ts'
import { listed, teardownWords } from './vocabulary.ts'

type Describe<Type extends IntentType> = (data: IntentData[Type]) => string

const proposeCidr: Describe<'ProposeCidr'> = ({ declined }) => {
  if (declined === undefined) {
    return 'Propose a CIDR for the new VPC.'
  }
  const { cidr, alternatives } = declined
  const free = alternatives.join(', ')
  return `${cidr} cannot be used: propose another CIDR${free === '' ? '.' : `, for example ${free}.`}`
}

const addCustomerRoutes: Describe<'AddCustomerRoutes'> = ({ peeringId, missing }) =>
  [
    `Add routes to the Rescale VPC over VPC peering connection ${peeringId} to the route tables of the stack.`,
    ...missing.map(describeMissingRoute),
  ].join(' ')

const confirmAccountClean: Describe<'ConfirmAccountClean'> = ({ leftovers }) => {
  const ids = leftovers.map(({ resourceId }) => resourceId)
  return ids.length === 0
    ? 'Confirm that no resources of the onboarding are left in the account.'
    : `Delete what is left in the account, then confirm: ${ids.join(', ')}.`
}

const correctRole: Describe<'CorrectRole'> = ({ problems, trust, refusedAction }) =>
  [
    'Correct the role.',
    ...problems.map(describeProbeProblem),
    ...trust.map(describeTrustFindingId),
    ...(refusedAction === undefined
      ? []
      : [
          `The role no longer allows Rescale to call ${refusedAction}. Restore the permissions policy of the template.`,
        ]),
  ].join(' ')

const corrections: { readonly [Of in VpcCorrection]: string } = {
  'restore-vpc': 'The VPC can be corrected in place.',
  'replace-stack': 'The stack has to be deleted and created again, with a new role and a new VPC.',
}

const correctVpc: Describe<'CorrectVpc'> = ({ findings }) =>
  [
    'Correct the VPC.',
    ...findings.map(describeInspectionFinding),
    corrections[vpcCorrectionOf(findings)],
  ].join(' ')

const deleteStack: Describe<'DeleteStack'> = ({ stackName, blockedBy }) => {
  const ids = blockedBy.map(({ resourceId }) => resourceId)
  return ids.length === 0
    ? `Delete the stack ${stackName}.`
    : `Remove what depends on the VPC of the stack ${stackName}, then delete the stack: ${ids.join(', ')}.`
}

const texts: { readonly [Type in IntentType]: Describe<Type> } = {
  ProposeCidr: proposeCidr,
  RunStack: ({ setup }) =>
    `Run the CloudFormation template in ${setup.region} and return its outputs: role ARN, VPC ID and the agreed CIDR ${setup.cidr}.`,
  CorrectRole: correctRole,
  ReportTrustPolicy: () =>
    'Read the role’s trust policy and report it: the role is not allowed to read it itself.',
  CorrectVpc: correctVpc,
  AcceptPeering: ({ peeringId }) =>
    `Accept VPC peering connection ${peeringId} in the AWS console.`,
  AddCustomerRoutes: addCustomerRoutes,
  AssociateCidr: ({ cidr }) => `Associate the IPv4 CIDR block ${cidr} with the VPC of the stack.`,
  TrustNextExternalId: () =>
    'Add the next external ID of change.json to the role’s trust policy, in addition to the current one.',
  DistrustCurrentExternalId: () =>
    'Remove the old external ID from the role’s trust policy and keep the new one.',
  RemoveCustomerRoutes: ({ peeringIds }) =>
    `Remove the routes over ${peeringIds.join(', ')} from the route tables of the stack.`,
  DeleteStack: deleteStack,
  ConfirmAccountClean: confirmAccountClean,
  IssueSetup: () => 'Issue the setup: external ID, Rescale account ID, template and Region.',
  LapseLease: () => 'Release the CIDR: its lease has expired.',
  ProbeRole: () => 'Probe the role with, without and with a wrong external ID.',
  InspectVpc: () => 'Inspect the VPC.',
  RequestPeering: ({ attempt }) => `Request the VPC peering connection (attempt ${attempt}).`,
  ReviewPeering: ({ attempt, reason }) =>
    `Find out why ${attempt - 1} peering requests failed${reason === '' ? '' : ` (the last one: ${reason})`} before making another one.`,
  ObservePeering: ({ peeringId }) => `Observe the status of VPC peering connection ${peeringId}.`,
  AddRescaleRoutes: ({ peeringId }) =>
    `Add Rescale’s routes to the customer’s VPC over ${peeringId}.`,
  ObserveCustomerRoutes: ({ peeringId }) =>
    `Check whether the customer’s routes over ${peeringId} are in place.`,
  InspectConnection: ({ peeringId }) =>
    peeringId === undefined
      ? 'Inspect the VPC of the connection.'
      : `Inspect the connection over ${peeringId}.`,
  RepairConnection: ({ findings }) =>
    ['Repair the connection.', ...findings.map(describeInspectionFinding)].join(' '),
  CompleteRotation: () => 'Complete the rotation of the external ID.',
  ReviewRotation: () =>
    'Find out why the rotation of the external ID does not complete; if it cannot, replace the external ID or abandon the rotation.',
  ReleaseSecondaryCidr: ({ cidr }) =>
    `Release ${cidr}: it was not associated with the VPC in time.`,
  CloseUnconfirmed: ({ unconfirmed }) => {
    const steps = listed(unconfirmed.map((step) => teardownWords[step]))
    return `Close the onboarding although the customer has not confirmed: ${steps}.`
  },
  EndAbandoned: () => 'End the onboarding: there has been no response for too long.',
  ReviewFailure: ({ failure: { operation, code, message, count } }) => {
    const said = message === '' ? '' : `: ${message}`
    return `Find out why ${operation} keeps failing with ${code} (${count} times${said}). Correct the cause, then retry.`
  },
  DecideResumption: ({ reason }) =>
    `Decide whether to resume the connection${reason === '' ? '.' : ` (why it was suspended: ${reason}).`}`,
  RemoveRescaleRoutes: ({ peeringIds }) =>
    peeringIds.length === 0
      ? 'Remove Rescale’s routes to the customer’s VPC, if there are any.'
      : `Remove Rescale’s routes over ${peeringIds.join(', ')}.`,
  ObserveCustomerRoutesRemoved: ({ peeringIds }) =>
    `Check whether the customer’s routes over ${peeringIds.join(', ')} are removed.`,
  DeletePeering: ({ peeringIds }) =>
    peeringIds.length === 0
      ? 'Delete the VPC peering connections to the customer’s VPC, if there are any.'
      : `Delete VPC peering connections: ${peeringIds.join(', ')}.`,
}

const reminders: { readonly [Of in Reminder]: string } = {
  'two-days-left': ' (less than two days left)',
  'twelve-hours-left': ' (less than twelve hours left)',
  overdue: ' (overdue)',
}

const byWhen = ({ deadline, reminder }: Intent): string => {
  if (deadline === undefined) return ''
  const left = reminder === undefined ? '' : reminders[reminder]
  return ` Deadline: ${isoText(deadline)}${left}.`
}

const sentenceOf = <Type extends IntentType>(intent: IntentOf<Type>): string => {
  const describe: Describe<Type> = texts[intent.type]
  return describe(intent.data)
}

/** Says what to do and by when; who is to do it is for the caller to say. */
export const describeIntent = (intent: Intent): string => sentenceOf(intent) + byWhen(intent)

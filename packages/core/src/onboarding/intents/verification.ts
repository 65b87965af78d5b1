/** The intents of the verification of role and VPC, for the first time or again. */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { intentOf } from '../Intent.ts'
import type { WithStack } from '../OnboardingState.ts'
import type { Intents } from './deadlines.ts'

/** Asks the customer to correct its role, the role's trust policy or its permissions. */
export const correctRole = ({ role, trust, accessLost }: WithStack): Intents =>
  role.outcome === 'rejected' || trust.outcome === 'rejected' || accessLost !== undefined
    ? [
        intentOf('customer', 'CorrectRole', {
          problems: role.outcome === 'rejected' ? role.problems : [],
          trust: trust.outcome === 'rejected' ? trust.problems : [],
          ...omitUndefined({ refusedAction: accessLost?.action }),
        }),
      ]
    : []

const isUnreadable = ({ trust }: WithStack): boolean =>
  trust.outcome === 'unreadable' || (trust.outcome === 'rejected' && trust.isUnreadable === true)

/** The trust policy must be read: by Rescale through the role, otherwise by the customer. */
export const reportTrust = (state: WithStack): Intents =>
  state.role.outcome === 'verified' && isUnreadable(state)
    ? [intentOf('customer', 'ReportTrustPolicy', {})]
    : []

/** The VPC is inspected through the role, so a role that Rescale cannot assume comes first. */
export const verification = (state: WithStack): Intents => {
  const { role, trust, vpc, accessLost } = state
  const isTrustRead = trust.outcome === 'verified' || trust.outcome === 'unreadable'
  const isRoleProven = role.outcome === 'verified' && isTrustRead
  const isVpcProven = vpc.outcome === 'verified' && accessLost === undefined
  return [
    ...(isRoleProven ? [] : [intentOf('rescale', 'ProbeRole', {})]),
    ...correctRole(state),
    ...reportTrust(state),
    ...(isVpcProven || role.outcome !== 'verified' ? [] : [intentOf('rescale', 'InspectVpc', {})]),
    ...(vpc.outcome === 'rejected'
      ? [intentOf('customer', 'CorrectVpc', { findings: vpc.problems })]
      : []),
  ]
}

/** Peerings to a former VPC are deleted first: their routes would conflict with the new ones. */
export const formerPeerings = ({ peeringsToRemove }: WithStack): Intents =>
  peeringsToRemove.length === 0
    ? []
    : [intentOf('rescale', 'DeletePeering', { peeringIds: peeringsToRemove })]

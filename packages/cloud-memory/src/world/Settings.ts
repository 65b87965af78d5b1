/**
 * Settings of the in-memory AWS: delays, quotas, and points that AWS does not document. All delays
 * are 0 by default.
 */
import { policyQuotas } from '@byoa/core/iam/policy'
import { type VpcQuotas, vpcQuotas } from '@byoa/core/network'

// model

/** All in seconds of the world's clock. */
export interface Delays {
  /** Until a requested peering has been validated. */
  readonly peeringValidationSeconds: number
  /** Until the accepter sees a requested peering. */
  readonly peeringVisibilitySeconds: number
  /** From acceptance until the peering is active. */
  readonly peeringProvisioningSeconds: number
  /** From deletion until the peering is deleted. */
  readonly peeringDeletionSeconds: number
  /** Until a new role or an edited trust policy takes effect. */
  readonly rolePropagationSeconds: number
  /** Until a stack is created, updated or deleted. */
  readonly stackSeconds: number
  /** Until a VPC, a network interface or an interface endpoint is available. */
  readonly availabilitySeconds: number
}

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export interface Quotas extends VpcQuotas {
  readonly rolesPerAccount: number
  readonly instanceProfilesPerAccount: number
  readonly managedPoliciesPerAccount: number
  readonly managedPoliciesPerRole: number
  readonly versionsPerManagedPolicy: number
  /** Characters are counted without white space. */
  readonly managedPolicyCharacters: number
  /** The total of a role's inline policies. */
  readonly inlinePoliciesCharacters: number
  readonly trustPolicyCharacters: number
}

/** Points that AWS does not document, with the likelier behavior as default. */
export interface OpenPoints {
  /** The code for a block that overlaps one of the VPC's own. */
  readonly ownBlockOverlapCode: 'InvalidVpc.Range' | 'VpcCidrConflict'
  /** Whether 240.0.0.0/4 may be a VPC's block. */
  readonly allowsFutureUseRange: boolean
  /** The error when an accepter deletes a pending request. */
  readonly accepterDeletesPending: 'OperationNotPermitted' | 'InvalidStateTransition' | 'allowed'
  /** What DeleteVpc does while a peering is active. */
  readonly deleteVpcWithActivePeering: 'DependencyViolation' | 'deletes-peering'
  /** Whether a CreateRoute that repeats an existing route, target and all, succeeds. */
  readonly identicalRouteSucceeds: boolean
  /** Whether the requester's block is shown while the peering is not active yet. */
  readonly showsRequesterBlockWhilePending: boolean
}

export interface Settings {
  readonly delays: Delays
  readonly quotas: Quotas
  readonly openPoints: OpenPoints
}

// constructors

export const defaultSettings: Settings = {
  delays: {
    peeringValidationSeconds: 0,
    peeringVisibilitySeconds: 0,
    peeringProvisioningSeconds: 0,
    peeringDeletionSeconds: 0,
    rolePropagationSeconds: 0,
    stackSeconds: 0,
    availabilitySeconds: 0,
  },
  quotas: {
    ...vpcQuotas,
    rolesPerAccount: 1000,
    instanceProfilesPerAccount: 1000,
    managedPoliciesPerAccount: 1500,
    versionsPerManagedPolicy: 5,
    ...policyQuotas,
  },
  openPoints: {
    ownBlockOverlapCode: 'InvalidVpc.Range',
    allowsFutureUseRange: false,
    accepterDeletesPending: 'OperationNotPermitted',
    deleteVpcWithActivePeering: 'DependencyViolation',
    identicalRouteSucceeds: false,
    showsRequesterBlockWhilePending: true,
  },
}

/** A partial change of settings. */
export interface SettingsChange {
  readonly delays?: Partial<Delays>
  readonly quotas?: Partial<Quotas>
  readonly openPoints?: Partial<OpenPoints>
}

// operations

/** Returns the settings with some of them changed. */
export const changeSettings = (settings: Settings, change: SettingsChange): Settings => ({
  delays: { ...settings.delays, ...change.delays },
  quotas: { ...settings.quotas, ...change.quotas },
  openPoints: { ...settings.openPoints, ...change.openPoints },
})

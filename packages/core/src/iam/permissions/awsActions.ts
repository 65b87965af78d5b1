/**
 * Every call that Rescale makes in a customer's account through the role, with what it is confined
 * to. The permissions policy, its explanation and the test that adapters call nothing else all come
 * from this list; `words` says why each is made.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
import type { Tier } from './Tier.ts'
import type { PermissionScopeName } from './permissionScopes.ts'

// model

type Scopes = readonly [PermissionScopeName, ...ReadonlyArray<PermissionScopeName>]

const connectScopes = [
  ['ec2:DescribeAvailabilityZones', 'Observe'],
  ['ec2:DescribeInternetGateways', 'Observe'],
  ['ec2:DescribeRouteTables', 'Observe'],
  ['ec2:DescribeSubnets', 'Observe'],
  ['ec2:DescribeVpcAttribute', 'ObserveVpc'],
  ['ec2:DescribeVpcEndpoints', 'Observe'],
  ['ec2:DescribeVpcPeeringConnections', 'Observe'],
  ['ec2:DescribeVpcs', 'Observe'],
  ['iam:GetRole', 'ReadOwnRole'],
] as const

const computeScopes = [
  ['ec2:DescribeCapacityReservations', 'Observe'],
  ['ec2:DescribeFleetInstances', 'ManageTagged'],
  ['ec2:DescribeFleets', 'Observe'],
  ['ec2:DescribeImages', 'Observe'],
  ['ec2:DescribeInstanceStatus', 'Observe'],
  ['ec2:DescribeInstanceTypeOfferings', 'Observe'],
  ['ec2:DescribeInstanceTypes', 'Observe'],
  ['ec2:DescribeInstances', 'Observe'],
  ['ec2:DescribeLaunchTemplateVersions', 'Observe'],
  ['ec2:DescribeLaunchTemplates', 'Observe'],
  ['ec2:DescribeManagedPrefixLists', 'Observe'],
  ['ec2:DescribeNetworkInterfaces', 'Observe'],
  ['ec2:DescribePlacementGroups', 'Observe'],
  ['ec2:DescribeSecurityGroups', 'Observe'],
  ['ec2:DescribeSpotInstanceRequests', 'Observe'],
  ['ec2:DescribeSpotPriceHistory', 'Observe'],
  ['ec2:DescribeVolumes', 'Observe'],
  [
    'ec2:RunInstances',
    'LaunchIntoVpc',
    'LaunchInstances',
    'NewVolumes',
    'LaunchSpot',
    'LaunchImages',
    'LaunchWith',
  ],
  ['ec2:CreateFleet', 'LaunchIntoVpc', 'NewFleets', 'NewVolumes', 'LaunchImages', 'LaunchWith'],
  ['ec2:DeleteFleets', 'ManageTagged'],
  ['ec2:CancelSpotInstanceRequests', 'ManageTagged'],
  ['ec2:StartInstances', 'ManageTagged'],
  ['ec2:StopInstances', 'ManageTagged'],
  ['ec2:RebootInstances', 'ManageTagged'],
  ['ec2:TerminateInstances', 'ManageTagged'],
  ['ec2:GetConsoleOutput', 'ManageTagged'],
  ['ec2:CreateVolume', 'NewVolumes', 'VolumesFromSnapshots'],
  ['kms:CreateGrant', 'GrantVolumeKeys'],
  ['kms:Decrypt', 'UseVolumeKeys'],
  ['kms:DescribeKey', 'UseVolumeKeys'],
  ['kms:GenerateDataKeyWithoutPlaintext', 'UseVolumeKeys'],
  ['kms:ReEncryptFrom', 'UseVolumeKeys'],
  ['kms:ReEncryptTo', 'UseVolumeKeys'],
  ['ec2:AttachVolume', 'ManageTagged'],
  ['ec2:DetachVolume', 'ManageTagged'],
  ['ec2:DeleteVolume', 'ManageTagged'],
  ['ec2:CreatePlacementGroup', 'NewTagged'],
  ['ec2:DeletePlacementGroup', 'ManageTagged'],
  ['ec2:CreateLaunchTemplate', 'NewTagged'],
  ['ec2:CreateLaunchTemplateVersion', 'ManageTagged'],
  ['ec2:DeleteLaunchTemplate', 'ManageTagged'],
  ['ec2:CreateSecurityGroup', 'NewTagged', 'SecurityGroupsInVpc'],
  ['ec2:AuthorizeSecurityGroupIngress', 'ManageSecurityGroups'],
  ['ec2:AuthorizeSecurityGroupEgress', 'ManageSecurityGroups'],
  ['ec2:RevokeSecurityGroupIngress', 'ManageSecurityGroups'],
  ['ec2:RevokeSecurityGroupEgress', 'ManageSecurityGroups'],
  ['ec2:DeleteSecurityGroup', 'ManageSecurityGroups'],
  ['ec2:CreateTags', 'TagOnCreate'],
  ['iam:PassRole', 'PassComputeRole'],
  ['iam:CreateServiceLinkedRole', 'CreateSpotRoles'],
] as const

/** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
export type AwsActionName = (typeof connectScopes | typeof computeScopes)[number][0]

export interface AwsAction {
  readonly action: AwsActionName
  /** The lowest tier that needs it. */
  readonly tier: Tier
  /**
   * What it is confined to; a call that touches several kinds of resources needs all of its scopes.
   */
  readonly scopes: Scopes
}

/** Rises whenever what is granted changes, so that two reviews can be told apart. */
export const permissionsVersion = 1

// queries

const connectActions: ReadonlyArray<AwsAction> = connectScopes.map(([action, ...scopes]) => ({
  action,
  tier: 'connect',
  scopes,
}))

/** Every action, `connect` first, in a stable order. */
export const awsActions: ReadonlyArray<AwsAction> = [
  ...connectActions,
  ...computeScopes.map(([action, ...scopes]): AwsAction => ({ action, tier: 'compute', scopes })),
]

/** Returns the actions of a tier; `compute` includes `connect`. */
export const actionsOfTier = (tier: Tier): ReadonlyArray<AwsAction> =>
  tier === 'compute' ? awsActions : connectActions

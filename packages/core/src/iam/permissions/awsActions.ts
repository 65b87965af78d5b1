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

/** Actions with their scopes, in the order of the list. */
const connectGroups = [
  [
    ['Observe'],
    [
      'ec2:DescribeAvailabilityZones',
      'ec2:DescribeInternetGateways',
      'ec2:DescribeRouteTables',
      'ec2:DescribeSubnets',
    ],
  ],
  [['ObserveVpc'], ['ec2:DescribeVpcAttribute']],
  [
    ['Observe'],
    ['ec2:DescribeVpcEndpoints', 'ec2:DescribeVpcPeeringConnections', 'ec2:DescribeVpcs'],
  ],
  [['ReadOwnRole'], ['iam:GetRole']],
] as const

const computeGroups = [
  [['Observe'], ['ec2:DescribeCapacityReservations']],
  [['ManageTagged'], ['ec2:DescribeFleetInstances']],
  [
    ['Observe'],
    [
      'ec2:DescribeFleets',
      'ec2:DescribeImages',
      'ec2:DescribeInstanceStatus',
      'ec2:DescribeInstanceTypeOfferings',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeInstances',
      'ec2:DescribeLaunchTemplateVersions',
      'ec2:DescribeLaunchTemplates',
      'ec2:DescribeManagedPrefixLists',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribePlacementGroups',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSpotInstanceRequests',
      'ec2:DescribeSpotPriceHistory',
      'ec2:DescribeVolumes',
    ],
  ],
  [
    ['LaunchIntoVpc', 'LaunchInstances', 'NewVolumes', 'LaunchSpot', 'LaunchImages', 'LaunchWith'],
    ['ec2:RunInstances'],
  ],
  [['LaunchIntoVpc', 'NewFleets', 'NewVolumes', 'LaunchImages', 'LaunchWith'], ['ec2:CreateFleet']],
  [
    ['ManageTagged'],
    [
      'ec2:DeleteFleets',
      'ec2:CancelSpotInstanceRequests',
      'ec2:StartInstances',
      'ec2:StopInstances',
      'ec2:RebootInstances',
      'ec2:TerminateInstances',
      'ec2:GetConsoleOutput',
    ],
  ],
  [['NewVolumes', 'VolumesFromSnapshots'], ['ec2:CreateVolume']],
  [['GrantVolumeKeys'], ['kms:CreateGrant']],
  [
    ['UseVolumeKeys'],
    [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
  ],
  [['ManageTagged'], ['ec2:AttachVolume', 'ec2:DetachVolume', 'ec2:DeleteVolume']],
  [['NewTagged'], ['ec2:CreatePlacementGroup']],
  [['ManageTagged'], ['ec2:DeletePlacementGroup']],
  [['NewTagged'], ['ec2:CreateLaunchTemplate']],
  [['ManageTagged'], ['ec2:CreateLaunchTemplateVersion', 'ec2:DeleteLaunchTemplate']],
  [['NewTagged', 'SecurityGroupsInVpc'], ['ec2:CreateSecurityGroup']],
  [
    ['ManageSecurityGroups'],
    [
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:DeleteSecurityGroup',
    ],
  ],
  [['TagOnCreate'], ['ec2:CreateTags']],
  [['PassComputeRole'], ['iam:PassRole']],
  [['CreateSpotRoles'], ['iam:CreateServiceLinkedRole']],
] as const

/** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
export type AwsActionName = (typeof connectGroups | typeof computeGroups)[number][1][number]

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

const actionsIn = (
  groups: ReadonlyArray<readonly [Scopes, ReadonlyArray<AwsActionName>]>,
  tier: Tier,
): ReadonlyArray<AwsAction> =>
  groups.flatMap(([scopes, actions]) => actions.map((action) => ({ action, tier, scopes })))

const connectActions = actionsIn(connectGroups, 'connect')

/** Every action, `connect` first, in a stable order. */
export const awsActions: ReadonlyArray<AwsAction> = [
  ...connectActions,
  ...actionsIn(computeGroups, 'compute'),
]

/** Returns the actions of a tier; `compute` includes `connect`. */
export const actionsOfTier = (tier: Tier): ReadonlyArray<AwsAction> =>
  tier === 'compute' ? awsActions : connectActions

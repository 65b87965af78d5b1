/**
 * What each permission is confined to: kinds of resources and the tightest condition that IAM
 * supports on them.
 *
 * `ec2:Vpc` exists on subnets, security groups and network interfaces, and on nothing else. So a
 * launch is confined to the VPC by the network it goes into, and what was launched is confined by
 * the tag that it had to carry when it was made. No condition uses `…IfExists`: it would let
 * through the resources on which the key is absent.
 *
 * Volumes are encrypted. A key of the customer works through EC2 alone, and grants on it are for
 * EC2 alone; the key that AWS manages for EBS needs no permission.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
 * @source https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
 * @source https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
import { type Partition, type Region, dnsSuffixOf } from '../identity/Partition.ts'
import type { Conditions } from '../policy/PolicyDocument.ts'
import type { KmsKeyArn } from '../identity/KmsKeyArn.ts'
import type { AccountId } from '../identity/identifiers.ts'
import { computeTagKey } from './tagKeys.ts'

// model

/**
 * Where the permissions hold. `vpcId`, `roleArn` and `computeRoleArn` are ids, or stand for a
 * resource of a template.
 */
export interface PermissionsScope {
  readonly partition: Partition
  readonly region: Region
  readonly accountId: AccountId
  /** The value of the tags: sets the VPCs of one account apart. */
  readonly connectionName: string
  readonly rescaleAccountId: AccountId
  /** `vpc-…`, or `${Vpc}` inside a template. */
  readonly vpcId: string
  /** The role that has the permissions; `${RescaleRole.Arn}` inside a template. */
  readonly roleArn: string
  /** The one role that nodes may be given; absent: none. */
  readonly computeRoleArn?: string
  /**
   * The one KMS key of the volumes; absent: every key of the account and Region with the compute
   * tag.
   */
  readonly volumeKeyArn?: KmsKeyArn
}

/** Also the `Sid` of its statement. */
export type PermissionScopeName =
  | 'Observe'
  | 'ObserveVpc'
  | 'ReadOwnRole'
  | 'LaunchIntoVpc'
  | 'LaunchInstances'
  | 'LaunchSpot'
  | 'LaunchImages'
  | 'LaunchWith'
  | 'NewFleets'
  | 'NewTagged'
  | 'SecurityGroupsInVpc'
  | 'NewVolumes'
  | 'VolumesFromSnapshots'
  | 'UseVolumeKeys'
  | 'GrantVolumeKeys'
  | 'ManageTagged'
  | 'ManageSecurityGroups'
  | 'TagOnCreate'
  | 'PassComputeRole'
  | 'CreateSpotRoles'

/** Resources and conditions of one statement. */
export interface Confinement {
  readonly Resource: ReadonlyArray<string>
  readonly Condition?: Conditions
}

// queries

/** Returns the ARN of a resource in the account and Region. */
export const arnIn = (
  { partition, region, accountId }: PermissionsScope,
  service: string,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${accountId}:${resource}`

/** ARNs of every resource of some EC2 types in the account and Region. */
const inAccount = (scope: PermissionsScope, types: ReadonlyArray<string>): ReadonlyArray<string> =>
  types.map((type) => arnIn(scope, 'ec2', `${type}/*`))

/** Images and snapshots have no account in their ARNs, whoever owns them. */
const ownerless = (scope: PermissionsScope, types: ReadonlyArray<string>): ReadonlyArray<string> =>
  types.map((type) => `arn:${scope.partition}:ec2:${scope.region}::${type}/*`)

/** Returns the ARNs of every KMS key in the account and Region. */
export const everyKey = (scope: PermissionsScope): ReadonlyArray<string> => [
  arnIn(scope, 'kms', 'key/*'),
]

const vpcArn = (scope: PermissionsScope): string => arnIn(scope, 'ec2', `vpc/${scope.vpcId}`)

const inVpc = (scope: PermissionsScope): Conditions => ({
  ArnEquals: { 'ec2:Vpc': [vpcArn(scope)] },
})

const newTag = (scope: PermissionsScope): Conditions[string] => ({
  [`aws:RequestTag/${computeTagKey}`]: [scope.connectionName],
})

const newWithTag = (scope: PermissionsScope): Conditions => ({ StringEquals: newTag(scope) })

/** Returns the condition that a resource carries the compute tag of the connection. */
export const withTag = (scope: PermissionsScope): Conditions => ({
  StringEquals: { [`aws:ResourceTag/${computeTagKey}`]: [scope.connectionName] },
})

/** Returns the condition on the Region of a call, all by which describe calls can be held. */
export const inRegion = ({ region }: { readonly region: Region }): Conditions => ({
  StringEquals: { 'aws:RequestedRegion': [region] },
})

/** The calls that may tag what they create. */
const creatingOperations: ReadonlyArray<string> = [
  'CreateFleet',
  'CreateLaunchTemplate',
  'CreatePlacementGroup',
  'CreateSecurityGroup',
  'CreateVolume',
  'RunInstances',
]

/** Keys of the tags that Rescale may put on what it makes. */
const knownTagKeys: ReadonlyArray<string> = [
  computeTagKey,
  'rescale:cluster',
  'rescale:job',
  'Name',
]

/**
 * Returns the service principal by which instances assume a role.
 *
 * @source https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export const ec2Service = (partition: Partition): string =>
  partition === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com'

/** Returns the service principals that a role is passed to; in China, callers name either. */
export const ec2Services = (partition: Partition): ReadonlyArray<string> => [
  ...new Set(['ec2.amazonaws.com', ec2Service(partition)]),
]

const spotServices: ReadonlyArray<string> = ['ec2fleet.amazonaws.com', 'spot.amazonaws.com']

type Confine = (scope: PermissionsScope) => Confinement | undefined

/** Resources of some EC2 types that meet a condition. */
const meeting = (
  scope: PermissionsScope,
  types: ReadonlyArray<string>,
  condition: Conditions,
): Confinement => ({ Resource: inAccount(scope, types), Condition: condition })

/** What is being made, and carries the tag from its first moment. */
const anew =
  (...types: ReadonlyArray<string>): Confine =>
  (scope) =>
    meeting(scope, types, newWithTag(scope))

/**
 * What exists, and carries the tag. One statement serves many calls, because each touches resources
 * of its own types only.
 */
const tagged =
  (...types: ReadonlyArray<string>): Confine =>
  (scope) =>
    meeting(scope, types, withTag(scope))

/** Images and snapshots of the two parties and of AWS, not of strangers. */
const trusted =
  (...types: ReadonlyArray<string>): Confine =>
  (scope) => ({
    Resource: ownerless(scope, types),
    Condition: {
      StringEquals: { 'ec2:Owner': [scope.accountId, scope.rescaleAccountId, 'amazon'] },
    },
  })

const inThisVpc: Confine = (scope) => ({ Resource: [vpcArn(scope)] })

/** Metadata version 2 only; CreateFleet has no such key. */
const launchInstances: Confine = (scope) =>
  meeting(scope, ['instance'], {
    StringEquals: { ...newTag(scope), 'ec2:MetadataHttpTokens': ['required'] },
  })

const encryptedVolumes: Confine = (scope) =>
  meeting(scope, ['volume'], { Bool: { 'ec2:Encrypted': ['true'] }, ...newWithTag(scope) })

/** A key that is used by EC2 for the caller, never by the caller itself. */
const volumeKeys =
  (more: Conditions = {}): Confine =>
  (scope) => {
    const { partition, region, volumeKeyArn } = scope
    const viaEc2 = { 'kms:ViaService': [`ec2.${region}.${dnsSuffixOf(partition)}`] }
    return volumeKeyArn === undefined
      ? {
          Resource: everyKey(scope),
          Condition: {
            ...more,
            StringEquals: { ...withTag(scope)['StringEquals'], ...viaEc2 },
          },
        }
      : { Resource: [volumeKeyArn], Condition: { ...more, StringEquals: viaEc2 } }
  }

const tagOnCreate: Confine = (scope) =>
  meeting(scope, ['*'], {
    'ForAllValues:StringEquals': { 'aws:TagKeys': knownTagKeys },
    StringEquals: { ...newTag(scope), 'ec2:CreateAction': creatingOperations },
  })

const passComputeRole: Confine = (scope) =>
  scope.computeRoleArn === undefined
    ? undefined
    : {
        Resource: [scope.computeRoleArn],
        Condition: { StringEquals: { 'iam:PassedToService': ec2Services(scope.partition) } },
      }

const createSpotRoles: Confine = (scope) => ({
  Resource: spotServices.map(
    (service) =>
      `arn:${scope.partition}:iam::${scope.accountId}:role/aws-service-role/${service}/*`,
  ),
  Condition: { StringEquals: { 'iam:AWSServiceName': spotServices } },
})

/**
 * What each scope is confined to, in the order of the statements; `undefined` when there is nothing
 * that it could be about.
 */
export const confinements: Readonly<Record<PermissionScopeName, Confine>> = {
  Observe: (scope) => ({ Resource: ['*'], Condition: inRegion(scope) }),
  ObserveVpc: inThisVpc,
  ReadOwnRole: (scope) => ({ Resource: [scope.roleArn] }),
  LaunchIntoVpc: (scope) =>
    meeting(scope, ['network-interface', 'security-group', 'subnet'], inVpc(scope)),
  LaunchInstances: launchInstances,
  LaunchSpot: anew('spot-instances-request'),
  LaunchImages: trusted('image', 'snapshot'),
  LaunchWith: tagged('capacity-reservation', 'launch-template', 'placement-group'),
  NewFleets: anew('fleet', 'instance'),
  NewTagged: anew('launch-template', 'placement-group', 'security-group'),
  SecurityGroupsInVpc: inThisVpc,
  NewVolumes: encryptedVolumes,
  VolumesFromSnapshots: trusted('snapshot'),
  UseVolumeKeys: volumeKeys(),
  GrantVolumeKeys: volumeKeys({ Bool: { 'kms:GrantIsForAWSResource': ['true'] } }),
  ManageTagged: tagged(
    'fleet',
    'instance',
    'launch-template',
    'placement-group',
    'spot-instances-request',
    'volume',
  ),
  ManageSecurityGroups: (scope) =>
    meeting(scope, ['security-group'], { ...inVpc(scope), ...withTag(scope) }),
  TagOnCreate: tagOnCreate,
  PassComputeRole: passComputeRole,
  CreateSpotRoles: createSpotRoles,
}

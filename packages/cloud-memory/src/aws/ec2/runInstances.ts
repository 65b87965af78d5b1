/**
 * RunInstances as a dry run: what the request names must exist and fit together, and every resource
 * of the launch must be allowed. Instances do not exist here, so a launch is refused by name.
 *
 * AWS does not document whether a dry run looks for the resources before it evaluates permissions;
 * the keys of the subnet, `ec2:Vpc` among them, need the subnet.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { resourceOf } from '../../world/World.ts'
import type { SecurityGroup, Subnet } from '../../world/network.ts'
import type { Action, Context, Need } from '../Action.ts'
import { type AwsError, missingParameter, refuse } from '../AwsError.ts'
import { creationNeeds, ec2Arn, needOfId, vpcArn } from './arns.ts'
import { found } from './found.ts'
import { groupsOrDefault } from './networkInterfaces.ts'
import { type Image, foundImage } from './publicImages.ts'
import type { BlockDeviceMapping, EbsBlockDevice, RunInstancesRequest } from './Ec2Inputs.ts'

type Verdict = E.Either<AwsError, unknown>

// what the request names

const sound: Verdict = E.right(undefined)

const soundRoot = (
  { Encrypted, KmsKeyId, VolumeSize }: EbsBlockDevice,
  [root]: Image['BlockDeviceMappings'],
): Verdict => {
  if (KmsKeyId !== undefined && Encrypted !== true) {
    return refuse(
      'InvalidParameterDependency',
      'The parameter KmsKeyId requires the parameter Encrypted to be set.',
    )
  }
  const { SnapshotId, VolumeSize: least } = root.Ebs
  return VolumeSize === undefined || VolumeSize >= least
    ? sound
    : refuse(
        'InvalidBlockDeviceMapping',
        `Volume of size ${VolumeSize}GB is smaller than snapshot '${SnapshotId}', expect size >= ${least}GB`,
      )
}

/** Of other devices AWS demands a size, and they are not served here. */
const soundDevice =
  (image: Image) =>
  ({ DeviceName, Ebs }: BlockDeviceMapping): Verdict => {
    if (DeviceName === image.RootDeviceName) return soundRoot(Ebs, image.BlockDeviceMappings)
    return Ebs.VolumeSize === undefined
      ? missingParameter('size or snapshotId')
      : refuse(
          'UnsupportedOperation',
          `The in-memory AWS does not serve the device ${DeviceName}, only ${image.RootDeviceName}.`,
        )
  }

const soundDevices =
  (mappings: ReadonlyArray<BlockDeviceMapping> = []) =>
  (image: Image): Verdict => {
    const names = mappings.map(({ DeviceName }) => DeviceName)
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    return twice === undefined
      ? E.traverseArray(soundDevice(image))(mappings)
      : refuse(
          'InvalidBlockDeviceMapping',
          `The device '${twice}' is used in more than one block-device mapping`,
        )
  }

const inOneVpc = (subnet: Subnet, groups: ReadonlyArray<SecurityGroup>): Verdict => {
  const elsewhere = groups.find(({ vpcId }) => vpcId !== subnet.vpcId)
  return elsewhere === undefined
    ? sound
    : refuse(
        'InvalidParameter',
        `Security group ${elsewhere.id} and subnet ${subnet.id} belong to different networks.`,
      )
}

const soundNetwork = (
  context: Context,
  { SubnetId, SecurityGroupIds = [] }: RunInstancesRequest,
): Verdict =>
  pipe(
    E.Do,
    E.bind('subnet', () => found(context, 'subnets', SubnetId)),
    E.bind('groups', () =>
      E.traverseArray((id: string) => found(context, 'securityGroups', id))(SecurityGroupIds),
    ),
    E.flatMap(({ subnet, groups }) => inOneVpc(subnet, groups)),
  )

// what must be allowed

/** Images have no account in their ARNs. */
const imageNeed = ({ partition, region }: Context, ImageId: string): Need => ({
  resource: `arn:${partition}:ec2:${region}::image/${ImageId}`,
  keys: {
    'ec2:ImageType': ['machine'],
    'ec2:Owner': ['amazon'],
    'ec2:Public': ['true'],
    'ec2:RootDeviceType': ['ebs'],
  },
})

const keyed = (name: string, value: string | undefined): NonNullable<Need['keys']> =>
  value === undefined ? {} : { [name]: [value] }

const instanceKeys = ({ InstanceType, MetadataOptions }: RunInstancesRequest) => ({
  'ec2:InstanceType': [InstanceType],
  ...keyed('ec2:MetadataHttpTokens', MetadataOptions?.HttpTokens),
})

const volumeKeys = ({ BlockDeviceMappings: [root] = [] }: RunInstancesRequest) => ({
  'ec2:Encrypted': [String(root?.Ebs.Encrypted === true)],
  ...keyed('ec2:KmsKeyId', root?.Ebs.KmsKeyId),
  ...keyed('ec2:VolumeSize', root?.Ebs.VolumeSize?.toString()),
})

const launchNeeds = (context: Context, input: RunInstancesRequest): ReadonlyArray<Need> => {
  const { ImageId, SubnetId, SecurityGroupIds } = input
  const { vpcId = '' } = resourceOf(context.world, context, { kind: 'subnets', id: SubnetId }) ?? {}
  const created = (type: string, keys: NonNullable<Need['keys']>) =>
    creationNeeds(context, input, { type, action: 'RunInstances', keys })
  return [
    ...created('instance', instanceKeys(input)),
    ...created('network-interface', {
      'ec2:Subnet': [ec2Arn(context, 'subnet', SubnetId)],
      'ec2:Vpc': [vpcArn(context, vpcId)],
    }),
    ...created('volume', volumeKeys(input)),
    needOfId(context, 'subnets', SubnetId),
    ...groupsOrDefault(context, vpcId, SecurityGroupIds).map((id) =>
      needOfId(context, 'securityGroups', id),
    ),
    imageNeed(context, ImageId),
  ]
}

// RunInstances

export const runInstances: Action<RunInstancesRequest, Record<never, never>> = {
  permission: 'ec2:RunInstances',
  resolve: (context, input) =>
    pipe(
      foundImage(context, input.ImageId),
      E.flatMap(soundDevices(input.BlockDeviceMappings)),
      E.flatMap(() => soundNetwork(context, input)),
    ),
  needs: launchNeeds,
  run: () =>
    refuse(
      'UnsupportedOperation',
      'The in-memory AWS does not serve RunInstances without DryRun: it has no instances.',
    ),
}

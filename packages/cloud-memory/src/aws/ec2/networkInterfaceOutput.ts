/**
 * The description of a network interface.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
 */
import { resourceOf } from '../../world/World.ts'
import type { NetworkInterface, Tag } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { availabilityAt } from './availability.ts'

export interface NetworkInterfaceOutput {
  readonly NetworkInterfaceId: string
  readonly SubnetId: string
  readonly VpcId: string
  readonly AvailabilityZone: string
  readonly AvailabilityZoneId: string
  /** Present for interfaces of VPC endpoints and NAT gateways. */
  readonly Attachment?: AttachmentOutput
  /** The Elastic IP address of a NAT gateway. */
  readonly Association?: AssociationOutput
  readonly OwnerId: string
  readonly Status: 'pending' | 'available' | 'in-use'
  readonly InterfaceType: 'interface' | 'nat_gateway' | 'vpc_endpoint'
  readonly RequesterManaged: boolean
  readonly SourceDestCheck: true
  readonly MacAddress: string
  readonly PrivateIpAddress: string
  readonly PrivateIpAddresses: ReadonlyArray<{
    readonly Primary: true
    readonly PrivateIpAddress: string
    readonly Association?: AssociationOutput
  }>
  readonly Ipv6Addresses: ReadonlyArray<never>
  readonly Groups: ReadonlyArray<GroupOutput>
  readonly Description: string
  readonly TagSet: ReadonlyArray<Tag>
}

export interface AssociationOutput {
  readonly AllocationId: string
  readonly AssociationId: string
  readonly IpOwnerId: string
  readonly PublicDnsName: ''
  readonly PublicIp: string
}

export interface AttachmentOutput {
  /** Attachments of VPC endpoints and NAT gateways. */
  readonly InstanceId?: never
  readonly AttachmentId: string
  readonly DeleteOnTermination: false
  readonly DeviceIndex: 1
  readonly InstanceOwnerId: 'amazon-aws'
  readonly Status: 'attached'
}

export interface GroupOutput {
  readonly GroupId: string
  readonly GroupName: string
}

/** Returns the IDs and names of groups. */
export const groupsOutput = (
  context: Context,
  ids: ReadonlyArray<string>,
): ReadonlyArray<GroupOutput> =>
  ids.map((id) => ({
    GroupId: id,
    GroupName: resourceOf(context.world, context, { kind: 'securityGroups', id })?.name ?? '',
  }))

/** Returns a locally administered MAC address from the digits of the interface's ID. */
const macAddressOf = ({ id }: NetworkInterface): string =>
  ['02', ...(id.slice(-10).match(/../g) ?? [])].join(':')

const attachmentOf = ({ id }: NetworkInterface): AttachmentOutput => ({
  AttachmentId: `ela-attach-${id.slice('eni-'.length)}`,
  DeleteOnTermination: false,
  DeviceIndex: 1,
  InstanceOwnerId: 'amazon-aws',
  Status: 'attached',
})

const associationOf = (
  { world }: Context,
  { natGatewayId: id = '', ...owner }: NetworkInterface,
): Pick<NetworkInterfaceOutput, 'Association'> => {
  const address = resourceOf(world, owner, { kind: 'natGateways', id })?.address
  return address === undefined
    ? {}
    : {
        Association: {
          AllocationId: address.allocationId,
          AssociationId: address.associationId,
          IpOwnerId: owner.accountId,
          PublicDnsName: '',
          PublicIp: address.publicIp,
        },
      }
}

const typeOf = ({
  endpointId,
  natGatewayId,
}: NetworkInterface): NetworkInterfaceOutput['InterfaceType'] => {
  if (endpointId !== undefined) return 'vpc_endpoint'
  return natGatewayId === undefined ? 'interface' : 'nat_gateway'
}

const statusOf = (
  { world }: Context,
  networkInterface: NetworkInterface,
): NetworkInterfaceOutput['Status'] => {
  const availability = availabilityAt(networkInterface, world.now)
  const isInUse = availability === 'available' && typeOf(networkInterface) !== 'interface'
  return isInUse ? 'in-use' : availability
}

/** Returns the description of an interface. */
export const networkInterfaceOutput =
  (context: Context) =>
  (networkInterface: NetworkInterface): NetworkInterfaceOutput => {
    const { privateIpAddress: PrivateIpAddress, subnetId: id } = networkInterface
    const InterfaceType = typeOf(networkInterface)
    const isOwn = InterfaceType === 'interface'
    const association = associationOf(context, networkInterface)
    const subnet = resourceOf(context.world, context, { kind: 'subnets', id })
    return {
      NetworkInterfaceId: networkInterface.id,
      SubnetId: networkInterface.subnetId,
      VpcId: networkInterface.vpcId,
      AvailabilityZone: subnet?.availabilityZone ?? '',
      AvailabilityZoneId: subnet?.availabilityZoneId ?? '',
      ...(isOwn ? {} : { Attachment: attachmentOf(networkInterface) }),
      ...association,
      OwnerId: networkInterface.accountId,
      Status: statusOf(context, networkInterface),
      InterfaceType,
      RequesterManaged: !isOwn,
      SourceDestCheck: true,
      MacAddress: macAddressOf(networkInterface),
      PrivateIpAddress,
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress, ...association }],
      Ipv6Addresses: [],
      Groups: groupsOutput(context, networkInterface.groupIds),
      Description: networkInterface.description,
      TagSet: networkInterface.tags,
    }
  }

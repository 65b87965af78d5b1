/**
 * The filters of DescribeNetworkInterfaces.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
 */
import type { NetworkInterface } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import type { FilterReaders } from '../filters.ts'
import { type NetworkInterfaceOutput, networkInterfaceOutput } from './networkInterfaceOutput.ts'

type Reader = (shown: NetworkInterfaceOutput) => string | number | boolean | undefined

const readers: Readonly<Record<string, Reader>> = {
  'addresses.association.owner-id': ({ Association }) => Association?.IpOwnerId,
  'addresses.association.public-ip': ({ Association }) => Association?.PublicIp,
  'addresses.primary': () => true,
  'addresses.private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'association.allocation-id': ({ Association }) => Association?.AllocationId,
  'association.association-id': ({ Association }) => Association?.AssociationId,
  'association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'association.public-dns-name': ({ Association }) => Association?.PublicDnsName,
  'association.public-ip': ({ Association }) => Association?.PublicIp,
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.delete-on-termination': ({ Attachment }) => Attachment?.DeleteOnTermination,
  'attachment.device-index': ({ Attachment }) => Attachment?.DeviceIndex,
  'attachment.instance-owner-id': ({ Attachment }) => Attachment?.InstanceOwnerId,
  'attachment.status': ({ Attachment }) => Attachment?.Status,
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  description: ({ Description }) => Description,
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'mac-address': ({ MacAddress }) => MacAddress,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'operator.managed': () => false,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'requester-managed': ({ RequesterManaged }) => RequesterManaged,
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
}

/** Filters on instances and IPv6 addresses, which no interface has. */
const ofNothing = [
  'attachment.attach-time attachment.instance-id',
  'ipv6-addresses.ipv6-address operator.principal private-dns-name requester-id',
].flatMap((names) => names.split(' '))

/** Returns every filter of DescribeNetworkInterfaces. */
export const interfaceFilters = (context: Context): FilterReaders<NetworkInterface> => ({
  ...Object.fromEntries(ofNothing.map((name) => [name, () => []])),
  ...Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [
      name,
      (item: NetworkInterface) => {
        const value = read(networkInterfaceOutput(context)(item))
        return value === undefined ? [] : [String(value)]
      },
    ]),
  ),
  'group-id': ({ groupIds }) => groupIds,
})

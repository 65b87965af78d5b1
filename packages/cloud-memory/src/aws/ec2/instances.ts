import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Action, answer, onEverything } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import { applyFilters, notPagedByIds, pageOf } from '../filters.ts'
import { unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'
import type { DescribeInstancesRequest } from './Ec2Inputs.ts'

export interface DescribeInstancesOutput {
  readonly Reservations: ReadonlyArray<never>
  readonly NextToken?: string
}

/** Names of the filters of DescribeInstances, which always returns no instances. */
const ownFilters = [
  'affinity architecture availability-zone availability-zone-id block-device-mapping.attach-time',
  'block-device-mapping.delete-on-termination block-device-mapping.device-name',
  'block-device-mapping.status block-device-mapping.volume-id boot-mode capacity-reservation-id',
  'capacity-reservation-specification.capacity-reservation-preference',
  'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id',
  'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn',
  'client-token current-instance-boot-mode dns-name ebs-optimized ena-support',
  'enclave-options.enabled hibernation-options.configured host-id hypervisor',
  'iam-instance-profile.arn iam-instance-profile.id image-id instance-id instance-lifecycle',
  'instance-state-code instance-state-name instance-type instance.group-id instance.group-name',
  'ip-address ipv6-address kernel-id key-name launch-index launch-time',
  'maintenance-options.auto-recovery metadata-options.http-endpoint',
  'metadata-options.http-protocol-ipv4 metadata-options.http-protocol-ipv6',
  'metadata-options.http-put-response-hop-limit metadata-options.http-tokens',
  'metadata-options.instance-metadata-tags metadata-options.state monitoring-state',
  'network-performance-options.bandwidth-weighting operator.managed operator.principal',
  'outpost-arn owner-id placement-group-name placement-partition-number platform platform-details',
  'private-dns-name private-dns-name-options.enable-resource-name-dns-a-record',
  'private-dns-name-options.enable-resource-name-dns-aaaa-record',
  'private-dns-name-options.hostname-type private-ip-address product-code product-code.type',
  'ramdisk-id reason requester-id reservation-id root-device-name root-device-type',
  'source-dest-check spot-instance-request-id state-reason-code state-reason-message subnet-id',
  'tenancy tpm-support usage-operation usage-operation-update-time virtualization-type vpc-id',
]

/** Filters of network interfaces, without the prefix `network-interface.`. */
const interfaceFilters = [
  'addresses.association.allocation-id addresses.association.association-id',
  'addresses.association.carrier-ip addresses.association.customer-owned-ip',
  'addresses.association.ip-owner-id addresses.association.public-dns-name',
  'addresses.association.public-ip addresses.primary addresses.private-dns-name',
  'addresses.private-ip-address association.allocation-id association.association-id',
  'association.carrier-ip association.customer-owned-ip association.ip-owner-id',
  'association.public-dns-name association.public-ip attachment.attach-time',
  'attachment.attachment-id attachment.delete-on-termination attachment.device-index',
  'attachment.instance-id attachment.instance-owner-id attachment.network-card-index',
  'attachment.status availability-zone deny-all-igw-traffic description group-id group-name',
  'ipv4-prefixes.ipv4-prefix ipv6-address ipv6-addresses.ipv6-address',
  'ipv6-addresses.is-primary-ipv6 ipv6-native ipv6-prefixes.ipv6-prefix mac-address',
  'network-interface-id operator.managed operator.principal outpost-arn owner-id private-dns-name',
  'private-ip-address public-dns-name requester-id requester-managed status source-dest-check',
  'subnet-id tag-key tag-value vpc-id',
]

const namesIn = (lines: ReadonlyArray<string>, prefix = ''): ReadonlyArray<string> =>
  lines.flatMap((line) => line.split(' ')).map((name) => prefix + name)

const instanceFilters = Object.fromEntries(
  [...namesIn(ownFilters), ...namesIn(interfaceFilters, 'network-interface.')].map((name) => [
    name,
    () => [],
  ]),
)

const noInstance = (id: string): E.Either<AwsError, never> => unknownId(otherIds.instance, id)

/**
 * DescribeInstances: always empty, as instances cannot be launched. Filters, pages and permissions
 * are checked.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const describeInstances: Action<DescribeInstancesRequest, DescribeInstancesOutput> = {
  permission: 'ec2:DescribeInstances',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      notPagedByIds(input, { name: 'instancesSet', ids: input.InstanceIds }),
      E.flatMap(() => E.traverseArray(noInstance)(input.InstanceIds ?? [])),
      E.flatMap((named) => applyFilters(named, input.Filters, instanceFilters)),
      E.flatMap((matching) => pageOf(matching, input, { from: 5, to: 1000 })),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Reservations: items, ...rest })),
    ),
}

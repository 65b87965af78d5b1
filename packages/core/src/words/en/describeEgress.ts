/** What nodes call, and what is not stopped, in words. */
import type { EgressGap, EgressPurpose } from '../../cloudformation/egressList.ts'

const purposes: { readonly [Purpose in EgressPurpose]: string } = {
  cluster: 'Nodes exchange data with each other.',
  shell: 'Rescale starts and controls jobs over SSH.',
  desktop: 'Rescale relays remote desktops.',
  'path-mtu': 'Rescale reports packets that are too large for the path.',
  platform: 'Nodes report to the Rescale platform.',
  licenses: 'Software contacts license servers through Rescale.',
  'aws-services': 'Nodes are managed, write logs and metrics, and use KMS keys.',
  'job-files': 'Jobs read and write their files.',
  anything: 'Nodes can call any destination on the internet.',
  names: 'The DNS resolver of the VPC resolves names.',
  clock: 'The Amazon Time Sync Service synchronizes the clock.',
  metadata: 'Nodes read their metadata and the credentials of their role.',
}

const gaps: { readonly [Gap in EgressGap]: string } = {
  resolver:
    'The DNS resolver of the VPC forwards queries to the internet: use Route 53 Resolver DNS Firewall to restrict it.',
  'proxy-at-rescale':
    'The peering carries traffic to Rescale, and Rescale could forward it: that is agreed with Rescale, not enforced by the stack.',
  anything:
    'The security group allows every destination: the list has the required destinations, not all possible ones.',
}

/** Says what a kind of traffic is for. */
export const describeEgressPurpose = (purpose: EgressPurpose): string => purposes[purpose]

/** Says what leaves the VPC although it is on no list. */
export const describeEgressGap = (gap: EgressGap): string => gaps[gap]

/** What nodes call, and what is not stopped, in words. */
import type { EgressGap, EgressPurpose } from '../../cloudformation/egressList.ts'

const purposes: { readonly [Purpose in EgressPurpose]: string } = {
  cluster: 'Nodes exchange data with each other.',
  shell: 'Rescale starts and controls jobs over SSH.',
  desktop: 'Rescale passes on remote desktops.',
  'path-mtu': 'Rescale reports packets that are too large for the path.',
  platform: 'Nodes report to the Rescale platform.',
  licenses: 'Software asks license servers behind Rescale.',
  'aws-services': 'Nodes are managed, write logs and metrics, and use KMS keys.',
  'job-files': 'Jobs load and store their files.',
  anything: 'Nodes may call anything on the internet.',
  names: 'Names are resolved by the resolver of the VPC.',
  clock: 'The clock is kept by the Amazon Time Sync Service.',
  metadata: 'Nodes read their metadata and the credentials of their role.',
}

const gaps: { readonly [Gap in EgressGap]: string } = {
  resolver:
    'Names can be asked of the resolver of the VPC, which asks the internet: use Route 53 Resolver DNS Firewall where that matters.',
  'proxy-at-rescale':
    'The peering carries traffic to Rescale, and Rescale could pass it on: that is agreed with Rescale, not enforced by the stack.',
  anything:
    'The security group allows every destination: the list is what is needed, not all that is possible.',
}

/** Says what a kind of traffic is for. */
export const describeEgressPurpose = (purpose: EgressPurpose): string => purposes[purpose]

/** Says what leaves the VPC although it is on no list. */
export const describeEgressGap = (gap: EgressGap): string => gaps[gap]

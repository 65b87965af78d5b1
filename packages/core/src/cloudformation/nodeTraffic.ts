/**
 * What nodes send and receive, by port and purpose: the security group of the nodes is made of it,
 * and it is what a reviewer reads. Security groups do not filter the DNS resolver, the clock and
 * the metadata of the VPC, which are at link-local addresses.
 *
 * The ports are the defaults of the protocols. That Rescale uses these protocols is an assumption:
 * it publishes no list.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html
 * @source https://docs.aws.amazon.com/dcv/latest/adminguide/manage-port-addr.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html#path_mtu_discovery
 */
import type { Egress } from '../values/Egress.ts'

// model

/** Who is at the other end; `nodes` are the nodes themselves, and what shares their group. */
export type TrafficPeer = 'nodes' | 'rescale' | 'endpoints' | 's3' | 'internet'

/** Why there is traffic; `words` says it. */
export type TrafficPurpose =
  | 'cluster'
  | 'shell'
  | 'desktop'
  | 'path-mtu'
  | 'platform'
  | 'licenses'
  | 'aws-services'
  | 'job-files'
  | 'anything'

export interface NodeTraffic {
  readonly purpose: TrafficPurpose
  readonly peer: TrafficPeer
  /** Who opens the connection: the peer (`in`), the node (`out`), or either (`both`). */
  readonly direction: 'in' | 'out' | 'both'
  /** `-1` is every protocol, as EC2 writes it. */
  readonly protocol: '-1' | 'tcp' | 'icmp'
  /** Ports, or type and code of ICMP; absent for every protocol. */
  readonly from?: number
  readonly to?: number
  /** In which modes the rule exists; where it does not, a wider one has it in it. */
  readonly egress: ReadonlyArray<Egress>
}

/** Rises whenever the list changes, so that two reviews can be told apart. */
export const nodeTrafficVersion = 1

const always: ReadonlyArray<Egress> = ['open', 'blocked']

const tcp = (from: number, to: number = from) => ({ protocol: 'tcp', from, to }) as const

const fromRescale = { peer: 'rescale', direction: 'in', egress: always } as const

/** With egress `open` the rule for anything has it in it. */
const outIfBlocked = { direction: 'out', egress: ['blocked'] } as const

/** Every kind of traffic, in the order of the rules. */
export const nodeTraffic: ReadonlyArray<NodeTraffic> = [
  { purpose: 'cluster', peer: 'nodes', direction: 'both', protocol: '-1', egress: always },
  { purpose: 'shell', ...fromRescale, ...tcp(22) },
  { purpose: 'desktop', ...fromRescale, ...tcp(8443) },
  // Type 3, code 4: fragmentation needed.
  { purpose: 'path-mtu', ...fromRescale, protocol: 'icmp', from: 3, to: 4 },
  { purpose: 'platform', peer: 'rescale', ...outIfBlocked, ...tcp(443) },
  { purpose: 'licenses', peer: 'rescale', ...outIfBlocked, ...tcp(27_000, 27_009) },
  { purpose: 'aws-services', peer: 'endpoints', ...outIfBlocked, ...tcp(443) },
  { purpose: 'job-files', peer: 's3', ...outIfBlocked, ...tcp(443) },
  { purpose: 'anything', peer: 'internet', direction: 'out', protocol: '-1', egress: ['open'] },
]

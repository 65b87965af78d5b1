/**
 * Every host and port that nodes call outside their own security group, who is behind it, and by
 * which way the traffic goes: what a firewall of the customer has to let through. It is made of the
 * list that the security group is made of.
 *
 * With egress `blocked` this is all traffic that leaves the VPC, with two exceptions that no
 * security group stops: the VPC's DNS resolver forwards queries to the internet, and Rescale's side
 * of the peering could forward traffic.
 *
 * @source https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-ec2-ntp.html
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import { type Region, dnsSuffixOf, partitionOfRegion } from '../iam/identity/Partition.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { Egress } from '../values/Egress.ts'
import { hasNatGateway } from './SetupOptions.ts'
import type { SetupTemplateInput } from './SetupTemplateInput.ts'
import { interfaceServices } from '../network/endpointServices.ts'
import { type NodeTraffic, type TrafficPurpose, nodeTraffic } from './nodeTraffic.ts'

// model

export type EgressPurpose = TrafficPurpose | 'names' | 'clock' | 'metadata'

/** What carries the traffic; link-local traffic never leaves the host of an instance. */
export type EgressWay =
  | 'peering'
  | 'interface-endpoint'
  | 'gateway-endpoint'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'link-local'

export interface EgressEntry {
  readonly purpose: EgressPurpose
  /** A name, an address or a block; absent where the blocks of the Rescale VPC are not known. */
  readonly host?: string
  readonly protocol: 'tcp' | 'udp'
  readonly fromPort: number
  readonly toPort: number
  readonly way: EgressWay
}

export type EgressInput = Pick<SetupTemplateInput, 'egress' | 'nodeSubnets' | 'region' | 'tier'> & {
  readonly rescaleVpcCidrs?: ReadonlyArray<Ipv4Cidr>
}

// queries

const internetWay = (input: EgressInput): EgressWay =>
  hasNatGateway(input) ? 'nat-gateway' : 'internet-gateway'

const serviceWay = (input: EgressInput): EgressWay =>
  input.egress === 'blocked' ? 'interface-endpoint' : internetWay(input)

const hostOf = (region: Region, service: string): string =>
  `${service}.${region}.${dnsSuffixOf(partitionOfRegion(region))}`

interface End {
  readonly way: EgressWay
  readonly hosts: ReadonlyArray<string | undefined>
}

/** The hosts of a kind of traffic, and the way to them; nothing for traffic that stays inside. */
const endOf = (input: EgressInput, { peer }: NodeTraffic): End | undefined => {
  switch (peer) {
    case 'nodes':
    case 'internet':
      return undefined
    case 'rescale':
      return { way: 'peering', hosts: input.rescaleVpcCidrs ?? [undefined] }
    case 'endpoints':
      return {
        way: serviceWay(input),
        hosts: interfaceServices.map((service) => hostOf(input.region, service)),
      }
    case 's3':
      return {
        way: 'gateway-endpoint',
        hosts: [hostOf(input.region, 's3'), `*.${hostOf(input.region, 's3')}`],
      }
  }
}

const entriesOf = (input: EgressInput, traffic: NodeTraffic): ReadonlyArray<EgressEntry> => {
  const end = endOf(input, traffic)
  const { purpose, direction, from, to } = traffic
  if (end === undefined || direction !== 'out' || from === undefined || to === undefined) return []
  return end.hosts.map((host) => ({
    purpose,
    ...omitUndefined({ host }),
    protocol: 'tcp',
    fromPort: from,
    toPort: to,
    way: end.way,
  }))
}

const linkLocal = (
  purpose: EgressPurpose,
  call: { readonly host: string; readonly protocol: 'tcp' | 'udp'; readonly port: number },
): EgressEntry => {
  const { host, protocol, port } = call
  return { purpose, host, protocol, fromPort: port, toPort: port, way: 'link-local' }
}

const always: ReadonlyArray<EgressEntry> = [
  linkLocal('names', { host: '169.254.169.253', protocol: 'udp', port: 53 }),
  linkLocal('names', { host: '169.254.169.253', protocol: 'tcp', port: 53 }),
  linkLocal('clock', { host: '169.254.169.123', protocol: 'udp', port: 123 }),
  linkLocal('metadata', { host: '169.254.169.254', protocol: 'tcp', port: 80 }),
]

/** Returns what nodes call; nothing where the tier has no nodes. */
export const egressList = (input: EgressInput): ReadonlyArray<EgressEntry> =>
  input.tier === 'connect'
    ? []
    : [...nodeTraffic.flatMap((traffic) => entriesOf(input, traffic)), ...always]

/** What leaves the VPC although it is on no list. */
export type EgressGap = 'resolver' | 'proxy-at-rescale' | 'anything'

/** Returns what the security group does not stop. */
export const egressGaps = (egress: Egress): ReadonlyArray<EgressGap> =>
  egress === 'open' ? ['anything'] : ['resolver', 'proxy-at-rescale']

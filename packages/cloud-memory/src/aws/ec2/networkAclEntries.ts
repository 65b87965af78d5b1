/**
 * The entries of a network ACL: numbered in each direction, applied in that order. The last one
 * denies what no other decides, and cannot be changed.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 */
import { type Ipv4Cidr, blockAt, renderIpv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { NetworkAcl, NetworkAclEntry } from '../../world/network.ts'
import { type AwsError, invalidParameter, missingParameter } from '../AwsError.ts'
import type { CreateNetworkAclEntryRequest, DeleteNetworkAclEntryRequest } from './Ec2Inputs.ts'
import { readCidr } from './found.ts'

// model

export interface NetworkAclEntryOutput {
  readonly CidrBlock: string
  readonly Egress: boolean
  readonly IcmpTypeCode?: NonNullable<NetworkAclEntry['icmp']>
  readonly PortRange?: NonNullable<NetworkAclEntry['ports']>
  readonly Protocol: string
  readonly RuleAction: 'allow' | 'deny'
  readonly RuleNumber: number
}

type Read<A> = E.Either<AwsError, A>

const everywhere: Ipv4Cidr = renderIpv4Cidr(blockAt(0, 0))

const ofAll = (
  ruleNumber: number,
  ruleAction: NetworkAclEntry['ruleAction'],
): ReadonlyArray<NetworkAclEntry> =>
  [true, false].map((egress) => ({
    egress,
    ruleNumber,
    ruleAction,
    protocol: '-1',
    cidr: everywhere,
  }))

const lastNumber = 32_767
const lastEntries = ofAll(lastNumber, 'deny')
const firstEntries = ofAll(100, 'allow')

// queries

/** Returns the entries that can be changed. */
export const changeable = ({
  entries = firstEntries,
}: NetworkAcl): ReadonlyArray<NetworkAclEntry> => entries

/** Returns all entries: those for outbound traffic first, in the order in which they apply. */
export const entriesOf = (acl: NetworkAcl): ReadonlyArray<NetworkAclEntry> =>
  [...changeable(acl), ...lastEntries].toSorted(
    (a, b) => Number(b.egress) - Number(a.egress) || a.ruleNumber - b.ruleNumber,
  )

/** Returns an entry as DescribeNetworkAcls shows it. */
export const entryOutput = ({ icmp, ports, ...entry }: NetworkAclEntry): NetworkAclEntryOutput => ({
  CidrBlock: entry.cidr,
  Egress: entry.egress,
  ...(icmp === undefined ? {} : { IcmpTypeCode: icmp }),
  ...(ports === undefined ? {} : { PortRange: ports }),
  Protocol: entry.protocol,
  RuleAction: entry.ruleAction,
  RuleNumber: entry.ruleNumber,
})

// reading

const invalidValue = (value: string | number, parameter: string, why: string): Read<never> =>
  invalidParameter(`Value (${value}) for parameter ${parameter} is invalid. ${why}`)

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** Reads the number of an entry that can be changed. */
export const ruleNumberOf = ({ RuleNumber }: DeleteNetworkAclEntryRequest): Read<number> =>
  isWithin(RuleNumber, 1, lastNumber - 1)
    ? E.right(RuleNumber)
    : invalidValue(RuleNumber, 'ruleNumber', `It must be from 1 to ${lastNumber - 1}.`)

const protocolOf = ({ Protocol }: CreateNetworkAclEntryRequest): Read<string> =>
  Protocol === '-1' || (/^(0|[1-9]\d{0,2})$/.test(Protocol) && isWithin(Number(Protocol), 0, 255))
    ? E.right(Protocol)
    : invalidValue(Protocol, 'protocol', 'It must be the number of a protocol, or -1.')

type Reach = Pick<NetworkAclEntry, 'icmp' | 'ports'>

const portsOf = ({ PortRange: ports }: CreateNetworkAclEntryRequest): Read<Reach> => {
  if (ports === undefined) return missingParameter('portRange')
  const { From, To } = ports
  return isWithin(From, 0, 65_535) && isWithin(To, From, 65_535)
    ? E.right({ ports: { From, To } })
    : invalidValue(`${From}-${To}`, 'portRange', 'It must be a range from 0 to 65535.')
}

/** A code is of a type: where the type is any, so is the code. */
const icmpOf = ({ IcmpTypeCode: icmp }: CreateNetworkAclEntryRequest): Read<Reach> => {
  if (icmp === undefined) return missingParameter('icmpTypeCode')
  const { Code, Type } = icmp
  return isWithin(Type, -1, 255) && isWithin(Code, -1, Type === -1 ? -1 : 255)
    ? E.right({ icmp: { Code, Type } })
    : invalidValue(`${Type}:${Code}`, 'icmpTypeCode', 'It must be a type and a code of ICMP.')
}

/** Ports and types of other protocols say nothing: such an entry is for all of the protocol. */
const reachOf = (protocol: string, input: CreateNetworkAclEntryRequest): Read<Reach> => {
  if (protocol === '6' || protocol === '17') return portsOf(input)
  return protocol === '1' ? icmpOf(input) : E.right({})
}

/** Reads an entry; host bits of its block are cleared. */
export const readEntry = (input: CreateNetworkAclEntryRequest): Read<NetworkAclEntry> =>
  pipe(
    E.Do,
    E.bind('ruleNumber', () => ruleNumberOf(input)),
    E.bind('protocol', () => protocolOf(input)),
    E.bind('cidr', () => readCidr(input.CidrBlock, 'cidrBlock')),
    E.bind('reach', ({ protocol }) => reachOf(protocol, input)),
    E.map(({ reach, ...entry }) => ({
      ...entry,
      ...reach,
      egress: input.Egress,
      ruleAction: input.RuleAction,
    })),
  )

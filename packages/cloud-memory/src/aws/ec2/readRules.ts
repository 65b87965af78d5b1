/**
 * Validates and normalizes security group rules as EC2 does.
 *
 * Laws
 * 1. A rule that is read has canonical blocks, a protocol by name where it has one, and ports only
 *    where the protocol has some.
 * 2. Reading what was read changes nothing.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
import { parseIpv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { SecurityGroupRule } from '../../world/network.ts'
import { type AwsError, invalidParameter } from '../AwsError.ts'
import type { IpPermission } from './Ec2Inputs.ts'
import { isIdOf, unknownId } from './found.ts'
import { identifiedKinds, otherIds } from './identifiedKinds.ts'
import { type Ports, rulesOf } from './ipPermissions.ts'
import { canonicalIpv6Block } from './ipv6Block.ts'

// ports

const protocolNames: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
  all: '-1',
}

const protocolOf = (text: string): E.Either<AwsError, string> => {
  const lower = text.toLowerCase()
  const name = Object.hasOwn(protocolNames, lower) ? (protocolNames[lower] ?? lower) : lower
  const isKnown = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'].includes(name)
  const isNumber = /^(0|[1-9]\d{0,2})$/.test(name) && Number(name) <= 255
  return isKnown || isNumber
    ? E.right(name)
    : invalidParameter(`Invalid value '${text}' for IP protocol. Unknown protocol.`)
}

const bothNeeded = (protocols: string): E.Either<AwsError, never> =>
  invalidParameter(
    `Invalid value 'Must specify both from and to ports with ${protocols}.' for portRange.`,
  )

const tcpPorts = ({ IpProtocol, FromPort, ToPort }: Ports): E.Either<AwsError, Ports> => {
  if (FromPort === undefined || ToPort === undefined) return bothNeeded('TCP/UDP')
  const outside = [FromPort, ToPort].find((port) => port < 0 || port > 65_535)
  if (outside !== undefined) return invalidParameter(`TCP/UDP port (${outside}) out of range`)
  return FromPort > ToPort
    ? invalidParameter(`Invalid TCP/UDP port range (${FromPort}:${ToPort})`)
    : E.right({ IpProtocol, FromPort, ToPort })
}

/** `FromPort` and `ToPort` of ICMP are type and code; -1 means all. */
const icmpPorts = ({ IpProtocol, FromPort, ToPort }: Ports): E.Either<AwsError, Ports> => {
  if (FromPort === undefined && ToPort === undefined && IpProtocol === 'icmpv6') {
    return E.right({ IpProtocol })
  }
  if (FromPort === undefined || ToPort === undefined) return bothNeeded('ICMP')
  const outside = [FromPort, ToPort].find((number) => number < -1 || number > 255)
  if (outside !== undefined || (FromPort === -1 && ToPort !== -1)) {
    return invalidParameter(`ICMP type (${FromPort}) or code (${ToPort}) out of range`)
  }
  return E.right({ IpProtocol, FromPort, ToPort })
}

/** Ports of protocols without ports are ignored by EC2. */
const portsOf = (ports: Ports): E.Either<AwsError, Ports> =>
  pipe(
    protocolOf(ports.IpProtocol),
    E.flatMap((IpProtocol) => {
      switch (IpProtocol) {
        case 'tcp':
        case 'udp':
          return tcpPorts({ ...ports, IpProtocol })
        case 'icmp':
        case 'icmpv6':
          return icmpPorts({ ...ports, IpProtocol })
        default:
          return E.right({ IpProtocol })
      }
    }),
  )

// peers

const malformedBlock = (text: string): E.Either<AwsError, never> =>
  invalidParameter(`CIDR block ${text} is malformed`)

/**
 * Returns whether text is valid as a name or a description of a group, or as a description of a
 * rule.
 */
export const isGroupText = (text: string): boolean =>
  text.length < 256 && /^[\w .\-:/()#,@[\]+=&;{}!$*]*$/.test(text)

/** Requires a valid description of a rule. */
export const readDescription = (text = ''): E.Either<AwsError, string> =>
  isGroupText(text)
    ? E.right(text)
    : invalidParameter(
        'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
      )

const canonical = (rule: SecurityGroupRule): E.Either<AwsError, SecurityGroupRule> => {
  const { CidrIp, CidrIpv6, GroupId, PrefixListId, Description } = rule
  const described = readDescription(Description)
  if (E.isLeft(described)) return described
  if (CidrIp !== undefined) {
    const read = parseIpv4Cidr(CidrIp)
    if (E.isRight(read)) return E.right(rule)
    return read.left._tag === 'HostBitsSet'
      ? E.right({ ...rule, CidrIp: read.left.canonical })
      : malformedBlock(CidrIp)
  }
  if (CidrIpv6 !== undefined) {
    const block = canonicalIpv6Block(CidrIpv6)
    return block === undefined ? malformedBlock(CidrIpv6) : E.right({ ...rule, CidrIpv6: block })
  }
  if (GroupId !== undefined && !isIdOf('sg', GroupId)) {
    return unknownId(identifiedKinds.securityGroups, GroupId)
  }
  if (PrefixListId !== undefined && !isIdOf('pl', PrefixListId)) {
    return unknownId(otherIds.prefixList, PrefixListId)
  }
  return E.right(rule)
}

// rules

/** Returns a key of the traffic that a rule allows. */
const trafficOf = ({ IpProtocol, FromPort, ToPort, ...peer }: SecurityGroupRule): string => {
  const { CidrIp, CidrIpv6, GroupId, PrefixListId } = peer
  return [IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, GroupId, PrefixListId].join(' ')
}

/** Returns whether two rules allow the same traffic; descriptions do not count. */
export const isSameRule = (a: SecurityGroupRule, b: SecurityGroupRule): boolean =>
  trafficOf(a) === trafficOf(b)

const readPermission = (
  permission: IpPermission,
): E.Either<AwsError, ReadonlyArray<SecurityGroupRule>> =>
  pipe(
    portsOf(permission),
    E.flatMap((ports) => {
      const { FromPort: _from, ToPort: _to, ...peers } = permission
      return E.traverseArray(canonical)(rulesOf({ ...peers, ...ports }))
    }),
    E.filterOrElse(
      (rules) => rules.length > 0,
      () => ({
        code: 'MissingParameter',
        message: 'Missing source specification: include source security group or CIDR information',
        status: 400,
      }),
    ),
  )

/** Returns the rules of permissions, one for each peer; Left is EC2's error. */
export const readRules = (
  permissions: ReadonlyArray<IpPermission>,
): E.Either<AwsError, ReadonlyArray<SecurityGroupRule>> =>
  pipe(
    permissions,
    E.traverseArray(readPermission),
    E.map((rules) => rules.flat()),
    E.flatMap((rules) =>
      new Set(rules.map(trafficOf)).size < rules.length
        ? invalidParameter('The same permission must not appear multiple times')
        : E.right(rules),
    ),
  )

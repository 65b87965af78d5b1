/**
 * The calls of AssumeRole that Rescale may make, as far as a trust policy can tell them apart: by
 * whom, and in which circumstances. What nobody knows of them is unknown.
 *
 * Rescale is software that runs under a role. So it has no MFA, and no AWS service calls for it; it
 * comes over the internet or through an endpoint of its own network, which is not the customer's.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import type { Caller, RequestContext, RoleSessionCaller } from '../policy/AccessRequest.ts'
import { type IpBlock, holdsAddress, parseIpBlock } from '../policy/IpBlock.ts'
import type { ReadCondition } from '../policy/ReadCondition.ts'
import type { ReadPolicy } from '../policy/ReadPolicy.ts'
import { isReadStatement } from '../policy/ReadStatement.ts'
import type { AssumeRoleRequest } from '../policy/evaluate.ts'
import { actionOfKey } from './actionOfKey.ts'
import { narrowedToOf } from './CallerConditions.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'

// circumstances

/** What every call has or has not: it comes over TLS, and from Rescale itself. */
const always: RequestContext = {
  'aws:SecureTransport': ['true'],
  'aws:ViaAWSService': ['false'],
  'aws:CalledVia': [],
  'aws:CalledViaFirst': [],
  'aws:CalledViaLast': [],
  'aws:SourceAccount': [],
  'aws:SourceArn': [],
  'aws:SourceOrgID': [],
  'aws:SourceOrgPaths': [],
}

/** Nobody else names a VPC or an endpoint so. */
const ofRescale = ['that of Rescale']

const overTheInternet: RequestContext = {
  ...always,
  'aws:MultiFactorAuthPresent': [],
  'aws:MultiFactorAuthAge': [],
  'aws:SourceVpc': [],
  'aws:SourceVpce': [],
  'aws:SourceVpcArn': [],
  'aws:VpcSourceIp': [],
}

const throughAnEndpoint: RequestContext = {
  ...always,
  'aws:MultiFactorAuthPresent': ['false'],
  'aws:MultiFactorAuthAge': [],
  'aws:SourceVpc': ofRescale,
  'aws:SourceVpce': ofRescale,
  'aws:SourceIp': [],
}

/** Addresses that no caller over the internet has. @source https://www.rfc-editor.org/rfc/rfc6890 */
const privateBlocks: ReadonlyArray<IpBlock> = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1',
].flatMap((text) => parseIpBlock(text) ?? [])

const isPrivate = ({ address, prefixLength }: IpBlock): boolean =>
  privateBlocks.some((block) => block.prefixLength <= prefixLength && holdsAddress(block, address))

const namesPublicAddresses = ({ lowerCaseKey, comparands }: ReadCondition): boolean =>
  lowerCaseKey === 'aws:sourceip' &&
  comparands?.every((one) => one.type === 'ip' && isPrivate(one.block)) !== true

/** Which public address it is matters to no condition that names private ones only. */
const somePublicAddress = ['198.51.100.1']

const callsOfProviders = new Set(['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'])

/** The keys that a provider's assertion or token brings, which AssumeRole has none of. */
const withoutProvider = (conditions: ReadonlyArray<ReadCondition>): RequestContext =>
  Object.fromEntries(
    conditions
      .filter(({ lowerCaseKey }) => callsOfProviders.has(actionOfKey(lowerCaseKey) ?? ''))
      .map(({ lowerCaseKey }) => [lowerCaseKey, []]),
  )

/** Returns what is known of a call, once for each way in which Rescale may make it. */
export const circumstancesOf = (
  conditions: ReadonlyArray<ReadCondition>,
): ReadonlyArray<RequestContext> => {
  const known = withoutProvider(conditions)
  const address = conditions.some(namesPublicAddresses) ? {} : { 'aws:SourceIp': somePublicAddress }
  return [
    { ...known, ...overTheInternet, ...address },
    { ...known, ...throughAnEndpoint },
  ]
}

// callers

/** Returns a session of a role. */
export const roleSession = (roleArn: string, sessionName = 'onboarding'): RoleSessionCaller => {
  const [, partition = 'aws', , , accountId = ''] = roleArn.split(':')
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`
  return { type: 'role-session', arn, accountId, roleArn }
}

const namesIn = ({ statements }: ReadPolicy): ReadonlyArray<string> =>
  statements
    .filter(isReadStatement)
    .flatMap((statement) => [
      ...(narrowedToOf(statement) ?? []),
      ...(statement.principal?.written ?? []),
    ])

/**
 * A caller that the policy itself names, if it is of the account; the role decides of a session.
 */
const callerNamed = (name: string, role: string | undefined): ReadonlyArray<Caller> => {
  const [, partition = '', accountId = '', kind = '', path = ''] =
    /^arn:([a-z-]+):(?:iam|sts)::(\d{12}):(role|user|assumed-role)\/(.+)$/.exec(name) ?? []
  switch (kind) {
    case 'role':
      return [roleSession(name)]
    case 'user':
      return [{ type: 'user', arn: name, accountId }]
    case 'assumed-role': {
      const [roleName = '', sessionName] = path.split('/')
      return [
        roleSession(role ?? `arn:${partition}:iam::${accountId}:role/${roleName}`, sessionName),
      ]
    }
    default:
      return []
  }
}

/** The partitions in which the policy itself places the account, when none was agreed. */
const partitionsOf = (
  names: ReadonlyArray<string>,
  { partition, rescaleAccountId }: ExpectedTrust,
): ReadonlyArray<string> => {
  if (partition !== undefined) return [partition]
  const placed = names
    .filter((name) => name.includes(`:iam::${rescaleAccountId}:`))
    .map((name) => name.split(':')[1] ?? 'aws')
  return ['aws', ...placed]
}

/**
 * Who Rescale may come as: the agreed role, or else some role of its account; and whoever of these
 * the policy itself names.
 */
const callersOf = (policy: ReadPolicy, expected: ExpectedTrust): ReadonlyArray<Caller> => {
  const { rescaleAccountId, rescaleRoleArn } = expected
  const names = namesIn(policy)
  const named = names
    .filter((name) => name.includes(`::${rescaleAccountId}:`))
    .flatMap((name) => callerNamed(name, rescaleRoleArn))
  if (rescaleRoleArn !== undefined) {
    const isOfRole = (caller: Caller): boolean =>
      caller.type === 'role-session' && caller.roleArn === rescaleRoleArn
    return [roleSession(rescaleRoleArn), ...named.filter(isOfRole)]
  }
  const someRoles = partitionsOf(names, expected).map(
    (partition) => `arn:${partition}:iam::${rescaleAccountId}:role/any`,
  )
  return [...someRoles.map((arn) => roleSession(arn)), ...named]
}

// queries

/** The role that is asked for; which one it is matters to no trust policy, the partition does. */
const roleBeside = (caller: Caller): string =>
  `arn:${caller.arn.split(':')[1] ?? 'aws'}:iam::000000000000:role/any`

/** Returns every call that Rescale may make, with an external ID or with whichever it has. */
export const rescaleCalls = (
  policy: ReadPolicy,
  expected: ExpectedTrust,
  externalId?: string,
): ReadonlyArray<AssumeRoleRequest> => {
  const conditions = policy.statements.filter(isReadStatement).flatMap((one) => one.conditions)
  return callersOf(policy, expected).flatMap((principal) =>
    circumstancesOf(conditions).map((context) => ({
      principal,
      roleArn: roleBeside(principal),
      context,
      otherKeys: 'unknown' as const,
      ...(externalId === undefined ? {} : { externalId }),
    })),
  )
}

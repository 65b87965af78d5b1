/**
 * The calls of AssumeRole that Rescale may make, as far as a trust policy can tell them apart: by
 * whom, and in which circumstances. What nobody knows of them is unknown.
 */
import type { Caller, RoleSessionCaller } from '../policy/AccessRequest.ts'
import type { ReadPolicy } from '../policy/ReadPolicy.ts'
import { isReadStatement } from '../policy/ReadStatement.ts'
import type { AssumeRoleRequest } from '../policy/evaluate.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'

// callers

/** Returns a session of a role. */
export const roleSession = (roleArn: string, sessionName = 'onboarding'): RoleSessionCaller => {
  const [, partition = 'aws', , , accountId = ''] = roleArn.split(':')
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`
  return { type: 'role-session', arn, accountId, roleArn }
}

/** Whatever a statement names may be whom it lets in, also one that denies all others. */
const namesIn = ({ statements }: ReadPolicy): ReadonlyArray<string> =>
  statements
    .filter(isReadStatement)
    .flatMap(({ conditions, principal }) => [
      ...conditions
        .filter(({ lowerCaseKey }) => lowerCaseKey === 'aws:principalarn')
        .flatMap(({ values }) => values),
      ...(principal?.written ?? []),
    ])

/** A caller that the policy names; a session is one of the agreed role, if one was agreed. */
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

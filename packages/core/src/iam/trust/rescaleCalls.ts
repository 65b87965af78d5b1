/**
 * The AssumeRole calls that Rescale may make, as far as a trust policy distinguishes them: the
 * caller and the context. Other keys are unknown.
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { Caller, RoleSessionCaller } from '../policy/AccessRequest.ts'
import type { ReadPolicy } from '../policy/ReadPolicy.ts'
import { isReadStatement } from '../policy/ReadStatement.ts'
import type { AssumeRoleRequest } from '../policy/evaluateAssumeRole.ts'
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

/** A statement may admit the principals that it names, even if it denies all others. */
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

/** The partitions in which the policy names the account, when none was agreed. */
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
 * The callers that Rescale may be: the agreed role, otherwise some role of its account; and those
 * of them that the policy names.
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

/** The requested role; only its partition matters to a trust policy. */
const roleBeside = (caller: Caller): string =>
  `arn:${caller.arn.split(':')[1] ?? 'aws'}:iam::000000000000:role/any`

/** Returns every call that Rescale may make, with the given external ID or any. */
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
      ...omitUndefined({ externalId }),
    })),
  )
}

/**
 * Whether a trust policy keeps Rescale out. It is asked the way AWS would be, once for each agreed
 * ID; conditions on anything but the caller and the ID are left aside, because nobody knows them in
 * advance.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { Caller } from '../policy/AccessRequest.ts'
import type { ReadPolicy } from '../policy/ReadPolicy.ts'
import type { ReadStatement, UnreadableStatement } from '../policy/ReadStatement.ts'
import { type TrustFinding, trustFinding } from './TrustFinding.ts'
import { narrowedToOf } from './PrincipalArnCondition.ts'
import { assumeRoleAllowed } from '../policy/evaluate.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'
import { agreedKeys } from './rules/findExtraConditions.ts'

type Statement = ReadStatement | UnreadableStatement

const withAgreedConditions = (statement: Statement): ReadonlyArray<Statement> => {
  if (statement.kind === 'unreadable') return []
  const conditions = statement.conditions.filter(({ lowerCaseKey }) => agreedKeys.has(lowerCaseKey))
  const isConditional = conditions.length < statement.conditions.length
  // What is denied only in circumstances that nobody knows is not refused for certain.
  return statement.effect === 'Deny' && isConditional ? [] : [{ ...statement, conditions }]
}

const roleSession = (roleArn: string, accountId: string): Caller => {
  const [, partition = 'aws'] = roleArn.split(':')
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const arn = `arn:${partition}:sts::${accountId}:assumed-role/${name}/onboarding`
  return { type: 'role-session', arn, accountId, roleArn }
}

const namesIn = (policy: ReadPolicy): ReadonlyArray<string> =>
  policy.statements.flatMap((statement) =>
    statement.kind === 'statement'
      ? [...(narrowedToOf(statement) ?? []), ...(statement.principal?.written ?? [])]
      : [],
  )

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
 * Who Rescale may come as: the named role, or else some role of its account and any role that the
 * policy itself names.
 */
const callersOf = (policy: ReadPolicy, expected: ExpectedTrust): ReadonlyArray<Caller> => {
  const { rescaleAccountId: accountId, rescaleRoleArn } = expected
  if (rescaleRoleArn !== undefined) return [roleSession(rescaleRoleArn, accountId)]
  const names = namesIn(policy)
  const someRoles = partitionsOf(names, expected).map(
    (partition) => `arn:${partition}:iam::${accountId}:role/any`,
  )
  const namedRoles = names.filter((name) => name.includes(`:iam::${accountId}:role/`))
  return [...someRoles, ...namedRoles].map((arn) => roleSession(arn, accountId))
}

/** The role that is asked for; which one it is matters to no trust policy, the partition does. */
const roleBeside = (caller: Caller): string =>
  `arn:${caller.arn.split(':')[1] ?? 'aws'}:iam::000000000000:role/any`

/** Finds each agreed ID with which Rescale would be refused. */
export const findRefusal = (
  policy: ReadPolicy,
  expected: ExpectedTrust,
): ReadonlyArray<TrustFinding> => {
  const asked = { ...policy, statements: policy.statements.flatMap(withAgreedConditions) }
  const callers = callersOf(policy, expected)
  const letsIn = (principal: Caller, externalId: string): boolean =>
    assumeRoleAllowed(asked, { principal, roleArn: roleBeside(principal), externalId }).decision ===
    'allowed'
  return expected.externalIds
    .filter((externalId) => !callers.some((caller) => letsIn(caller, externalId)))
    .map((externalId) =>
      trustFinding('rescale-refused', {
        path: '',
        found: 'no statement that applies',
        expected: externalId,
      }),
    )
}

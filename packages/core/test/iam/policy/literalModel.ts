/**
 * The rules of IAM as its documentation states them, word for word and slowly: on the JSON itself,
 * with regular expressions, and with plain true and false. What the documentation leaves open (an
 * operator it does not name, a variable without a value under `Not`) is asked of a world that
 * somebody made up. The answer is known when all worlds agree on it.
 */
import type { AccessRequest, Caller } from '../../../src/iam/policy/AccessRequest.ts'
import type { Decision } from '../../../src/iam/policy/Evaluation.ts'

export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: '*' | Readonly<Record<string, string | ReadonlyArray<string>>>
  readonly Action?: string | ReadonlyArray<string>
  readonly NotAction?: string | ReadonlyArray<string>
  readonly Resource?: string | ReadonlyArray<string>
  readonly NotResource?: string | ReadonlyArray<string>
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | ReadonlyArray<string>>>>
  >
}

export interface RawPolicy {
  readonly Version: '2012-10-17' | '2008-10-17'
  readonly Statement: ReadonlyArray<RawStatement>
}

export interface RawPolicies {
  readonly identity: ReadonlyArray<RawPolicy>
  readonly resource?: RawPolicy
  readonly boundary?: RawPolicy
  readonly session: ReadonlyArray<RawPolicy>
}

/** Answers an open question, the same way each time it is asked. */
export type World = (question: string) => boolean

const list = (value: string | ReadonlyArray<string> | undefined): ReadonlyArray<string> =>
  typeof value === 'string' ? [value] : (value ?? [])

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const lookUp = (request: AccessRequest, key: string): ReadonlyArray<string> | undefined => {
  const given = Object.entries(request.context).find(
    ([name]) => name.toLowerCase() === key.toLowerCase(),
  )
  if (given !== undefined) return given[1].length > 0 ? given[1] : undefined
  const caller = request.principal
  const isAws = ['root', 'user', 'role-session', 'federated-user'].includes(caller.type)
  switch (key.toLowerCase()) {
    case 'aws:principalarn':
      return isAws ? [caller.type === 'role-session' ? caller.roleArn : caller.arn] : undefined
    case 'aws:principalaccount':
      return isAws ? [caller.accountId] : undefined
    case 'aws:username':
      return caller.type === 'user' ? [caller.arn.replace(/^.*\//, '')] : undefined
    default:
      return undefined
  }
}

/** Turns policy text into a regular expression; `undefined` when a variable in it has no value. */
const expression = (
  text: string,
  { request, version, wildcards }: { request: AccessRequest; version: string; wildcards: boolean },
): string | undefined => {
  const pieces = text.match(version === '2012-10-17' ? /\$\{[^}]*\}|[^]/g : /[^]/g) ?? []
  const written = pieces.map((piece) => {
    if (/^\$\{[*?$]\}$/.test(piece)) return escapeRegExp(piece.charAt(2))
    if (piece.startsWith('${')) {
      const [, key = '', fallback] = /^\$\{([^,}]*)(?:, '([^']*)')?\}$/.exec(piece) ?? []
      const value = lookUp(request, key)?.[0] ?? fallback
      return value === undefined ? undefined : escapeRegExp(value)
    }
    if (wildcards && piece === '*') return '[^]*'
    return wildcards && piece === '?' ? '[^]' : escapeRegExp(piece)
  })
  return written.includes(undefined) ? undefined : `^${written.join('')}$`
}

type Ask = {
  readonly request: AccessRequest
  readonly version: string
  readonly world: World
  readonly path: string
}

const splitArn = (arn: string): ReadonlyArray<string> => {
  const [, ...fields] =
    /^([^:]*):([^:]*):([^:]*):([^:]*):((?:\$\{[^}]*\}|[^:])*):([^]*)$/.exec(arn) ?? []
  return fields
}

/** "AWS completes an incomplete ARN by wildcards." */
const completed = (pattern: string): string =>
  splitArn(pattern).length === 0 ? completed(`${pattern}:*`) : pattern

/** The six fields of an ARN match one by one. */
const arnMatches = (pattern: string, arn: string, ask: Ask): boolean | undefined => {
  if (!arn.startsWith('arn:')) return false
  const patterns = splitArn(completed(pattern)).map((field) =>
    expression(field, { ...ask, wildcards: true }),
  )
  const fields = splitArn(arn)
  if (
    patterns.some(
      (field, index) => field !== undefined && !new RegExp(field).test(fields[index] ?? ''),
    )
  ) {
    return false
  }
  return patterns.includes(undefined) ? undefined : true
}

const textMatches = (
  pattern: string,
  value: string,
  ask: Ask & { wildcards: boolean; flags: string },
): boolean | undefined => {
  const regular = expression(pattern, ask)
  return regular === undefined ? undefined : new RegExp(regular, ask.flags).test(value)
}

const ipNumber = (text: string): number =>
  text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)

const comparesWith = (
  base: string,
  [pattern, value]: readonly [string, string],
  ask: Ask,
): boolean | undefined => {
  switch (base.replace('Not', '')) {
    case 'StringEquals':
      return textMatches(pattern, value, { ...ask, wildcards: false, flags: '' })
    case 'StringEqualsIgnoreCase':
      return textMatches(pattern, value, { ...ask, wildcards: false, flags: 'i' })
    case 'StringLike':
      return textMatches(pattern, value, { ...ask, wildcards: true, flags: '' })
    case 'ArnEquals':
    case 'ArnLike':
      return arnMatches(pattern, value, ask)
    case 'NumericEquals':
      return Number(value) === Number(pattern)
    case 'NumericLessThan':
      return Number(value) < Number(pattern)
    case 'NumericLessThanEquals':
      return Number(value) <= Number(pattern)
    case 'NumericGreaterThan':
      return Number(value) > Number(pattern)
    case 'NumericGreaterThanEquals':
      return Number(value) >= Number(pattern)
    case 'DateLessThan':
      return Date.parse(value) < Date.parse(pattern)
    case 'DateGreaterThan':
      return Date.parse(value) > Date.parse(pattern)
    case 'Bool':
      return value.toLowerCase() === pattern.toLowerCase()
    case 'IpAddress': {
      const [network = '', length = '32'] = pattern.split('/')
      const size = 2 ** (32 - Number(length))
      return Math.floor(ipNumber(value) / size) === Math.floor(ipNumber(network) / size)
    }
    default:
      throw new TypeError(`the model does not know ${base}`)
  }
}

const knownOperators = [
  /^String(Not)?(Equals(IgnoreCase)?|Like)$/,
  /^Arn(Not)?(Equals|Like)$/,
  /^Numeric((Not)?Equals|(Less|Greater)Than(Equals)?)$/,
  /^Date(Less|Greater)Than$/,
  /^(Bool|Null|(Not)?IpAddress)$/,
]

const isKnown = (base: string): boolean => knownOperators.some((known) => known.test(base))

/** "Values in a condition OR together"; under a `Not` operator none may match. */
const valueHolds = (
  base: string,
  patterns: ReadonlyArray<string>,
  value: string,
  ask: Ask,
): boolean => {
  const negated = base.includes('Not')
  const matches = patterns.map((pattern, index) => {
    const match = comparesWith(base, [pattern, value], ask)
    if (match !== undefined) return match
    // Documented: a statement with a variable that has no value does not apply. Left open: the same
    // under `Not`.
    return negated ? !ask.world(`${ask.path}/${value}/${index}`) : false
  })
  return negated ? !matches.includes(true) : matches.includes(true)
}

const conditionHolds = (
  name: string,
  [key, written]: readonly [string, string | ReadonlyArray<string>],
  ask: Ask,
): boolean => {
  const [, prefix = '', base = '', suffix = ''] =
    /^(ForAnyValue:|ForAllValues:)?(.*?)(IfExists)?$/.exec(name) ?? []
  if (!isKnown(base) || (base === 'Null' && prefix + suffix !== '')) return ask.world(ask.path)
  const values = lookUp(ask.request, key)
  if (base === 'Null')
    return list(written).some((value) => (value === 'true') === (values === undefined))
  if (values === undefined) {
    if (suffix === 'IfExists') return true
    if (prefix === 'ForAnyValue:') return false
    return prefix === 'ForAllValues:' || base.includes('Not')
  }
  if (prefix === '' && values.length > 1) return ask.world(ask.path)
  const each = values.map((value) => valueHolds(base, list(written), value, ask))
  return prefix === 'ForAnyValue:' ? each.includes(true) : !each.includes(false)
}

const actionFits = (statement: RawStatement, request: AccessRequest): boolean => {
  const fits = (pattern: string): boolean =>
    new RegExp(
      `^${escapeRegExp(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`,
      'i',
    ).test(request.action)
  return statement.NotAction === undefined
    ? list(statement.Action).some(fits)
    : !list(statement.NotAction).some(fits)
}

const resourceFits = (statement: RawStatement, ask: Ask): boolean => {
  const written = statement.Resource ?? statement.NotResource
  if (written === undefined) return true
  const negated = statement.NotResource !== undefined
  const fits = list(written).map((pattern, index) => {
    if (pattern === '*') return true
    const match = arnMatches(pattern, ask.request.resource, ask)
    if (match !== undefined) return match
    return negated ? !ask.world(`${ask.path}/resource/${index}`) : false
  })
  return negated ? !fits.includes(true) : fits.includes(true)
}

type Naming = 'account' | 'role' | 'direct'

const namingOf = (type: string, name: string, caller: Caller): Naming | undefined => {
  if (type === 'Service') {
    return caller.type === 'service' && caller.arn === name ? 'direct' : undefined
  }
  if (name === '*') return 'role'
  const isAws = ['root', 'user', 'role-session', 'federated-user'].includes(caller.type)
  if (isAws && (name === caller.accountId || name === `arn:aws:iam::${caller.accountId}:root`)) {
    return caller.type === 'root' ? 'direct' : 'account'
  }
  if (caller.type === 'role-session' && name === caller.roleArn) return 'role'
  return isAws && name === caller.arn ? 'direct' : undefined
}

const namingsOf = ({ Principal = {} }: RawStatement, caller: Caller): ReadonlyArray<Naming> => {
  if (Principal === '*') return ['role']
  const names = Object.entries(Principal).flatMap(([type, written]) =>
    list(written).map((name) => namingOf(type, name, caller)),
  )
  return names.filter((naming) => naming !== undefined)
}

const inWorld = (policies: RawPolicies, request: AccessRequest, world: World): Decision => {
  const applying = (policy: RawPolicy, place: string): ReadonlyArray<RawStatement> =>
    policy.Statement.filter((statement, index) => {
      const path = `${place}/${index}`
      const ask: Ask = { request, version: policy.Version, world, path }
      return (
        actionFits(statement, request) &&
        resourceFits(statement, ask) &&
        Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
          Object.entries(block).every(([key, written]) =>
            conditionHolds(operator, [key, written], {
              ...ask,
              path: `${path}/${operator}/${key}`,
            }),
          ),
        )
      )
    })
  const identity = policies.identity.flatMap((policy, index) =>
    applying(policy, `identity${index}`),
  )
  const session = policies.session.flatMap((policy, index) => applying(policy, `session${index}`))
  const boundary = policies.boundary === undefined ? [] : applying(policies.boundary, 'boundary')
  const resource = (policies.resource === undefined ? [] : applying(policies.resource, 'resource'))
    .map((statement) => ({ statement, namings: namingsOf(statement, request.principal) }))
    .filter(({ namings }) => namings.length > 0)

  const denies = ({ Effect }: RawStatement): boolean => Effect === 'Deny'
  const named = resource.map(({ statement }) => statement)
  if ([...identity, ...session, ...boundary, ...named].some(denies)) return 'explicitly-denied'

  const withinLimits =
    (policies.boundary === undefined || boundary.length > 0) &&
    (policies.session.length === 0 || session.length > 0)
  if (identity.length > 0 && withinLimits) return 'allowed'
  if (resource.some(({ namings }) => namings.includes('direct'))) return 'allowed'
  if (resource.some(({ namings }) => namings.includes('role')) && withinLimits) return 'allowed'
  return 'implicitly-denied'
}

const mostWorlds = 512

/**
 * Decides in every world that differs in an answer that matters; `too-many` when there are more
 * than 512.
 */
export const decideLiterally = (
  policies: RawPolicies,
  request: AccessRequest,
): Decision | 'too-many' => {
  const open: Array<ReadonlyMap<string, boolean>> = [new Map()]
  const decisions = new Set<Decision>()
  for (let visited = 0; visited < mostWorlds; visited += 1) {
    const answers = open.pop()
    if (answers === undefined) {
      const [decision = 'unknown', ...others] = decisions
      return others.length > 0 ? 'unknown' : decision
    }
    let asked: string | undefined
    const decision = inWorld(policies, request, (question) => {
      if (!answers.has(question)) asked ??= question
      return answers.get(question) ?? false
    })
    if (asked === undefined) decisions.add(decision)
    else open.push(new Map([...answers, [asked, false]]), new Map([...answers, [asked, true]]))
  }
  return 'too-many'
}

/**
 * The flow charts of IAM as its documentation draws them, read word for word and slowly: on the
 * JSON itself, with regular expressions, and with plain true and false. What the documentation or
 * the request leaves open (an operator that AWS does not name, a unique id that nobody looked up)
 * is asked of a world that somebody made up. The answer is known when all worlds agree on it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
import type { AccessRequest, Caller } from '../../../src/iam/policy/AccessRequest.ts'
import type { Decision } from '../../../src/iam/policy/Evaluation.ts'

export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: '*' | Readonly<Record<string, string | ReadonlyArray<string>>>
  readonly NotPrincipal?: Readonly<Record<string, string | ReadonlyArray<string>>>
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

/** The table "Principal key values", and the availability of each key. */
const fromPrincipal = (caller: Caller, key: string): LookedUp => {
  const isIam = ['root', 'user', 'role-session', 'federated-user'].includes(caller.type)
  const named = caller.arn.replace(/^.*\//, '')
  const uniqueId = 'uniqueId' in caller ? caller.uniqueId : undefined
  switch (key) {
    case 'aws:principalarn':
      if (caller.type === 'anonymous') return undefined
      if (!isIam) return 'perhaps'
      return [caller.type === 'role-session' ? caller.roleArn : caller.arn]
    case 'aws:principalaccount':
      if (caller.type === 'anonymous') return ['anonymous']
      return isIam ? [caller.accountId] : 'hidden'
    case 'aws:principalisawsservice':
      if (caller.type === 'service') return ['true']
      return isIam ? ['false'] : 'perhaps'
    case 'aws:username':
      return caller.type === 'user' ? [named] : undefined
    case 'aws:userid':
      if (caller.type === 'anonymous') return ['anonymous']
      if (caller.type === 'root') return [caller.accountId]
      if (caller.type === 'federated-user') return [`${caller.accountId}:${named}`]
      if (uniqueId === undefined) return 'hidden'
      return [caller.type === 'role-session' ? `${uniqueId}:${named}` : uniqueId]
    case 'aws:tokenissuetime':
    case 'aws:multifactorauthpresent':
      // "This key is included in the request context only when the principal uses temporary
      // credentials to make the request", as every session does.
      return ['role-session', 'federated-user'].includes(caller.type) ? 'hidden' : undefined
    case 'aws:currenttime':
    case 'aws:securetransport':
      // "This key is always included in the request context."
      return 'hidden'
    default:
      return undefined
  }
}

/** `hidden`: there, with a value nobody said. `perhaps`: not even known to be there. */
type LookedUp = ReadonlyArray<string> | 'hidden' | 'perhaps' | undefined

const lookUp = ({ context, principal }: AccessRequest, key: string): LookedUp => {
  const lowerCase = key.toLowerCase()
  const given = Object.entries(context).find(([name]) => name.toLowerCase() === lowerCase)
  if (given !== undefined) return given[1].length > 0 ? given[1] : undefined
  return fromPrincipal(principal, lowerCase)
}

interface Ask {
  readonly request: AccessRequest
  readonly version: string
  readonly world: World
  readonly path: string
}

interface TextAsk extends Ask {
  readonly wildcards: boolean
  readonly flags?: string
}

/** Compares text of a policy with text of the request, character by character. */
const textMatches = (text: string, value: string, ask: TextAsk): boolean => {
  const pieces = text.match(ask.version === '2012-10-17' ? /\$\{[^}]*\}|[^]/g : /[^]/g) ?? []
  let isOpen = false
  const written = pieces.map((piece) => {
    if (/^\$\{[*?$]\}$/.test(piece)) return escapeRegExp(piece.charAt(2))
    if (piece.startsWith('${')) {
      const [, key = '', fallback] = /^\$\{([^,}]*)(?:, '([^']*)')?\}$/.exec(piece) ?? []
      const values = lookUp(ask.request, key)
      if (typeof values === 'string' || (values?.length ?? 0) > 1) {
        isOpen = true
        return '[^]*'
      }
      const known = values?.[0] ?? fallback
      return known === undefined ? undefined : escapeRegExp(known)
    }
    if (ask.wildcards && piece === '*') return '[^]*'
    return ask.wildcards && piece === '?' ? '[^]' : escapeRegExp(piece)
  })
  // "The value is effectively null. There is no equal or like value."
  if (written.includes(undefined)) return false
  const fits = new RegExp(`^${written.join('')}$`, ask.flags).test(value)
  return fits && (!isOpen || ask.world(`${ask.path}/${text}/${value}`))
}

const splitArn = (arn: string): ReadonlyArray<string> => {
  const [, ...fields] =
    /^([^:]*):([^:]*):([^:]*):([^:]*):((?:\$\{[^}]*\}|[^:])*):([^]*)$/.exec(arn) ?? []
  return fields
}

/** "AWS completes an incomplete ARN by wildcards." */
const completed = (pattern: string): string =>
  splitArn(pattern).length === 0 ? completed(`${pattern}:*`) : pattern

/** "Each of the six colon-delimited components of the ARN is checked separately." */
const fieldsMatch = (
  pattern: string,
  arn: string,
  versionOf: (field: number) => string,
  ask: Ask,
): boolean => {
  const fields = splitArn(arn)
  return (
    fields.length > 0 &&
    splitArn(pattern).every((field, index) =>
      textMatches(field, fields[index] ?? '', {
        ...ask,
        version: versionOf(index),
        wildcards: true,
      }),
    )
  )
}

/** An ARN of a condition. */
const arnMatches = (pattern: string, arn: string, ask: Ask): boolean =>
  fieldsMatch(pattern, arn, () => ask.version, ask)

/**
 * An ARN of a `Resource`: "only in the resource portion" stand variables; "if the * wildcard is the
 * last character of a resource ARN segment, it can expand to match beyond the colon boundaries".
 */
const resourceMatches = (pattern: string, ask: Ask): boolean => {
  const { resource } = ask.request
  if (pattern === '*') return true
  if (!resource.startsWith('arn:')) return false
  const versionOf = (field: number): string => (field === 5 ? ask.version : '2008-10-17')
  if (fieldsMatch(completed(pattern), resource, versionOf, ask)) return true
  const asIfBeyond = textMatches(pattern, resource, { ...ask, wildcards: true })
  return asIfBeyond && ask.world(`${ask.path}/${pattern}/beyond`)
}

const ipNumber = (text: string): number =>
  text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)

const comparesWith = (
  base: string,
  [pattern, value]: readonly [string, string],
  ask: Ask,
): boolean => {
  switch (base.replace('Not', '')) {
    case 'StringEquals':
      return textMatches(pattern, value, { ...ask, wildcards: false })
    case 'StringEqualsIgnoreCase':
      return textMatches(pattern, value, { ...ask, wildcards: false, flags: 'i' })
    case 'StringLike':
      return textMatches(pattern, value, { ...ask, wildcards: true })
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
  const matches = patterns.map((pattern) => comparesWith(base, [pattern, value], ask))
  return base.includes('Not') ? !matches.includes(true) : matches.includes(true)
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
  if (values === 'perhaps') return ask.world(ask.path)
  if (base === 'Null')
    return list(written).some((value) => (value === 'true') === (values === undefined))
  if (values === undefined) {
    if (suffix === 'IfExists') return true
    if (prefix === 'ForAnyValue:') return false
    return prefix === 'ForAllValues:' || base.includes('Not')
  }
  if (values === 'hidden') return ask.world(ask.path)
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
  if (statement.NotResource !== undefined) {
    return !list(statement.NotResource)
      .map((pattern) => resourceMatches(pattern, ask))
      .includes(true)
  }
  const patterns = statement.Resource === undefined ? ['*'] : list(statement.Resource)
  return patterns.map((pattern) => resourceMatches(pattern, ask)).includes(true)
}

type Naming = 'account' | 'role' | 'direct'

interface Named {
  readonly type: string
  readonly name: string
}

const namesOf = (principal: RawStatement['Principal']): ReadonlyArray<Named> =>
  principal === '*'
    ? [{ type: 'AWS', name: '*' }]
    : Object.entries(principal ?? {}).flatMap(([type, written]) =>
        list(written).map((name) => ({ type, name })),
      )

const namingOf = ({ type, name }: Named, caller: Caller, ask: Ask): Naming | undefined => {
  if (type === 'Service') {
    return caller.type === 'service' && caller.arn === name ? 'direct' : undefined
  }
  if (name === '*') return 'direct'
  const isAws = ['root', 'user', 'role-session', 'federated-user'].includes(caller.type)
  if (isAws && (name === caller.accountId || name === `arn:aws:iam::${caller.accountId}:root`)) {
    return caller.type === 'root' ? 'direct' : 'account'
  }
  if (caller.type === 'role-session' && name === caller.roleArn) return 'role'
  if (isAws && name === caller.arn) return 'direct'
  // Which user federated a session, the session does not say.
  const mayHaveFederated =
    caller.type === 'federated-user' && name.startsWith(`arn:aws:iam::${caller.accountId}:user/`)
  return mayHaveFederated && ask.world(`${ask.path}/${name}/federated`) ? 'role' : undefined
}

/**
 * "You must also specify the account ARN of the not-denied principal", and the role of a session.
 * Undefined for a caller that is listed in part.
 */
const isListed = (names: ReadonlyArray<Named>, caller: Caller): boolean | undefined => {
  if (names.some(({ name }) => name === '*')) return true
  const isNamed = (name: string): boolean => names.some((one) => one.name === name)
  const account = isNamed(caller.accountId) || isNamed(`arn:aws:iam::${caller.accountId}:root`)
  const levels = {
    root: [account],
    user: [account, isNamed(caller.arn)],
    'role-session': [
      account,
      caller.type === 'role-session' && isNamed(caller.roleArn),
      isNamed(caller.arn),
    ],
    // Nobody knows which user federated the session.
    'federated-user': [
      account,
      isNamed(caller.arn),
      names.some(({ name }) => name.startsWith(`arn:aws:iam::${caller.accountId}:user/`)),
      false,
    ],
    service: [names.some(({ type, name }) => type === 'Service' && name === caller.arn)],
    federated: [false],
    anonymous: [false],
  }[caller.type]
  if (!levels.includes(false)) return true
  return levels.includes(true) ? undefined : false
}

/** Names the caller in a statement that has `NotPrincipal`; undefined when it does not hit it. */
const unlistedNaming = (
  { Effect, NotPrincipal = {} }: RawStatement,
  hasBoundary: boolean,
  ask: Ask,
): Naming | undefined => {
  const caller = ask.request.principal
  const isIam = caller.type === 'user' || caller.type === 'role-session'
  // "Will always deny any IAM principal that has a permissions boundary policy attached."
  if (Effect === 'Deny' && hasBoundary && isIam) return 'direct'
  const listed = isListed(namesOf(NotPrincipal), caller)
  const isOfAnother = hasBoundary && caller.type === 'federated-user'
  const isOpen =
    Effect === 'Allow' ? listed !== true : listed === undefined || (listed && isOfAnother)
  if (isOpen) return ask.world(`${ask.path}/unlisted`) ? 'direct' : undefined
  return listed === true ? undefined : 'direct'
}

interface Applying {
  readonly statement: RawStatement
  readonly ask: Ask
}

const conditionsHold = ({ Condition = {} }: RawStatement, ask: Ask): boolean =>
  Object.entries(Condition).every(([operator, block]) =>
    Object.entries(block).every(([key, written]) =>
      conditionHolds(operator, [key, written], { ...ask, path: `${ask.path}/${operator}/${key}` }),
    ),
  )

const applying = (
  policies: ReadonlyArray<RawPolicy>,
  place: string,
  asked: Pick<Ask, 'request' | 'world'>,
): ReadonlyArray<Applying> =>
  policies
    .flatMap(({ Version, Statement }, policy) =>
      Statement.map((statement, index) => ({
        statement,
        ask: { ...asked, version: Version, path: `${place}/${policy}/${index}` },
      })),
    )
    .filter(
      ({ statement, ask }) =>
        actionFits(statement, ask.request) &&
        resourceFits(statement, ask) &&
        conditionsHold(statement, ask),
    )

const isDeny = ({ statement }: Applying): boolean => statement.Effect === 'Deny'

const present = <A>(value: A | undefined): ReadonlyArray<A> => (value === undefined ? [] : [value])

export type Place = 'within-account' | 'across-accounts'

/** "Cannot be called by the root user", "no STS operations except GetCallerIdentity", and so on. */
const isRefused = ({ principal, action }: AccessRequest): boolean => {
  switch (principal.type) {
    case 'root':
      return /^sts:AssumeRole$/i.test(action)
    case 'federated-user':
      return /^sts:(?!GetCallerIdentity$)/i.test(action)
    case 'federated':
    case 'anonymous':
      return /^sts:(AssumeRole|GetCallerIdentity|GetSessionToken)$/i.test(action)
    case 'role-session':
    case 'service':
      return /^sts:GetSessionToken$/i.test(action)
    case 'user':
      return false
  }
}

/** "IAM role trust policies and KMS key policies must explicitly allow access for principals." */
const mustBeNamed = ({ action, resource }: AccessRequest): boolean =>
  (/^kms:/i.test(action) && /^arn:aws:kms:[^:]*:[^:]*:key\//.test(resource)) ||
  (/^sts:/i.test(action) && /^arn:aws:iam::\d+:role\//.test(resource))

const namingsOf = ({ statement, ask }: Applying, hasBoundary: boolean): ReadonlyArray<Naming> => {
  const caller = ask.request.principal
  const namings =
    statement.NotPrincipal === undefined
      ? namesOf(statement.Principal).map((named) => namingOf(named, caller, ask))
      : [unlistedNaming(statement, hasBoundary, ask)]
  return namings.filter((naming) => naming !== undefined)
}

const inWorld = (
  policies: RawPolicies,
  request: AccessRequest,
  { world, place }: { readonly world: World; readonly place: Place },
): Decision => {
  const { type } = request.principal
  const asked = { request, world }
  const hasBoundary = policies.boundary !== undefined
  const identity = applying(policies.identity, 'identity', asked)
  const session = applying(policies.session, 'session', asked)
  const boundary = applying(present(policies.boundary), 'boundary', asked)
  const resource = applying(present(policies.resource), 'resource', asked)
    .map((one) => ({ ...one, namings: namingsOf(one, hasBoundary) }))
    .filter(({ namings }) => namings.length > 0)

  // A call that needs no permission, and that a Deny does not stop.
  const isSigned = type !== 'anonymous' && type !== 'federated'
  if (/^sts:GetCallerIdentity$/i.test(request.action) && isSigned) return 'allowed'

  // Deny evaluation
  if ([...identity, ...session, ...boundary, ...resource].some(isDeny)) return 'explicitly-denied'
  if (isRefused(request)) return 'implicitly-denied'

  // Resource-based policies
  const isNamed = (...wanted: ReadonlyArray<Naming>): boolean =>
    resource.some(({ namings }) => namings.some((naming) => wanted.includes(naming)))
  const isNamedAtAll = isNamed('account', 'role', 'direct')
  const hasNoPolicies = type === 'service' || type === 'federated' || type === 'anonymous'
  if (hasNoPolicies) return isNamedAtAll ? 'allowed' : 'implicitly-denied'
  const isWithinLimits =
    (!hasBoundary || boundary.length > 0) && (policies.session.length === 0 || session.length > 0)
  if (place === 'within-account') {
    if (isNamed('direct')) return 'allowed'
    if (isNamed('role') && isWithinLimits) return 'allowed'
  }
  if ((place === 'across-accounts' || mustBeNamed(request)) && !isNamedAtAll) {
    return 'implicitly-denied'
  }

  // "No permissions are required for users to perform this operation."
  if (/^sts:GetSessionToken$/i.test(request.action)) return 'allowed'

  // Identity-based policies, permissions boundary, session policies
  const ownAllows = type === 'root' || identity.length > 0
  return ownAllows && isWithinLimits ? 'allowed' : 'implicitly-denied'
}

const mostWorlds = 512

/**
 * Decides in every world that differs in an answer that matters; `too-many` when there are more
 * than 512.
 */
export const decideLiterally = (
  policies: RawPolicies,
  request: AccessRequest,
  place: Place,
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
    const world = (question: string): boolean => {
      if (!answers.has(question)) asked ??= question
      return answers.get(question) ?? false
    }
    const decision = inWorld(policies, request, { world, place })
    if (asked === undefined) decisions.add(decision)
    else open.push(new Map([...answers, [asked, false]]), new Map([...answers, [asked, true]]))
  }
  return 'too-many'
}

/**
 * IAM's errors for invalid policies: first the grammar, then rules for the type of policy.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
import type { PolicyProblemReason, ReadPolicy, ReadPrincipal } from '@byoa/core/iam/policy'

import { type JsonRecord, isRecord, listAt, recordsAt, textsAt } from '../json.ts'
import { isLegacyProblem, legacyFault } from './legacyFault.ts'
import { matchesFilterValue } from '../matchesFilterValue.ts'
import { readingOf } from './readingOf.ts'

// model

/**
 * The type of a policy: `permissions` are inline, `managed` ones have versions. Only the grammar of
 * VPC endpoint policies is checked.
 */
export type PolicyKind = 'trust' | 'permissions' | 'managed' | 'endpoint'

/** Returns the error of a statement; undefined when it is valid. */
type StatementRule = (statement: JsonRecord) => string | undefined

/** Returns the first fault among items; undefined when none has one. */
const firstFault = <A>(
  items: ReadonlyArray<A>,
  faultOf: (item: A, index: number) => string | undefined,
): string | undefined => {
  for (const [index, item] of items.entries()) {
    const fault = faultOf(item, index)
    if (fault !== undefined) return fault
  }
  return undefined
}

// grammar

export const syntaxErrors = 'Syntax errors in policy.'

/** Problems with an error of their own. */
const worded: ReadonlySet<PolicyProblemReason> = new Set([
  'action-missing',
  'action-malformed',
  'resource-malformed',
])

const isText = (value: unknown): boolean => typeof value === 'string'

/** Requires that actions and resources are texts. */
const hasOnlyTexts: StatementRule = (statement) =>
  ['Action', 'NotAction', 'Resource', 'NotResource'].every((key) =>
    listAt(statement, key).every(isText),
  )
    ? undefined
    : syntaxErrors

const grammarFault = (kind: PolicyKind, { problems }: ReadPolicy): string | undefined =>
  problems.some(
    ({ path, reason, found }) =>
      !worded.has(reason) && !(isPermissions(kind) && isLegacyProblem(path, reason, found)),
  )
    ? syntaxErrors
    : undefined

const sidFault = (statements: ReadonlyArray<JsonRecord>): string | undefined => {
  const sids = statements.flatMap((statement) => textsAt(statement, 'Sid'))
  if (!sids.every((sid) => /^[A-Za-z0-9]*$/.test(sid))) {
    return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
  }
  const written = sids.filter((sid) => sid !== '')
  return new Set(written).size === written.length
    ? undefined
    : 'Statement IDs (SID) in a single policy must be unique.'
}

// actions, condition keys

const vendorless = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'

const nameFault = (name: string): string | undefined => {
  const colon = name.indexOf(':')
  if (colon < 0) return vendorless
  if (name.includes(':', colon + 1)) return 'Actions/Condition can contain only one colon.'
  const vendor = name.slice(0, colon)
  return /^[A-Za-z0-9.-]+$/.test(vendor) ? undefined : `Vendor ${vendor} is not valid`
}

const actionsOf = (statement: JsonRecord): ReadonlyArray<string> => [
  ...textsAt(statement, 'Action'),
  ...textsAt(statement, 'NotAction'),
]

const actionsMissing: StatementRule = (statement) =>
  actionsOf(statement).length === 0 ? 'Policy statement must contain actions.' : undefined

const actionFault: StatementRule = (statement) =>
  firstFault(actionsOf(statement), (action) => (action === '*' ? undefined : nameFault(action)))

const keyFault: StatementRule = ({ Condition }) => {
  const blocks = isRecord(Condition) ? Object.values(Condition).filter(isRecord) : []
  return blocks.every((block) => Object.keys(block).every((key) => key.includes(':')))
    ? undefined
    : vendorless
}

// permissions policies

const partitions = /^(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f|aws-eusc|\*)$/

const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
]

const hasWildcard = (text: string): boolean => /[*?]/.test(text)

/** ARNs of IAM and of S3 have no Region, and those of IAM begin with a type. */
const globalResourceFault = (
  resource: string,
  [vendor, region = '', account, path]: ReadonlyArray<string>,
): string | undefined => {
  const isRegional = region !== '' && !hasWildcard(region)
  if (vendor === 's3' && isRegional && account === '') {
    return `Resource ${resource} can not contain region information.`
  }
  if (vendor !== 'iam') return undefined
  if (isRegional) return `IAM resource ${resource} cannot contain region information.`
  const [type = ''] = path?.split('/') ?? []
  const isPath = path === undefined || path === 'root' || hasWildcard(type)
  return isPath || iamPaths.some((start) => path.startsWith(start))
    ? undefined
    : `IAM resource path must either be "*", root, or start with ${iamPaths.join(', ')}.`
}

const oneResourceFault = (resource: string): string | undefined => {
  if (/^\*+$/.test(resource)) return undefined
  const [prefix, partition, ...rest] = resource.split(':')
  const notArn = `Resource ${resource} must be in ARN format or "*".`
  if (partition === undefined) return notArn
  if (!partitions.test(partition)) {
    const missing = Array.from({ length: Math.max(0, 4 - rest.length) }, () => '*')
    const whole = ['arn', partition, ...rest, ...missing].join(':')
    return `Partition "${partition}" is not valid for resource "${whole}".`
  }
  if (prefix !== 'arn') return notArn
  return rest.length === 0
    ? 'Resource vendor must be fully qualified and cannot contain regexes.'
    : globalResourceFault(resource, rest)
}

const resourcesOf = (statement: JsonRecord): ReadonlyArray<string> => [
  ...textsAt(statement, 'Resource'),
  ...textsAt(statement, 'NotResource'),
]

const resourcesMissing: StatementRule = (statement) =>
  resourcesOf(statement).length === 0 ? 'Policy statement must contain resources.' : undefined

const resourceFault: StatementRule = (statement) =>
  firstFault(resourcesOf(statement), oneResourceFault)

const parsingFault: StatementRule = (statement) =>
  legacyFault(
    statement,
    resourcesOf(statement),
    (resource) => oneResourceFault(resource) === undefined,
  )

const principalElements = ['Principal', 'NotPrincipal']

const namedPrincipal: StatementRule = (statement) =>
  principalElements.some((key) => Object.hasOwn(statement, key))
    ? 'Policy document should not specify a principal.'
    : undefined

// trust policies

/** Prohibited and required elements of trust policies. */
const trustFieldFault: StatementRule = (statement) => {
  const prohibited = ['Resource', 'NotResource', 'NotPrincipal'].find((key) =>
    Object.hasOwn(statement, key),
  )
  if (prohibited !== undefined) return `Has prohibited field ${prohibited}`
  const missing = ['Principal', 'Action'].find(
    (key) => !Object.hasOwn(statement, key) && !Object.hasOwn(statement, `Not${key}`),
  )
  return missing === undefined ? undefined : `Missing required field ${missing}`
}

const trustActions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetContext',
  'sts:SetSourceIdentity',
  'sts:TagSession',
].map((action) => action.toLowerCase())

/** Wildcards are allowed within the actions of STS. */
const isTrustAction = (written: string): boolean => {
  const pattern = written.toLowerCase()
  return (
    pattern.startsWith('sts:') && trustActions.some((action) => matchesFilterValue(pattern, action))
  )
}

const trustActionFault: StatementRule = (statement) => {
  const actions = textsAt(statement, 'Action')
  if (!actions.every((action) => /^(\*|[^:]+:[A-Za-z0-9*?]+)$/.test(action))) return syntaxErrors
  return actions.every(isTrustAction)
    ? undefined
    : 'AssumeRole policy may only specify STS AssumeRole actions.'
}

const serviceDomain = /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal|api\.aws)$/

/** Returns IAM's error for an invalid principal, whose type is in upper case. */
export const invalidPrincipal = (type: string, name: string): string =>
  `Invalid principal in policy: "${type.toUpperCase()}":"${name}"`

const isPrincipal = (principal: ReadPrincipal): boolean => {
  switch (principal.kind) {
    case 'unknown':
    case 'canonical-user':
      return false
    case 'service':
      return serviceDomain.test(principal.written)
    case 'anyone':
    case 'account':
    case 'role':
    case 'user':
    case 'role-session':
    case 'federated-user':
    case 'unique-id':
    case 'federated':
      return true
  }
}

const principalTypes = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser'])

const principalFault = (
  { Principal }: JsonRecord,
  entries: ReadonlyArray<ReadPrincipal>,
): string | undefined => {
  if (!isRecord(Principal)) return undefined
  if (!Object.keys(Principal).every((type) => principalTypes.has(type))) return syntaxErrors
  const unsound = entries.find((principal) => !isPrincipal(principal))
  if (unsound === undefined || unsound.kind === 'anyone') return undefined
  const type = Object.keys(Principal).find((key) =>
    textsAt(Principal, key).some((name) => name.toLowerCase() === unsound.written.toLowerCase()),
  )
  return invalidPrincipal(type ?? 'AWS', unsound.written)
}

// queries

const trustRules = [trustFieldFault, actionsMissing, actionFault, keyFault, trustActionFault]

const trustFault = (
  statement: JsonRecord,
  read: ReadPolicy['statements'][number] | undefined,
): string | undefined =>
  firstFault(trustRules, (rule) => rule(statement)) ??
  (read?.kind === 'statement'
    ? principalFault(statement, read.principal?.entries ?? [])
    : undefined)

/** Each rule is for all statements before the next one is for any. */
const permissionsRules = [
  namedPrincipal,
  actionsMissing,
  resourcesMissing,
  resourceFault,
  actionFault,
]

const isPermissions = (kind: PolicyKind): boolean => kind === 'permissions' || kind === 'managed'

const oldVersion = 'Policy document must be version 2012-10-17 or greater.'

/** Returns IAM's error for a policy; undefined when it is valid. */
export const policyFault = (kind: PolicyKind, value: unknown): string | undefined => {
  if (!isRecord(value)) return syntaxErrors
  const read = readingOf({ value })
  const statements = recordsAt(value, 'Statement')
  const { Id, Version } = value
  if (statements.length === 0 || (Id !== undefined && !isText(Id))) return syntaxErrors
  const grammar = firstFault(statements, hasOnlyTexts) ?? grammarFault(kind, read)
  if (grammar !== undefined || kind === 'endpoint') return grammar ?? sidFault(statements)
  if (kind === 'managed' && Version !== '2012-10-17') return oldVersion
  if (kind === 'trust') {
    return (
      sidFault(statements) ??
      firstFault(statements, (statement, index) => trustFault(statement, read.statements[index]))
    )
  }
  return (
    firstFault(statements, parsingFault) ??
    sidFault(statements) ??
    firstFault(permissionsRules, (rule) => firstFault(statements, rule))
  )
}

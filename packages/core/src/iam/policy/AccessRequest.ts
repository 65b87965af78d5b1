/**
 * What IAM decides about: who calls which action on which resource, in which circumstances.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

// model

/**
 * The root user, an IAM user or a federated user session: the ARN is the one GetCallerIdentity
 * returns.
 */
export interface EntityCaller {
  readonly type: 'root' | 'user' | 'federated-user'
  readonly arn: string
  readonly accountId: string
  /** `AIDA…` of a user. */
  readonly uniqueId?: string
}

/** A session of a role. Its own ARN has no path, so the ARN of the role stands beside it. */
export interface RoleSessionCaller {
  readonly type: 'role-session'
  /** `arn:aws:sts::111122223333:assumed-role/RoleName/SessionName`. */
  readonly arn: string
  readonly accountId: string
  /** `arn:aws:iam::111122223333:role/path/RoleName`. */
  readonly roleArn: string
  /** `AROA…` of the role. */
  readonly uniqueId?: string
}

/** An AWS service that acts for itself; `arn` is its host name such as `ec2.amazonaws.com`. */
export interface ServiceCaller {
  readonly type: 'service'
  readonly arn: string
  readonly accountId: string
}

/** Someone whom an identity provider vouches for; `arn` names the provider. */
export interface FederatedCaller {
  readonly type: 'federated'
  readonly arn: string
  readonly accountId: string
}

/** Nobody known: a request without a signature. */
export interface AnonymousCaller {
  readonly type: 'anonymous'
  readonly arn: string
  readonly accountId: string
}

export type Caller =
  | EntityCaller
  | RoleSessionCaller
  | ServiceCaller
  | FederatedCaller
  | AnonymousCaller

/**
 * Condition key → values. Keys are matched without regard to case; no value means that the key is
 * absent.
 */
export type RequestContext = Readonly<Record<string, ReadonlyArray<string>>>

export interface AccessRequest {
  readonly principal: Caller
  /** `service:Action`, matched without regard to case. */
  readonly action: string
  /** The ARN of the resource, or `*` for an action that has none. */
  readonly resource: string
  readonly context: RequestContext
}

/**
 * Returns the values of a condition key that is given in lower case; undefined when the key is
 * absent.
 */
export type ContextReader = (lowerCaseKey: string) => ReadonlyArray<string> | undefined

// queries

const afterLast = (text: string, separator: string): string =>
  text.slice(text.lastIndexOf(separator) + 1)

const callerTypeNames: Readonly<Record<Caller['type'], string>> = {
  root: 'Account',
  user: 'User',
  'federated-user': 'FederatedUser',
  'role-session': 'AssumedRole',
  service: 'AWSService',
  federated: 'FederatedUser',
  anonymous: 'Anonymous',
}

const userIdOf = (caller: Caller): string | undefined => {
  switch (caller.type) {
    case 'role-session':
      return caller.uniqueId === undefined
        ? undefined
        : `${caller.uniqueId}:${afterLast(caller.arn, '/')}`
    case 'root':
      return caller.accountId
    case 'user':
    case 'federated-user':
      return caller.uniqueId
    case 'service':
    case 'federated':
    case 'anonymous':
      return undefined
  }
}

const isAwsEntity = (caller: Caller): boolean =>
  caller.type !== 'service' && caller.type !== 'federated' && caller.type !== 'anonymous'

/** The keys that AWS derives from the caller, so that no one who asks can forget them. */
const derivedFrom = (caller: Caller, key: string): string | undefined => {
  switch (key) {
    case 'aws:principalarn':
      if (!isAwsEntity(caller)) return undefined
      return caller.type === 'role-session' ? caller.roleArn : caller.arn
    case 'aws:principalaccount':
      return isAwsEntity(caller) ? caller.accountId : undefined
    case 'aws:principaltype':
      return callerTypeNames[caller.type]
    case 'aws:principalisawsservice':
      return String(caller.type === 'service')
    case 'aws:principalservicename':
      return caller.type === 'service' ? caller.arn : undefined
    case 'aws:userid':
      return userIdOf(caller)
    case 'aws:username':
      return caller.type === 'user' ? afterLast(caller.arn, '/') : undefined
    default:
      return undefined
  }
}

/** Contexts are small and read a few times, so that looking through them beats an index of them. */
const givenIn = (
  context: RequestContext,
  lowerCaseKey: string,
): ReadonlyArray<string> | undefined => {
  let given: ReadonlyArray<string> | undefined
  for (const key of Object.keys(context)) {
    if (key.length !== lowerCaseKey.length || key.toLowerCase() !== lowerCaseKey) continue
    const values = context[key] ?? []
    given = given === undefined ? values : [...given, ...values]
  }
  return given
}

/**
 * Returns a reader of condition keys: what the context gives, and else what AWS derives from the
 * caller (`aws:PrincipalArn`, which is the role of a session, `aws:PrincipalAccount`, `aws:userid`
 * and their kin).
 */
export const contextReader =
  ({ context, principal }: AccessRequest): ContextReader =>
  (key) => {
    const given = givenIn(context, key)
    if (given !== undefined) return given.length > 0 ? given : undefined
    const derived = derivedFrom(principal, key)
    return derived === undefined ? undefined : [derived]
  }

/**
 * The request that IAM decides: caller, action, resource and context.
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

/** A session of a role. Its own ARN has no path, so the ARN of the role is given, too. */
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

/** An AWS service principal; `arn` is its host name such as `ec2.amazonaws.com`. */
export interface ServiceCaller {
  readonly type: 'service'
  readonly arn: string
  readonly accountId: string
}

/** A federated principal; `arn` is that of the identity provider. */
export interface FederatedCaller {
  readonly type: 'federated'
  readonly arn: string
  readonly accountId: string
}

/** An anonymous caller: a request without a signature. */
export interface AnonymousCaller {
  readonly type: 'anonymous'
  readonly arn: string
  readonly accountId: string
}

/** A principal of an account; only these can have policies of their own. */
export type AccountCaller = EntityCaller | RoleSessionCaller

export type Caller =
  | EntityCaller
  | RoleSessionCaller
  | ServiceCaller
  | FederatedCaller
  | AnonymousCaller

/**
 * Condition key → values. Keys are case-insensitive; an empty list means that the key is absent.
 */
export type RequestContext = Readonly<Record<string, ReadonlyArray<string>>>

export interface AccessRequest {
  readonly principal: Caller
  /** `service:Action`, case-insensitive. */
  readonly action: string
  /** The ARN of the resource, or `*` for an action that has none. */
  readonly resource: string
  readonly context: RequestContext
  /**
   * Whether keys that are neither in the context nor put into the request by AWS itself are absent
   * or unknown. Absent by default.
   */
  readonly otherKeys?: 'absent' | 'unknown'
}

/**
 * The values of a condition key in a request, or undefined when the key is absent. `present`: the
 * key exists with an unknown value. `unknown`: it is not known whether the key exists.
 */
export type KeyReading = ReadonlyArray<string> | 'present' | 'unknown' | undefined

/** Reads a condition key that is given in lower case. */
export type ContextReader = (lowerCaseKey: string) => KeyReading

// queries

/** Returns whether a caller is a principal of an account. */
export const isOfAccount = (caller: Caller): caller is AccountCaller =>
  caller.type !== 'service' && caller.type !== 'federated' && caller.type !== 'anonymous'

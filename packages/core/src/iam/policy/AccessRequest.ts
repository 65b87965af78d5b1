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
  /**
   * What the keys are that neither the context gives nor AWS derives from the caller: absent, or
   * not known to whoever asks. Absent by default.
   */
  readonly otherKeys?: 'absent' | 'unknown'
}

/**
 * What a request has under a condition key: its values, or undefined when the key is absent.
 * `present`: the key is there, and nobody said with which value. `unknown`: nobody said whether it
 * is there.
 */
export type KeyReading = ReadonlyArray<string> | 'present' | 'unknown' | undefined

/** Reads a condition key that is given in lower case. */
export type ContextReader = (lowerCaseKey: string) => KeyReading

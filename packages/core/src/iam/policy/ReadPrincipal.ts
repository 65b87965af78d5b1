/**
 * The principals that a resource policy can name, in every form that IAM accepts.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
import { type Caller, isOfAccount } from './AccessRequest.ts'
import { type Certainty, certain } from './Certainty.ts'

// model

export type ReadPrincipal =
  /** `"*"` as the whole element, or `"AWS": "*"`. */
  | { readonly kind: 'anyone'; readonly form: 'element' | 'AWS' }
  /** A twelve-digit ID and the root ARN are the same principal; the ID has no partition. */
  | {
      readonly kind: 'account'
      readonly accountId: string
      readonly partition: string | undefined
      readonly written: string
    }
  | {
      readonly kind: 'role' | 'user' | 'role-session' | 'federated-user'
      readonly accountId: string
      readonly partition: string
      readonly written: string
    }
  /** The unique ID that IAM shows for a deleted role or user. */
  | { readonly kind: 'unique-id'; readonly written: string }
  | { readonly kind: 'service' | 'federated' | 'canonical-user'; readonly written: string }
  | { readonly kind: 'unknown'; readonly written: string }

/**
 * How directly a principal is named, on which it depends what IAM requires beyond the resource
 * policy: an account delegates to its own policies; a role, and the user of a federated session,
 * are still limited by boundary and session policies; a user, a session and `*` need nothing else.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Directness = 'account' | 'role' | 'direct'

// constructors

const iamArn = /^arn:([a-z-]+):iam::(\d{12}):(?:(root)|(role|user)\/[^*?]+)$/
const stsArn =
  /^arn:([a-z-]+):sts::(\d{12}):(assumed-role\/[^*?/]+\/[^*?/]+|federated-user\/[^*?/]+)$/

/** Reads an entry of `"AWS"`. */
const readAwsPrincipal = (written: string): ReadPrincipal => {
  if (written === '*') return { kind: 'anyone', form: 'AWS' }
  if (/^\d{12}$/.test(written)) {
    return { kind: 'account', accountId: written, partition: undefined, written }
  }
  if (/^A(ROA|IDA)[A-Z0-9]{12,124}$/.test(written)) return { kind: 'unique-id', written }
  const [, partition, accountId, root, entity] = iamArn.exec(written) ?? []
  if (partition !== undefined && accountId !== undefined) {
    const kind = root === undefined ? (entity === 'role' ? 'role' : 'user') : 'account'
    return { kind, accountId, partition, written }
  }
  const [, stsPartition, stsAccount, session] = stsArn.exec(written) ?? []
  if (stsPartition !== undefined && stsAccount !== undefined && session !== undefined) {
    const kind = session.startsWith('assumed-role') ? 'role-session' : 'federated-user'
    return { kind, accountId: stsAccount, partition: stsPartition, written }
  }
  return { kind: 'unknown', written }
}

/** Reads one entry of a principal map, e.g. `"Service": "ec2.amazonaws.com"`. */
export const readPrincipal = (type: string, written: string): ReadPrincipal => {
  if (type === 'AWS') return readAwsPrincipal(written)
  if (type === 'Service' && !written.includes('*')) {
    return { kind: 'service', written: written.toLowerCase() }
  }
  if (type === 'Federated' && written !== '*') return { kind: 'federated', written }
  return { kind: type === 'CanonicalUser' ? 'canonical-user' : 'unknown', written }
}

/** Renders a principal as in a policy. */
export const renderPrincipal = (principal: ReadPrincipal): string =>
  principal.kind === 'anyone' ? '*' : principal.written

// queries

const hasPartition = (caller: Caller, partition: string | undefined): boolean =>
  partition === undefined || caller.arn.startsWith(`arn:${partition}:`)

/** Without its unique ID, the caller may or may not be the named one. */
const hasUniqueId = (caller: Caller, uniqueId: string): Certainty => {
  if (caller.type === 'federated-user') return uniqueId.startsWith('AIDA') ? 'unknown' : 'no'
  if (caller.type !== 'role-session' && caller.type !== 'user') return 'no'
  return caller.uniqueId === undefined ? 'unknown' : certain(caller.uniqueId === uniqueId)
}

/** Statements about a user apply to its federated sessions, which do not name the user. */
const isUser = (
  user: { readonly written: string; readonly accountId: string; readonly partition: string },
  caller: Caller,
): Certainty => {
  if (caller.type === 'user') return certain(caller.arn === user.written)
  const mayBe =
    caller.type === 'federated-user' &&
    caller.accountId === user.accountId &&
    hasPartition(caller, user.partition)
  return mayBe ? 'unknown' : 'no'
}

/**
 * Returns whether a principal of a policy includes the caller. An account ID without ARN means that
 * account in the partition of the resource; undefined when the resource has none.
 */
export const isCaller = (
  principal: ReadPrincipal,
  caller: Caller,
  ownPartition: string | undefined,
): Certainty => {
  switch (principal.kind) {
    case 'anyone':
      return 'yes'
    case 'account':
      return certain(
        isOfAccount(caller) &&
          caller.accountId === principal.accountId &&
          hasPartition(caller, principal.partition ?? ownPartition),
      )
    case 'role':
      return certain(caller.type === 'role-session' && caller.roleArn === principal.written)
    case 'user':
      return isUser(principal, caller)
    case 'role-session':
    case 'federated-user':
    case 'federated':
      return certain(caller.type === principal.kind && caller.arn === principal.written)
    case 'unique-id':
      return hasUniqueId(caller, principal.written)
    case 'service':
      return certain(caller.type === 'service' && caller.arn.toLowerCase() === principal.written)
    case 'canonical-user':
      // It names an account, by an ID that cannot be derived from the caller's account ID.
      return isOfAccount(caller) ? 'unknown' : 'no'
    case 'unknown':
      return 'unknown'
  }
}

/** Returns how directly a principal names a caller that it includes. */
export const directnessOf = (principal: ReadPrincipal, caller: Caller): Directness => {
  switch (principal.kind) {
    case 'account':
      return caller.type === 'root' ? 'direct' : 'account'
    case 'role':
      return 'role'
    case 'unique-id':
    case 'user':
      return caller.type === 'user' ? 'direct' : 'role'
    case 'anyone':
    case 'role-session':
    case 'federated-user':
    case 'service':
    case 'federated':
    case 'canonical-user':
    case 'unknown':
      return 'direct'
  }
}

type Level = Exclude<ReadPrincipal['kind'], 'anyone' | 'unique-id' | 'canonical-user' | 'unknown'>

/** All principals of a caller, from the widest to the caller itself. */
const levels: Readonly<Record<Caller['type'], ReadonlyArray<Level>>> = {
  root: ['account'],
  user: ['account', 'user'],
  'federated-user': ['account', 'user', 'federated-user'],
  'role-session': ['account', 'role', 'role-session'],
  service: ['service'],
  federated: ['federated'],
  anonymous: [],
}

const levelOf = (principal: ReadPrincipal, caller: Caller): ReadPrincipal['kind'] => {
  if (principal.kind !== 'unique-id') return principal.kind
  return caller.type === 'role-session' ? 'role' : 'user'
}

/**
 * Returns whether the caller is none of the principals of a `NotPrincipal`. AWS requires a session
 * to be listed with its role and its account; for a caller that is listed in part, as a federated
 * user always is, the answer is `unknown`.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export const isNoneOf = (
  principals: ReadonlyArray<ReadPrincipal>,
  caller: Caller,
  ownPartition: string | undefined,
): Certainty => {
  if (principals.some(({ kind }) => kind === 'anyone')) return 'no'
  const answers = principals.map((one) => isCaller(one, caller, ownPartition))
  if (answers.every((answer) => answer === 'no')) return 'yes'
  const certainly = principals.filter((_, index) => answers[index] === 'yes')
  const listed = new Set(certainly.map((principal) => levelOf(principal, caller)))
  const isListed = listed.size > 0 && levels[caller.type].every((level) => listed.has(level))
  return isListed ? 'no' : 'unknown'
}

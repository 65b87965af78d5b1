/**
 * The condition keys that AWS puts into a request by itself, so that requests need not list them:
 * those that it derives from the caller, and those of every request. A key that AWS always puts
 * into a request is never absent: with an unknown value it is `present`.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
import { type AccountCaller, type Caller, type KeyReading, isOfAccount } from './AccessRequest.ts'

// model

type Derive = (caller: Caller, action: string) => KeyReading

type OtherCaller = Exclude<Caller, AccountCaller>['type']

// queries

/** Derives a key from principals of an account; other callers have the same value each. */
const ofAccount =
  (
    derive: (caller: AccountCaller) => string | undefined,
    ofOthers: Readonly<Record<OtherCaller, KeyReading>>,
  ): Derive =>
  (caller) => {
    if (!isOfAccount(caller)) return ofOthers[caller.type]
    const value = derive(caller)
    return value === undefined ? 'present' : [value]
  }

const ofOthers = (anonymous: string): Readonly<Record<OtherCaller, KeyReading>> => ({
  service: 'present',
  federated: 'present',
  anonymous: [anonymous],
})

const afterLast = (text: string, separator: string): string =>
  text.slice(text.lastIndexOf(separator) + 1)

/** The ARN of a session is that of its role. AWS names no ARN for a service. */
const principalArn = ofAccount(
  (caller) => (caller.type === 'role-session' ? caller.roleArn : caller.arn),
  { service: 'unknown', federated: 'unknown', anonymous: undefined },
)

const principalTypes: Readonly<Record<AccountCaller['type'], string>> = {
  root: 'Account',
  user: 'User',
  'federated-user': 'FederatedUser',
  'role-session': 'AssumedRole',
}

/**
 * AWS documents that unsigned requests lack the key, but also policies that deny by it as if all
 * requests had it; so the answer for them is `unknown`.
 */
const isAwsService = ofAccount(() => 'false', {
  service: ['true'],
  federated: 'unknown',
  anonymous: 'unknown',
})

const userId = ({ type, arn, accountId, uniqueId }: AccountCaller): string | undefined => {
  switch (type) {
    case 'root':
      return accountId
    case 'user':
      return uniqueId
    case 'federated-user':
      return `${accountId}:${afterLast(arn, '/')}`
    case 'role-session':
      return uniqueId === undefined ? undefined : `${uniqueId}:${afterLast(arn, '/')}`
  }
}

const always: Derive = () => 'present'

/** Roles and federated users have no other credentials; a user may have either. */
const ofTemporaryCredentials: Derive = ({ type }) =>
  type === 'role-session' || type === 'federated-user' ? 'present' : undefined

/** Each of these calls names the session that it opens. */
const sessionCalls = /^sts:AssumeRole(WithSAML|WithWebIdentity)?$/i

/** Lower-case condition key → its value in a request that does not list it. */
export const impliedKeys: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['aws:principalarn', principalArn],
  ['aws:principalaccount', ofAccount(({ accountId }) => accountId, ofOthers('anonymous'))],
  ['aws:principaltype', ofAccount(({ type }) => principalTypes[type], ofOthers('Anonymous'))],
  ['aws:principalisawsservice', isAwsService],
  ['aws:principalservicename', ({ type, arn }) => (type === 'service' ? [arn] : undefined)],
  ['aws:principalservicenameslist', ({ type }) => (type === 'service' ? 'present' : undefined)],
  ['aws:userid', ofAccount(userId, ofOthers('anonymous'))],
  ['aws:username', ({ type, arn }) => (type === 'user' ? [afterLast(arn, '/')] : undefined)],
  ['aws:multifactorauthpresent', ofTemporaryCredentials],
  ['aws:tokenissuetime', ofTemporaryCredentials],
  ['aws:currenttime', always],
  ['aws:epochtime', always],
  ['aws:requestedregion', always],
  ['aws:securetransport', always],
  ['aws:useragent', always],
  ['sts:rolesessionname', (_, action) => (sessionCalls.test(action) ? 'present' : undefined)],
])

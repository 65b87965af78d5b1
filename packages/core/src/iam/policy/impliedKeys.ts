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
import type { Caller, KeyReading } from './AccessRequest.ts'

// model

type Derive = (caller: Caller, action: string) => KeyReading

// queries

const afterLast = (text: string, separator: string): string =>
  text.slice(text.lastIndexOf(separator) + 1)

/** The ARN of a session is that of its role. AWS names no ARN for a service. */
const principalArn: Derive = (caller) => {
  switch (caller.type) {
    case 'root':
    case 'user':
    case 'federated-user':
      return [caller.arn]
    case 'role-session':
      return [caller.roleArn]
    case 'service':
    case 'federated':
      return 'unknown'
    case 'anonymous':
      return undefined
  }
}

const principalAccount: Derive = (caller) => {
  switch (caller.type) {
    case 'root':
    case 'user':
    case 'federated-user':
    case 'role-session':
      return [caller.accountId]
    case 'service':
    case 'federated':
      return 'present'
    case 'anonymous':
      return ['anonymous']
  }
}

const principalTypes: Readonly<Record<Caller['type'], KeyReading>> = {
  root: ['Account'],
  user: ['User'],
  'federated-user': ['FederatedUser'],
  'role-session': ['AssumedRole'],
  service: 'present',
  federated: 'present',
  anonymous: ['Anonymous'],
}

/**
 * AWS documents that unsigned requests lack the key, but also policies that deny by it as if all
 * requests had it; so the answer for them is `unknown`.
 */
const isAwsService: Readonly<Record<Caller['type'], KeyReading>> = {
  root: ['false'],
  user: ['false'],
  'federated-user': ['false'],
  'role-session': ['false'],
  service: ['true'],
  federated: 'unknown',
  anonymous: 'unknown',
}

const userId: Derive = (caller) => {
  switch (caller.type) {
    case 'root':
      return [caller.accountId]
    case 'user':
      return caller.uniqueId === undefined ? 'present' : [caller.uniqueId]
    case 'federated-user':
      return [`${caller.accountId}:${afterLast(caller.arn, '/')}`]
    case 'role-session':
      return caller.uniqueId === undefined
        ? 'present'
        : [`${caller.uniqueId}:${afterLast(caller.arn, '/')}`]
    case 'service':
    case 'federated':
      return 'present'
    case 'anonymous':
      return ['anonymous']
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
  ['aws:principalaccount', principalAccount],
  ['aws:principaltype', ({ type }) => principalTypes[type]],
  ['aws:principalisawsservice', ({ type }) => isAwsService[type]],
  ['aws:principalservicename', ({ type, arn }) => (type === 'service' ? [arn] : undefined)],
  ['aws:principalservicenameslist', ({ type }) => (type === 'service' ? 'present' : undefined)],
  ['aws:userid', userId],
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

/**
 * Calls that no policy decides: one that AWS serves whatever policies say, and those that it does
 * not take from some callers.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
import type { AccessRequest, Caller } from './AccessRequest.ts'

// queries

const isSigned: Readonly<Record<Caller['type'], boolean>> = {
  root: true,
  user: true,
  'federated-user': true,
  'role-session': true,
  service: true,
  federated: false,
  anonymous: false,
}

/** Tells whether a call is served even when a policy denies it: `sts:GetCallerIdentity`. */
export const isAlwaysAllowed = ({ principal, action }: AccessRequest): boolean =>
  action.toLowerCase() === 'sts:getcalleridentity' && isSigned[principal.type]

/**
 * Tells whether AWS refuses a call for the kind of its caller: AssumeRole wants a user, a role or a
 * service, and a federated user session can call nothing else of STS either.
 */
export const isNeverTaken = ({ principal, action }: AccessRequest): boolean => {
  const lowerCaseAction = action.toLowerCase()
  if (lowerCaseAction === 'sts:getcalleridentity') return !isSigned[principal.type]
  if (principal.type === 'federated-user') return lowerCaseAction.startsWith('sts:')
  return (
    lowerCaseAction === 'sts:assumerole' && (principal.type === 'root' || !isSigned[principal.type])
  )
}

/**
 * Calls that no policy decides: one that AWS serves whatever policies say, and those that it does
 * not take from some callers.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 * @source https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
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

const partitionOf = (arn: string): string | undefined => /^arn:([^:]*):/.exec(arn)?.[1]

/** Credentials of one partition are none in another. */
const isOfOtherPartition = ({ principal, resource }: AccessRequest): boolean => {
  const own = partitionOf(principal.arn)
  const asked = partitionOf(resource)
  return own !== undefined && asked !== undefined && own !== asked
}

/**
 * Tells whether AWS refuses a call for its caller: from another partition; AssumeRole unless by a
 * user, a role or a service; and of a federated user session whatever else is of STS.
 */
export const isNeverTaken = (request: AccessRequest): boolean => {
  if (isOfOtherPartition(request)) return true
  const { principal, action } = request
  const lowerCaseAction = action.toLowerCase()
  if (lowerCaseAction === 'sts:getcalleridentity') return !isSigned[principal.type]
  if (principal.type === 'federated-user') return lowerCaseAction.startsWith('sts:')
  return (
    lowerCaseAction === 'sts:assumerole' && (principal.type === 'root' || !isSigned[principal.type])
  )
}

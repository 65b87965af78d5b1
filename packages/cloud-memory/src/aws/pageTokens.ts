/**
 * Pagination tokens: each contains a hash of its action and parameters, and is refused for others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
 */
import * as E from 'fp-ts/lib/Either.js'

import { type AwsError, invalidParameter, validationError } from './AwsError.ts'
import { orderedJson } from './json.ts'

/** Parameters that can differ between pages. */
const ownToPage: ReadonlySet<string> = new Set([
  'NextToken',
  'MaxResults',
  'Marker',
  'MaxItems',
  'DryRun',
])

/** The names of tokens; IAM has its own. */
interface Paged {
  readonly NextToken?: unknown
  readonly Marker?: unknown
}

/** FNV-1a; not for security. */
const markOf = (permission: string, input: object): string => {
  const own = Object.entries(input).filter(([name]) => !ownToPage.has(name))
  const text = permission + orderedJson(Object.fromEntries(own))
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

interface PageToken {
  readonly name: keyof Paged
  readonly token: string
}

const tokenIn = ({ NextToken, Marker }: Paged): PageToken | undefined => {
  if (typeof NextToken === 'string') return { name: 'NextToken', token: NextToken }
  return typeof Marker === 'string' ? { name: 'Marker', token: Marker } : undefined
}

/** Returns an output with the hash in its token. */
export const markToken = <Output extends object>(
  permission: string,
  input: object,
  output: Output,
): Output => {
  const found = tokenIn(output)
  if (found === undefined) return output
  const { name, token } = found
  return { ...output, [name]: `${token}.${markOf(permission, input)}` }
}

/** Returns an input without the hash in its token; Left for a token of another call. */
export const unmarkToken = <Input extends object>(
  permission: string,
  input: Input,
): E.Either<AwsError, Input> => {
  const found = tokenIn(input)
  if (found === undefined) return E.right(input)
  const { name, token } = found
  const suffix = `.${markOf(permission, input)}`
  if (token.endsWith(suffix)) {
    return E.right({ ...input, [name]: token.slice(0, -suffix.length) })
  }
  const message = `Invalid value '${token}' for ${name === 'Marker' ? 'marker' : 'nextToken'}`
  return permission.startsWith('ec2:') ? invalidParameter(message) : validationError(message)
}

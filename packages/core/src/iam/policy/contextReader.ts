/**
 * The condition keys of a request, given or implied.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import type { AccessRequest, ContextReader, RequestContext } from './AccessRequest.ts'
import { impliedKeys } from './impliedKeys.ts'

// queries

/** Contexts are small and read a few times, so a linear search is faster than an index. */
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
 * Returns a reader of condition keys: from the context, otherwise as AWS puts them into the request
 * (`aws:PrincipalArn`, which is the role of a session, `aws:userid`, `aws:CurrentTime` and similar
 * keys).
 */
export const contextReader =
  ({ context, principal, action, otherKeys }: AccessRequest): ContextReader =>
  (key) => {
    const given = givenIn(context, key)
    if (given !== undefined) return given.length > 0 ? given : undefined
    const derive = impliedKeys.get(key)
    if (derive !== undefined) return derive(principal, action)
    return otherKeys === 'unknown' ? 'unknown' : undefined
  }

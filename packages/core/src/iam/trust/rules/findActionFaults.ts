/**
 * The only action is `sts:AssumeRole`.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import { callsOfPrincipal } from '../assumeCalls.ts'
import { type TrustFinding, trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

const assumeRole = 'sts:AssumeRole'

/** Actions that only label a session that another call made: they let nobody in. */
const sessionActions = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'])

/** The calls of the principals in lower case, of which each is judged with its principal. */
const callsOf = ({ principal }: ReadStatement): ReadonlySet<string> =>
  new Set(
    principal?.entries
      .filter(({ kind }) => kind === 'federated')
      .flatMap(callsOfPrincipal)
      .map((call) => call.toLowerCase()),
  )

export const findActionFaults: TrustRule = (statement) => {
  const { negated, written } = statement.action
  if (negated) {
    const path = pathIn(statement, 'NotAction')
    return [trustFinding('not-action', { path, found: written.join(', '), expected: assumeRole })]
  }
  const ownCalls = callsOf(statement)
  const path = pathIn(statement, 'Action')
  return written.flatMap((action): ReadonlyArray<TrustFinding> => {
    const lowerCase = action.toLowerCase()
    if (lowerCase === assumeRole.toLowerCase() || ownCalls.has(lowerCase)) return []
    const id = sessionActions.has(lowerCase) ? 'session-action' : 'extra-action'
    return [trustFinding(id, { path, found: action, expected: assumeRole })]
  })
}

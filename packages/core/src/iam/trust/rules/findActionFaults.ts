/**
 * The only action is `sts:AssumeRole`.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
import { type TrustFinding, trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

const assumeRole = 'sts:AssumeRole'

/** Actions that only label a session that `sts:AssumeRole` made. */
const sessionActions = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'])

const findInAction = (written: string, path: string): ReadonlyArray<TrustFinding> => {
  const lowerCase = written.toLowerCase()
  if (lowerCase === assumeRole.toLowerCase()) return []
  const id = sessionActions.has(lowerCase) ? 'session-action' : 'extra-action'
  return [trustFinding(id, { path, found: written, expected: assumeRole })]
}

export const findActionFaults: TrustRule = (statement) => {
  const { negated, written } = statement.action
  if (negated) {
    const path = pathIn(statement, 'NotAction')
    return [trustFinding('not-action', { path, found: written.join(', '), expected: assumeRole })]
  }
  return written.flatMap((action) => findInAction(action, pathIn(statement, 'Action')))
}

/**
 * The only action is `sts:AssumeRole`, and beside it to set the source identity of the session.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
import { matchesAction } from '../../policy/PolicyElement.ts'
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import type { TextPattern } from '../../policy/TextPattern.ts'
import { assumeCalls, callsOfPrincipal } from '../assumeCalls.ts'
import { type TrustFinding, trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

const assumeRole = 'sts:AssumeRole'

/** Actions that only label a session of another call: they admit nobody. */
const sessionActions = ['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']

/** What the agreed trust allows. */
const agreedActions = [assumeRole, 'sts:SetSourceIdentity'].map((action) => action.toLowerCase())

/** Returns whether an action, or every action that it matches, only labels sessions. */
const onlyLabels = (entry: TextPattern): boolean => {
  const isIn = (names: ReadonlyArray<string>): boolean =>
    names.some((name) => matchesAction(entry, name.toLowerCase()) === 'yes')
  return isIn(sessionActions) && !isIn(assumeCalls)
}

/** The calls of the principals in lower case; each is judged with its principal. */
const callsOf = ({ principal }: ReadStatement): ReadonlySet<string> =>
  new Set(
    principal?.entries
      .filter(({ kind }) => kind === 'federated')
      .flatMap(callsOfPrincipal)
      .map((call) => call.toLowerCase()),
  )

export const findActionFaults: TrustRule = (statement) => {
  const { negated, entries, written } = statement.action
  if (negated) {
    const path = pathIn(statement, 'NotAction')
    return [trustFinding('not-action', { path, found: written.join(', '), expected: assumeRole })]
  }
  const ownCalls = callsOf(statement)
  const path = pathIn(statement, 'Action')
  return entries.flatMap((entry, index): ReadonlyArray<TrustFinding> => {
    const found = written[index] ?? ''
    const lowerCase = found.toLowerCase()
    if (agreedActions.includes(lowerCase) || ownCalls.has(lowerCase)) return []
    const id = onlyLabels(entry) ? 'session-action' : 'extra-action'
    return [trustFinding(id, { path, found, expected: assumeRole })]
  })
}

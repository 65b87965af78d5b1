import type { CheckFinding, CheckId, UnseenPart } from '../../inspection/CheckResult.ts'
import { describeTrustFindingId, isTrustFindingId } from './describeTrustFinding.ts'

const comparison = ({ expected, actual }: CheckFinding): string => {
  if (expected === undefined) return actual === undefined ? '' : `: ${actual}`
  return actual === undefined ? `: expected ${expected}` : `: expected ${expected}, found ${actual}`
}

/** Says what a check found: the resource, and how it differs. */
export const describeCheckFinding = ({
  id,
  finding,
}: {
  readonly id: CheckId
  readonly finding: CheckFinding
}): string => {
  const { subject } = finding
  const name =
    id === 'role-trust' && isTrustFindingId(subject) ? describeTrustFindingId(subject) : subject
  return `${name}${comparison(finding)}`
}

/** Says what was not seen, and which call was refused. */
export const describeUnseenPart = ({ side, part, action, code }: UnseenPart): string => {
  const account = side === 'rescale' ? 'Rescale’s account' : 'the customer’s account'
  const reason = [action, code].filter((one) => one !== undefined).join(': ')
  return reason === ''
    ? `${part} of ${account} was not read`
    : `${part} of ${account} was not seen (${reason})`
}

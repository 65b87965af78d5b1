import type { CheckFinding, CheckId, UnseenPart } from '../../inspection/CheckResult.ts'
import { describeTrustFindingId, isTrustFindingId } from './describeTrustFinding.ts'

const comparison = ({ expected, actual }: CheckFinding): string => {
  if (expected === undefined) return actual === undefined ? '' : `: ${actual}`
  return actual === undefined ? `: 合意 ${expected}` : `: 合意 ${expected}、実際 ${actual}`
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
  const account = side === 'rescale' ? 'Rescale の AWS アカウント' : 'お客様の AWS アカウント'
  const reason = [action, code].filter((one) => one !== undefined).join(': ')
  return reason === ''
    ? `${account}の ${part} は確認していません`
    : `${account}の ${part} を確認することができませんでした (${reason})`
}

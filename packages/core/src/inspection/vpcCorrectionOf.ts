import type { InspectionFinding } from './InspectionFinding.ts'

/**
 * How the customer corrects its VPC: attributes and the internet gateway are restored in place;
 * other differences need a new stack, because an update does not undo changes by hand.
 */
export type VpcCorrection = 'restore-vpc' | 'replace-stack'

const restorable: ReadonlySet<InspectionFinding['id']> = new Set<InspectionFinding['id']>([
  'dns-support-off',
  'dns-hostnames-off',
  'internet-gateway-missing',
  'internet-gateway-present',
])

/** Returns the smallest correction of all findings at error level. */
export const vpcCorrectionOf = (findings: ReadonlyArray<InspectionFinding>): VpcCorrection =>
  findings.every(({ id, level }) => level !== 'error' || restorable.has(id))
    ? 'restore-vpc'
    : 'replace-stack'

import type { InspectionFinding } from './InspectionFinding.ts'

/**
 * How the customer puts its VPC right: attributes and the internet gateway are restored in place;
 * what else differs needs a new stack, because an update changes nothing that was changed by hand.
 */
export type VpcCorrection = 'restore-vpc' | 'replace-stack'

const restorable: ReadonlySet<InspectionFinding['id']> = new Set<InspectionFinding['id']>([
  'dns-support-off',
  'dns-hostnames-off',
  'internet-gateway-missing',
  'internet-gateway-present',
])

/** Returns the least correction that mends every finding at error level. */
export const vpcCorrectionOf = (findings: ReadonlyArray<InspectionFinding>): VpcCorrection =>
  findings.every(({ id, level }) => level !== 'error' || restorable.has(id))
    ? 'restore-vpc'
    : 'replace-stack'

export {
  type AcceptedExternalIds,
  type TrustPolicyInput,
  rescaleSourceIdentity,
  trustPolicy,
} from './trustPolicy.ts'
export { type TrustGrant, type TrustReading, readTrustPolicy } from './readTrustPolicy.ts'
export type { ExpectedTrust } from './rules/TrustRule.ts'
export {
  type TrustEvidence,
  type TrustFinding,
  TrustFindingId,
  type TrustFindingLevel,
  trustFindingLevels,
} from './TrustFinding.ts'

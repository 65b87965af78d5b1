/** Arbitraries for the library's values: valid by construction, biased towards edge cases. */

// Blocks and inventories
export { ipv4Address, ipv4Cidr, prefixLength, type PrefixLengths } from './network/ipv4Cidr.ts'
export { ipv4Block } from './network/ipv4Block.ts'
export { type CidrPair, cidrPair, type CidrRelation, isOverlap } from './network/cidrPair.ts'
export { cidrBeside } from './network/cidrBeside.ts'
export { vpcCidr } from './network/vpcCidr.ts'
export { customerNetwork } from './network/customerNetwork.ts'
export { rescaleVpc } from './network/rescaleVpc.ts'
export { rescaleVpcLoad } from './network/rescaleVpcLoad.ts'
export { rescaleVpcCandidate } from './network/rescaleVpcCandidate.ts'
export { inventoryDocument } from './network/inventoryDocument.ts'
export { inventory } from './network/inventory.ts'
export { cidrFinding } from './network/cidrFinding.ts'

// Identifiers
export { partition } from './iam/partition.ts'
export { region } from './iam/region.ts'
export { accountId } from './iam/accountId.ts'
export { companyCode } from './iam/companyCode.ts'
export { externalId } from './iam/externalId.ts'
export { peeringId, routeTableId, subnetId, vpcId } from './iam/resourceIds.ts'
export { rolePath } from './iam/rolePath.ts'
export { roleArn, type RoleArnConstraints } from './iam/roleArn.ts'
export { policyArn } from './iam/policyArn.ts'

// Snapshots of the two accounts
export { roleProbe, soundProbe } from './inspection/roleProbe.ts'
export { routeSnapshot } from './inspection/routeSnapshot.ts'
export { routeTableSnapshot } from './inspection/routeTableSnapshot.ts'
export { workingRouteTables } from './inspection/workingRouteTables.ts'
export { type BrokenRouteTables, brokenRouteTables } from './inspection/brokenRouteTables.ts'
export { vpcSnapshot } from './inspection/vpcSnapshot.ts'
export { matchingVpc } from './inspection/matchingVpc.ts'
export { type BrokenVpc, brokenVpc } from './inspection/brokenVpc.ts'
export { peeringSnapshot, peeringStatus } from './inspection/peeringSnapshot.ts'
export { connectionSnapshot } from './inspection/connectionSnapshot.ts'
export { workingConnection } from './inspection/workingConnection.ts'
export { brokenConnection } from './inspection/brokenConnection.ts'
export { missingRoute } from './inspection/missingRoute.ts'
export { inspectionFinding, side } from './inspection/inspectionFinding.ts'

// The process
export { instant } from './onboarding/instant.ts'
export { party } from './onboarding/party.ts'
export { onboardingId } from './onboarding/onboardingId.ts'
export { stackName } from './onboarding/stackName.ts'
export { onboardingRequest } from './onboarding/onboardingRequest.ts'
export { templateDigest } from './onboarding/templateDigest.ts'
export { setup, type SetupConstraints } from './onboarding/setup.ts'
export { stackReport, type StackReportConstraints } from './onboarding/stackReport.ts'
export { leftover } from './onboarding/leftover.ts'
export { claim } from './onboarding/claim.ts'
export {
  onboardingEvent,
  onboardingEventOf,
  oneEventOfEachType,
} from './onboarding/onboardingEvent.ts'
export { onboardingCommand, onboardingCommandOf } from './onboarding/onboardingCommand.ts'
export { plausibleCommand } from './onboarding/plausibleCommand.ts'
export { commandSequence, type CommandSequenceConstraints } from './onboarding/commandSequence.ts'
export { onboardingHistory } from './onboarding/onboardingHistory.ts'

// The pieces of other arbitraries
export { branded } from './branded.ts'
export { type Fields, record, recordWithOptional } from './record.ts'
export { text } from './text.ts'
export { type Guard, valid } from './valid.ts'

import type { CheckSet } from '../CheckSet.ts'
import type { CidrFinding, CidrFindingId } from '../CidrFinding.ts'
import type { CidrProposal } from '../CidrProposal.ts'
import type { Inventory } from '../Inventory.ts'
import type { CidrRule } from './CidrRule.ts'
import { awsInternalRange } from './awsInternalRange.ts'
import { customerNetworkOverlap } from './customerNetworkOverlap.ts'
import { defaultVpcRange } from './defaultVpcRange.ts'
import { deniedOverlap } from './deniedOverlap.ts'
import { dockerBridgeRange } from './dockerBridgeRange.ts'
import { heldOverlap } from './heldOverlap.ts'
import { peeredOverlap } from './peeredOverlap.ts'
import { plannedNodesFit } from './plannedNodesFit.ts'
import { publicSpace } from './publicSpace.ts'
import { rangeNotAllowed } from './rangeNotAllowed.ts'
import { rescaleVpcCapacity } from './rescaleVpcCapacity.ts'
import { rescaleVpcOverlap } from './rescaleVpcOverlap.ts'
import { reservedRange } from './reservedRange.ts'
import { routeInTheWay } from './routeInTheWay.ts'
import { secondaryAssociation } from './secondaryAssociation.ts'
import { vpcSize } from './vpcSize.ts'
import { zonesFit } from './zonesFit.ts'

/** A rule with any kind of finding. */
export type AnyCidrRule = { readonly [Id in CidrFindingId]: CidrRule<Id> }[CidrFindingId]

/**
 * The rules of each check set, in the order of their findings. A released set never changes; new
 * rules are added in a new set.
 */
const checkSets: { readonly [Version in CheckSet]: ReadonlyArray<AnyCidrRule> } = {
  1: [
    vpcSize,
    reservedRange,
    rescaleVpcOverlap,
    heldOverlap,
    deniedOverlap,
    secondaryAssociation,
    rescaleVpcCapacity,
    zonesFit,
    dockerBridgeRange,
    defaultVpcRange,
    awsInternalRange,
    publicSpace,
    customerNetworkOverlap,
    plannedNodesFit,
  ],
  2: [
    vpcSize,
    reservedRange,
    rangeNotAllowed,
    rescaleVpcOverlap,
    heldOverlap,
    peeredOverlap,
    routeInTheWay,
    deniedOverlap,
    secondaryAssociation,
    rescaleVpcCapacity,
    zonesFit,
    dockerBridgeRange,
    defaultVpcRange,
    awsInternalRange,
    customerNetworkOverlap,
    plannedNodesFit,
  ],
}

/** Returns the rules of a check set, in order. */
export const rulesOf = (checkSet: CheckSet): ReadonlyArray<AnyCidrRule> => checkSets[checkSet]

/** Returns the findings of all rules of a check set, in order. */
export const findCidrProblems = (
  inventory: Inventory,
  proposal: CidrProposal,
  checkSet: CheckSet,
): ReadonlyArray<CidrFinding> =>
  rulesOf(checkSet).flatMap((rule): ReadonlyArray<CidrFinding> => rule.find(inventory, proposal))

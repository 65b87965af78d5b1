import type { CidrEvidence, CidrFindingId, CidrFindingOf, FindingLevel } from '../CidrFinding.ts'
import type { CidrProposal } from '../CidrProposal.ts'
import type { Inventory } from '../Inventory.ts'

/** One rule about proposed CIDRs, with the public page it comes from. */
export interface CidrRule<Id extends CidrFindingId> {
  readonly id: Id
  readonly level: FindingLevel
  readonly source: string
  /**
   * Returns a finding for each conflict, in address order; none when the proposal keeps the rule.
   */
  readonly find: (inventory: Inventory, proposal: CidrProposal) => ReadonlyArray<CidrFindingOf<Id>>
}

/**
 * A rule as its file writes it: what speaks against a proposal, without the repetition of id and
 * level.
 */
interface CidrRuleDefinition<Id extends CidrFindingId> {
  readonly id: Id
  readonly level: FindingLevel
  readonly source: string
  readonly findEvidence: (
    inventory: Inventory,
    proposal: CidrProposal,
  ) => ReadonlyArray<CidrEvidence[Id]>
}

/** Makes a rule from its definition. */
export const cidrRule = <Id extends CidrFindingId>(
  definition: CidrRuleDefinition<Id>,
): CidrRule<Id> => {
  const { id, level, source, findEvidence } = definition
  return {
    id,
    level,
    source,
    find: (inventory, proposal) =>
      findEvidence(inventory, proposal).map((evidence) => ({ id, level, evidence })),
  }
}

import type { CidrEvidence, CidrFindingId, CidrFindingOf, FindingLevel } from '../CidrFinding.ts'
import type { CidrProposal } from '../CidrProposal.ts'
import type { Inventory } from '../Inventory.ts'

/** A rule about proposed CIDRs, with its source. */
export interface CidrRule<Id extends CidrFindingId> {
  readonly id: Id
  readonly level: FindingLevel
  readonly source: string
  /**
   * Returns a finding for each conflict, in address order; none when the proposal satisfies the
   * rule.
   */
  readonly find: (inventory: Inventory, proposal: CidrProposal) => ReadonlyArray<CidrFindingOf<Id>>
}

/** The definition of a rule: the evidence of its findings, without ID and level. */
interface CidrRuleDefinition<Id extends CidrFindingId> {
  readonly id: Id
  readonly level: FindingLevel
  readonly source: string
  readonly findEvidence: (
    inventory: Inventory,
    proposal: CidrProposal,
  ) => ReadonlyArray<CidrEvidence[Id]>
}

/** Builds a rule from its definition. */
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

/** The shapes of a rule on one statement of a trust policy, and what rules compare it with. */
import type { Partition } from '../../identity/Partition.ts'
import type { ReadCondition } from '../../policy/ReadCondition.ts'
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import type { RoleArn } from '../../identity/RoleArn.ts'
import type { TrustEvidence, TrustFinding } from '../TrustFinding.ts'
import type { AccountId } from '../../identity/identifiers.ts'

// model

/** The trust that was agreed; a `TrustPolicyInput` is one. */
export interface ExpectedTrust {
  readonly partition?: Partition
  readonly rescaleAccountId: AccountId
  readonly rescaleRoleArn?: RoleArn
  /** One ID, two while it is rotated; empty when IDs are not to be compared. */
  readonly externalIds: ReadonlyArray<string>
}

/** Finds one kind of fault in what a statement that allows lets in. */
export type TrustRule = (
  statement: ReadStatement,
  expected: ExpectedTrust | undefined,
) => ReadonlyArray<TrustFinding>

/** Finds one fault in how a statement is written, whatever it says. */
export type FormRule = (statement: ReadStatement) => ReadonlyArray<TrustFinding>

// queries

/** Returns the place of a part of a statement in its document. */
export const pathIn = (statement: ReadStatement, part: string): string =>
  `Statement[${statement.index}].${part}`

/** Returns the place of a condition in its document, and the condition as it stands there. */
export const evidenceOfCondition = (
  statement: ReadStatement,
  { operatorName, key, values }: ReadCondition,
): TrustEvidence => ({
  path: `${pathIn(statement, 'Condition')}.${operatorName}`,
  found: JSON.stringify({ [key]: values }),
})

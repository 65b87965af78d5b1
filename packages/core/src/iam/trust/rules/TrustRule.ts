/** The types of rules on a statement of a trust policy, and the agreed values. */
import type { Partition } from '../../identity/Partition.ts'
import type { ReadCondition } from '../../policy/ReadCondition.ts'
import type { ReadStatement } from '../../policy/ReadStatement.ts'
import type { RoleArn } from '../../identity/RoleArn.ts'
import type { TrustEvidence, TrustFinding } from '../TrustFinding.ts'
import type { AccountId } from '../../identity/identifiers.ts'

// model

/** The agreed trust; a `TrustPolicyInput` is one. */
export interface ExpectedTrust {
  readonly partition?: Partition
  readonly rescaleAccountId: AccountId
  readonly rescaleRoleArn?: RoleArn
  /** One ID, two during a rotation; empty when IDs are not compared. */
  readonly externalIds: ReadonlyArray<string>
}

/** Finds a kind of fault in whom a statement that allows admits. */
export type TrustRule = (
  statement: ReadStatement,
  expected: ExpectedTrust | undefined,
) => ReadonlyArray<TrustFinding>

/** Finds a fault in the form of a statement, whatever it means. */
export type FormRule = (statement: ReadStatement) => ReadonlyArray<TrustFinding>

// queries

/** Returns the path of a part of a statement. */
export const pathIn = (statement: ReadStatement, part: string): string =>
  `Statement[${statement.index}].${part}`

/** Returns the path of a condition, and its value in the document. */
export const evidenceOfCondition = (
  statement: ReadStatement,
  { operatorName, key, values }: ReadCondition,
): TrustEvidence => ({
  path: `${pathIn(statement, 'Condition')}.${operatorName}`,
  found: JSON.stringify({ [key]: values }),
})

/**
 * The doctor: what both accounts look like against what was agreed. It reads data and calls nobody;
 * with the snapshot of one side alone, the checks of the other are `unseen`.
 *
 * Laws
 * 1. A healthy pair of accounts has no finding.
 * 2. Without a part, the checks that read it are `unseen`, and no other check changes.
 * 3. An onboarding with an older check set is not given the checks of a newer one.
 */
import type { AccountSnapshots } from './accountSnapshots.ts'
import type { AgreedConnection } from './AgreedConnection.ts'
import type { CheckId, CheckResult } from './CheckResult.ts'
import { checks } from './checks/checks.ts'

/** The ids of all checks, in the order of the results. */
export const checkIds: ReadonlyArray<CheckId> = Object.keys(checks) as ReadonlyArray<CheckId>

/**
 * Runs every check of the agreed check set that applies to the agreement, in the order of the
 * table: the role, the stack, the VPC, its ways out, packet filters, the connection, the room.
 */
export const inspect = (
  snapshots: AccountSnapshots,
  agreed: AgreedConnection,
): ReadonlyArray<CheckResult> =>
  checkIds.flatMap((id): ReadonlyArray<CheckResult> => {
    const { applies, level, owner, run, since, source } = checks[id]
    return since > agreed.inspectionCheckSet || applies?.(agreed) === false
      ? []
      : [{ id, level, owner, source, outcome: run(snapshots, agreed) }]
  })

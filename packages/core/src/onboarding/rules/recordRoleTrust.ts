/**
 * Judges the role's trust policy: probes show whether Rescale can assume the role, the policy shows
 * who else can. Either party can read it: Rescale through the role, the customer with its own
 * credentials.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import { type TrustFindingId, trustRefusalIds } from '../../iam/trust/TrustFinding.ts'
import { type TrustReading, readTrustPolicy } from '../../iam/trust/readTrustPolicy.ts'
import type { ExpectedTrust } from '../../iam/trust/rules/TrustRule.ts'
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import type { OnboardingCommandData } from '../OnboardingCommand.ts'
import { type WithStack, statusesWithStack } from '../OnboardingState.ts'

const expectedTrust = ({ request, setup, rotation }: WithStack): ExpectedTrust => ({
  partition: partitionOfRegion(request.region),
  rescaleAccountId: setup.rescaleAccountId,
  ...omitUndefined({ rescaleRoleArn: setup.rescaleRoleArn }),
  externalIds: [setup.externalId, ...(rotation === undefined ? [] : [rotation.nextExternalId])],
})

/** The probes show whether Rescale itself can assume the role. */
const wideningsOf = ({ findings }: TrustReading): ReadonlyArray<TrustFindingId> => {
  const errors = findings.filter(({ level, id }) => level === 'error' && !trustRefusalIds.has(id))
  return [...new Set(errors.map(({ id }) => id))]
}

/** A policy that was read as agreed outweighs that it cannot be read now. */
const isUnreadableNews = ({ trust }: WithStack): boolean =>
  trust.outcome === 'pending' || (trust.outcome === 'rejected' && trust.isUnreadable !== true)

/** A newer reading of the customer is recorded for its time, also when it finds the same. */
const isSameReading = (
  { trust }: WithStack,
  { readAt }: OnboardingCommandData['RecordRoleTrust'],
  found: WithStack['trust'],
): boolean => readAt === undefined && isSameData(trust, found)

/** A document of the customer can be received late, or twice. */
const isOldReading = (
  { trustReadAt }: WithStack,
  { readAt }: OnboardingCommandData['RecordRoleTrust'],
): boolean => readAt !== undefined && trustReadAt !== undefined && readAt <= trustReadAt

export const recordRoleTrust: AnyCommandRule<'RecordRoleTrust'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: statusesWithStack,
  decide: (state, command) => {
    const { roleArn, trustPolicy, readAt } = command.data
    const expected = state.stack.roleArn
    if (roleArn !== expected) return refuse({ _tag: 'OtherRole', expected, actual: roleArn })
    if (trustPolicy === undefined) {
      return isUnreadableNews(state) ? emit(command, 'TrustUnreadable', { roleArn }) : noEvents
    }
    if (isOldReading(state, command.data)) return noEvents
    const reading = readTrustPolicy(trustPolicy, expectedTrust(state))
    const findings = wideningsOf(reading)
    if (findings.length === 0) {
      const identity = omitUndefined({ allowsSourceIdentity: reading.allowsSourceIdentity })
      return isSameReading(state, command.data, { outcome: 'verified', ...identity })
        ? noEvents
        : emit(command, 'TrustVerified', { roleArn, ...identity, ...omitUndefined({ readAt }) })
    }
    return isSameReading(state, command.data, { outcome: 'rejected', problems: findings })
      ? noEvents
      : emit(command, 'TrustRejected', { roleArn, findings, ...omitUndefined({ readAt }) })
  },
})

/**
 * Compares a connection with the expectation: drift degrades it, and its disappearance clears it.
 * Parts that could not be observed keep their known state, and a peering that ended is recorded in
 * any case.
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { connectionParts, findDrift, partOfFinding } from '../../inspection/findDrift.ts'
import type { InspectionFinding } from '../../inspection/InspectionFinding.ts'
import type { ConnectionSnapshot } from '../../inspection/snapshots.ts'
import { isSameData } from '../../values/isSameData.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  inTurn,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import type { Origin } from '../OnboardingEvent.ts'
import { type InUse, hasStack, inUseStatuses, isInUse } from '../OnboardingState.ts'
import type { Rejection } from '../Rejection.ts'
import { expectedConnection } from '../expectations.ts'
import { isGone, notSeen, seenAgain } from './absence.ts'
import { accessProven } from './access.ts'
import { associations } from './association.ts'
import { followPeering } from './recordPeeringStatus.ts'

type RecordInspection = OnboardingCommandOf<'RecordInspection'>

const findingsIn = (state: InUse): ReadonlyArray<InspectionFinding> =>
  state.status === 'Connected' ? [] : state.findings

/** The peering's own events; none when it was not observed. */
const peeringEvents = (state: InUse, command: RecordInspection): Decision => {
  const { seen } = command.data
  const peeringId = state.peering?.peeringId
  if (!('peering' in seen) || peeringId === undefined) return noEvents
  const { status, message } = seen.peering ?? { status: 'not-visible', message: '' }
  return followPeering(state, { ...command, data: { peeringId, status, message } })
}

/** A VPC that is not visible for the first time counts as not observed. */
const vpcEvents = (state: InUse, command: RecordInspection): Decision => {
  const { seen } = command.data
  const { vpcId } = state.stack
  if (!('vpc' in seen)) return noEvents
  return seen.vpc === undefined ? notSeen(state, command, vpcId) : seenAgain(state, command, vpcId)
}

const accessEvents = (state: InUse, command: RecordInspection): Decision =>
  'vpc' in command.data.seen ? accessProven(state, command) : noEvents

/** The snapshot without what is not visible for the first time. */
const certain = (state: InUse, command: RecordInspection): ConnectionSnapshot => {
  const { peering, vpc, customerRouteTables, ...rest } = command.data.seen
  const isLookedFor = 'vpc' in command.data.seen
  const isCertain = vpc !== undefined || isGone(state, command, state.stack.vpcId)
  return {
    ...rest,
    ...omitUndefined({ peering }),
    ...(isLookedFor && isCertain ? { vpc } : {}),
    ...(customerRouteTables === undefined || (isLookedFor && !isCertain)
      ? {}
      : { customerRouteTables }),
  }
}

const driftEvents = (state: InUse, command: RecordInspection): Decision => {
  if (state.peering === undefined) return noEvents
  const seen = certain(state, command)
  const known = findingsIn(state)
  const found = findDrift(expectedConnection(state, state.peering.peeringId), seen)
  const findings = connectionParts.flatMap((part) =>
    (part in seen ? found : known).filter((finding) => partOfFinding(finding) === part),
  )
  if (findings.some(({ level }) => level === 'error')) {
    return isSameData(known, findings) ? noEvents : emit(command, 'DriftFound', { findings })
  }
  return known.length > 0 ? emit(command, 'DriftCleared', {}) : noEvents
}

const secondaryEvents = (state: InUse, command: RecordInspection): Decision =>
  associations(state, command, command.data.seen.vpc)

type Step = (state: InUse, command: RecordInspection) => Decision

/**
 * Without its peering the connection is verified from the start, which covers the rest. Access
 * comes last, so that nothing counts as verified that was just observed to be wrong.
 */
const steps: ReadonlyArray<Step> = [
  peeringEvents,
  vpcEvents,
  secondaryEvents,
  driftEvents,
  accessEvents,
]

const inspect = (state: InUse, command: RecordInspection): Decision =>
  inTurn(
    state,
    isInUse,
    steps.map((step) => (inUse: InUse) => step(inUse, command)),
  )

/** Decides about separately observed parts of a connection in use. */
export const inspectParts = (
  state: InUse,
  { at, by }: Origin,
  seen: ConnectionSnapshot,
): Decision => inspect(state, { type: 'RecordInspection', at, by, data: { seen } })

const otherPart = (
  { stack, peering }: InUse,
  { data: { seen } }: RecordInspection,
): Rejection | undefined => {
  const vpcId = seen.vpc?.vpcId ?? stack.vpcId
  if (vpcId !== stack.vpcId) return { _tag: 'OtherVpc', expected: stack.vpcId, actual: vpcId }
  const expected = peering?.peeringId
  const actual = seen.peering?.peeringId ?? expected
  return expected === undefined || actual === undefined || actual === expected
    ? undefined
    : { _tag: 'OtherPeering', expected, actual }
}

export const recordInspection: AnyCommandRule<'RecordInspection'> = commandRule({
  by: ['rescale'],
  permitted: inUseStatuses,
  // While suspended without a peering, verification covers the VPC (`recordVpcInspection`).
  isSettled: (state) => hasStack(state) && !isInUse(state),
  decide: (state, command) => {
    const other = otherPart(state, command)
    return other === undefined ? inspect(state, command) : refuse(other)
  },
})

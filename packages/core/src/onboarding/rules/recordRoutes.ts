/**
 * Judges the routes of one side; connected means active routes on both. In a teardown, the
 * customer's routes are gone when its tables have none over a peering of ours.
 */
import { findMissingRoutes } from '../../inspection/findMissingRoutes.ts'
import type { MissingRoute } from '../../inspection/MissingRoute.ts'
import { hasRoutesTo } from '../../inspection/hasRoutesTo.ts'
import type { ConnectionSnapshot } from '../../inspection/snapshots.ts'
import { isSameData } from '../../values/isSameData.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import {
  type Cancelled,
  type Offboarding,
  type PeeringActive,
  isInUse,
} from '../OnboardingState.ts'
import { expectedRoutes } from '../expectations.ts'
import { inspectParts } from './recordInspection.ts'

type RecordRoutes = OnboardingCommandOf<'RecordRoutes'>

const missing = (state: PeeringActive, { data }: RecordRoutes): ReadonlyArray<MissingRoute> =>
  findMissingRoutes(expectedRoutes(state, data.side, state.peering.peeringId), data.routeTables)

const whileConnecting = (state: PeeringActive, command: RecordRoutes): Decision => {
  const { side } = command.data
  const where = missing(state, command)
  const known = state.routes[side]
  if (where.length > 0) {
    return isSameData(known, { outcome: 'missing', where })
      ? noEvents
      : emit(command, 'RoutesMissing', { side, where })
  }
  return known.outcome === 'installed' ? noEvents : emit(command, 'RoutesInstalled', { side })
}

const whileEnding = (
  { teardown, peeringIds }: Offboarding | Cancelled,
  command: RecordRoutes,
): Decision =>
  command.data.side === 'customer' &&
  teardown.outstanding.includes('CustomerRoutesRemoved') &&
  !hasRoutesTo(command.data.routeTables, peeringIds)
    ? emit(command, 'CustomerRoutesRemoved', {})
    : noEvents

const seenBy = ({ data: { side, routeTables } }: RecordRoutes): ConnectionSnapshot =>
  side === 'rescale' ? { rescaleRouteTables: routeTables } : { customerRouteTables: routeTables }

export const recordRoutes: AnyCommandRule<'RecordRoutes'> = commandRule({
  by: ['rescale'],
  permitted: ['PeeringActive', 'Connected', 'Degraded', 'Suspended', 'Offboarding', 'Cancelled'],
  decide: (state, command) => {
    if (state.status === 'Offboarding' || state.status === 'Cancelled') {
      return whileEnding(state, command)
    }
    const expected = state.peering?.peeringId
    const { peeringId = expected } = command.data
    if (expected === undefined || peeringId === undefined) return noEvents
    if (peeringId !== expected) {
      return refuse({ _tag: 'OtherPeering', expected, actual: peeringId })
    }
    return isInUse(state)
      ? inspectParts(state, command, seenBy(command))
      : whileConnecting(state, command)
  },
})

/** Judges the routes of one side; connected means active routes on both. */
import { findMissingRoutes } from '../../inspection/findMissingRoutes.ts'
import { isSameData } from '../../structuralEquality.ts'
import { type AnyCommandRule, commandRule, emit, noEvents } from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import type { Built, Peering } from '../OnboardingState.ts'
import type { MissingRoute } from '../../inspection/MissingRoute.ts'
import { expectedRoutes } from '../expectations.ts'

const missing = (
  state: Built & { readonly peering: Peering },
  { data }: OnboardingCommandOf<'RecordRoutes'>,
): ReadonlyArray<MissingRoute> =>
  findMissingRoutes(expectedRoutes(state, data.side, state.peering.peeringId), data.routeTables)

export const recordRoutes: AnyCommandRule<'RecordRoutes'> = commandRule({
  by: ['rescale'],
  permitted: ['PeeringActive'],
  isSettled: (state, command) =>
    (state.status === 'Connected' || state.status === 'Degraded') &&
    missing(state, command).length === 0,
  decide: (state, command) => {
    const { side } = command.data
    const where = missing(state, command)
    const known = state.routes[side]
    if (where.length > 0) {
      return isSameData(known, { outcome: 'missing', where })
        ? noEvents
        : emit(command, 'RoutesMissing', { side, where })
    }
    return known.outcome === 'installed' ? noEvents : emit(command, 'RoutesInstalled', { side })
  },
})

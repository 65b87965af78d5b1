/** The statuses in which a piece of work applies. */
import { type KnownState, type OnboardingStatus, type StateIn, isIn } from '@byoa/core/onboarding'

/** The statuses in which a connection is taken down. */
export const ending = ['Offboarding', 'Cancelled'] as const

/** Runs work only in the statuses in which it applies. */
export const inStatus =
  <Status extends OnboardingStatus, Ports, Work>(
    statuses: ReadonlyArray<Status>,
    work: (ports: Ports, state: StateIn<Status>) => Work,
  ) =>
  (ports: Ports, state: KnownState): Work | undefined =>
    isIn(state, statuses) ? work(ports, state) : undefined

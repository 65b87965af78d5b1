/**
 * The distinguishing features of a node for the rules: which values are equal, and which thresholds
 * of time have passed. Nodes with the same key have the same futures.
 */
import {
  type Ending,
  type OnboardingState,
  type StateWithStack,
  hasStack,
  waitLimits,
} from '@byoa/core/onboarding'
import { type Instant, addSeconds } from '@byoa/core/values'

import type { Node } from './Node.ts'
import { daySeconds } from './universe.ts'

type Key = ReadonlyArray<unknown>

const isPast = (now: Instant, at: Instant | undefined): boolean => at !== undefined && now >= at

/** The passed limits of its wait. */
const waited = (state: Exclude<OnboardingState, { status: 'NotRequested' }>, now: Instant): Key => {
  const limits: Readonly<Record<string, { dueSeconds: number; endSeconds: number }>> = waitLimits
  const limit = limits[state.status]
  const thresholds =
    limit === undefined ? [7 * daySeconds, 30 * daySeconds] : [limit.dueSeconds, limit.endSeconds]
  return thresholds.map((seconds) => isPast(now, addSeconds(state.since, seconds)))
}

const outcome = (verification: StateWithStack['role' | 'trust' | 'vpc']): unknown =>
  verification.outcome === 'rejected' ? verification.problems : verification.outcome

const builtKey = (state: StateWithStack, now: Instant): Key => [
  state.stack.stackId,
  state.formerStackIds,
  outcome(state.role),
  outcome(state.trust),
  state.vpc.outcome,
  state.accessLost === undefined,
  state.notVisible.map(({ resourceId, since }) => [
    resourceId.slice(0, 3),
    isPast(now, addSeconds(since, 600)),
  ]),
  state.secondaryCidrs.map(({ expiresAt, isAssociated }) => [isPast(now, expiresAt), isAssociated]),
  state.rescaleVpc.cidrs.length,
  Math.min(state.attempt, 4),
  Math.min(state.formerPeeringIds.length, 1),
  Math.min(state.peeringsToRemove.length, 1),
  state.rotation === undefined
    ? 'none'
    : [state.rotation.probed, isPast(now, addSeconds(state.rotation.begunAt, 14 * daySeconds))],
  'peering' in state && state.peering !== undefined,
  state.status === 'PeeringPending' && isPast(now, state.peering.expiresAt),
  'findings' in state ? state.findings.map(({ id }) => id) : [],
  'routes' in state ? [state.routes.rescale.outcome, state.routes.customer.outcome] : [],
  'suspensions' in state ? Object.keys(state.suspensions).sort() : [],
]

const endingKey = (state: Ending & { readonly before?: StateWithStack }): Key => [
  state.by,
  state.setup === undefined,
  state.stack?.stackId,
  state.rotation === undefined,
  Math.min(state.peeringIds.length, 1),
  state.teardown,
  state.before?.status,
]

/** Returns the key of a node. */
export const keyOf = ({ state, now, facts, ledger }: Node): string => {
  if (state.status === 'NotRequested') return state.status
  const failures = state.failures.map(({ count, lastAt }) => [
    Math.min(count, 5),
    isPast(now, addSeconds(lastAt, 600)),
    isPast(now, addSeconds(lastAt, daySeconds)),
  ])
  return JSON.stringify([
    state.status,
    waited(state, now),
    failures,
    'lease' in state ? [state.lease.cidr, isPast(now, state.lease.expiresAt)] : [],
    'declined' in state && state.declined !== undefined,
    'formerSetup' in state && state.formerSetup !== undefined,
    hasStack(state) ? [builtKey(state, now), facts] : [],
    'teardown' in state ? endingKey(state) : [],
    [ledger.mayHaveStack, ledger.mayHavePeering, ledger.suspendedBy.toSorted()],
  ])
}

/** What must hold after every advance, and at the end of a fleet. */
import type { Advanced, HeldCidr } from '@byoa/application'
import { overlaps, toBlock } from '@byoa/core/network'
import {
  type KnownState,
  type OnboardingId,
  hasStack,
  isInUse,
  isTerminal,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import type { Fleet } from './Fleet.ts'
import { askedIn, isDue, stateOf } from './people.ts'

/** More calls than any advance or customer's task makes. */
const mostCallsEach = 80

/** The result of an advance, and whether the onboarding was disturbed meanwhile. */
export interface CheckedAdvance {
  readonly before: KnownState | undefined
  readonly done: Advanced
  readonly isUndisturbed: boolean
}

/**
 * Connected is correct after an inspection, and when it is reached, unless people have changed the
 * accounts since they were verified.
 */
const checkTruth = ({ world, isHarmed, broken }: Fleet, { before, done }: CheckedAdvance): void => {
  const { state, failures } = done
  if (state.status !== 'Connected' || failures.length > 0) return
  if ((before === undefined || !isInUse(before)) && isHarmed) return
  const wrong = world.faultsOf(state)
  if (wrong.length > 0) broken.push(`${state.onboardingId} is Connected, but ${wrong.join(', ')}`)
}

const endings: ReadonlySet<string> = new Set(['PeeringDeleted', 'PeeringExpired', 'PeeringFailed'])

/** A peering recorded as ended has ended, unless it was invisible for long. */
const checkEndings = ({ world, broken, wasLongBlind }: Fleet, { done }: CheckedAdvance): void => {
  if (wasLongBlind) return
  const live = world.livePeerings().map(({ peeringId }) => peeringId)
  for (const { type, data } of done.steps.flatMap(({ events }) => events)) {
    if (endings.has(type) && 'peeringId' in data && live.includes(data.peeringId)) {
      broken.push(`${type} of ${data.peeringId}, which is live`)
    }
  }
}

/** The peering that an onboarding uses. */
const usedPeerings = (state: KnownState): ReadonlyArray<string> =>
  hasStack(state) && 'peering' in state && state.peering !== undefined
    ? [state.peering.peeringId]
    : []

/** The peerings of an onboarding: in use, or still to be removed. */
const peeringIdsOf = (state: KnownState): ReadonlyArray<string> =>
  'peeringIds' in state ? state.peeringIds : usedPeerings(state)

/** Rescale's routes lead only to blocks that the onboarding holds. */
const checkRoutes = async (
  { world, broken }: Fleet,
  { done: { state } }: CheckedAdvance,
): Promise<void> => {
  const held = await world.rescale.store.heldCidrs(state.rescaleVpc.vpcId)()
  if (E.isLeft(held)) return
  const own = peeringIdsOf(state)
  for (const { destination, peeringId } of world.rescaleRoutes()) {
    const isHeld = held.right.some(
      ({ cidr, onboardingId }) => cidr === destination && onboardingId === state.onboardingId,
    )
    if (own.includes(peeringId) && !isHeld) {
      broken.push(`${state.onboardingId} has a route to ${destination}, which it does not hold`)
    }
  }
}

/** A closed onboarding has no peering left, unless the next onboarding has its VPC by now. */
const checkOver = async (
  { world, broken }: Fleet,
  { done: { state } }: CheckedAdvance,
): Promise<void> => {
  if (!isTerminal(state) || !('stack' in state) || state.stack === undefined) return
  const { vpcId } = state.stack
  const holder = await world.rescale.store.holderOf({ kind: 'CustomerVpc', vpcId })()
  if (E.isLeft(holder) || O.isSome(holder.right)) return
  for (const { peeringId, onboardingId } of world.livePeerings()) {
    if (onboardingId === state.onboardingId) {
      broken.push(`${onboardingId} is over, and its peering ${peeringId} is live`)
    }
  }
}

/** Once people do what they are asked, no wait that begins then ends without an answer. */
const checkAnswered = (
  { broken, peaceSince }: Fleet,
  { before, done: { steps } }: CheckedAdvance,
): void => {
  if (before === undefined || before.since < peaceSince) return
  if (steps.some(({ intent, events }) => intent.type === 'EndAbandoned' && events.length > 0)) {
    broken.push(`${before.onboardingId} was given up in ${before.status} though all was answered`)
  }
}

/** Checks the result of an advance. */
export const checkAdvance = async (fleet: Fleet, advanced: CheckedAdvance): Promise<void> => {
  checkEndings(fleet, advanced)
  checkAnswered(fleet, advanced)
  if (!advanced.isUndisturbed) return
  checkTruth(fleet, advanced)
  if (advanced.done.failures.length > 0) return
  await checkOver(fleet, advanced)
  await checkRoutes(fleet, advanced)
}

/** Returns whether an onboarding is over, or connected without pending work. */
const isSettled = (fleet: Fleet, state: KnownState): boolean =>
  isTerminal(state) ||
  (state.status === 'Connected' &&
    state.rotation === undefined &&
    fleet.world.faultsOf(state).length === 0)

/** Reads the state of every requested onboarding. */
const statesOf = async ({ world, members }: Fleet): Promise<ReadonlyArray<KnownState>> => {
  const states: KnownState[] = []
  for (const member of members) {
    const state = await stateOf(world.rescale, member)
    if (state !== undefined) states.push(state)
  }
  return states
}

/** Lists the onboardings that are due and not open yet. */
const unopened = async ({ world: { rescale }, members }: Fleet): Promise<ReadonlyArray<string>> => {
  const ids: string[] = []
  for (const member of members) {
    const isOpen = (await stateOf(rescale, member)) !== undefined
    if (!isOpen && (await isDue(rescale, member))) ids.push(member.onboardingId)
  }
  return ids
}

/** Returns whether every onboarding is over, or connected without pending work. */
export const isAtRest = async (fleet: Fleet): Promise<boolean> => {
  const states = await statesOf(fleet)
  return states.every((state) => isSettled(fleet, state)) && (await unopened(fleet)).length === 0
}

const checkEnds = (fleet: Fleet, states: ReadonlyArray<KnownState>): void => {
  for (const state of states) {
    if (isSettled(fleet, state)) continue
    const asked = askedIn(fleet.world.rescale, state).map(({ party, type }) => `${party} ${type}`)
    fleet.broken.push(
      `${state.onboardingId} is stuck in ${state.status}: ${asked.join(', ')}; ${JSON.stringify(state.failures)}`,
    )
  }
}

const checkHeld = (
  { broken }: Fleet,
  held: ReadonlyArray<HeldCidr>,
  open: ReadonlyArray<OnboardingId>,
): void => {
  for (const [index, { cidr, onboardingId }] of held.entries()) {
    if (!open.includes(onboardingId)) broken.push(`${onboardingId} is over and holds ${cidr}`)
    const other = held.slice(index + 1).find((one) => overlaps(toBlock(one.cidr), toBlock(cidr)))
    if (other !== undefined) broken.push(`${cidr} and ${other.cidr} are both held`)
  }
}

const checkClaims = async (fleet: Fleet, states: ReadonlyArray<KnownState>): Promise<void> => {
  const { world, broken } = fleet
  const open = states.filter((state) => !isTerminal(state)).map(({ onboardingId }) => onboardingId)
  for (const vpcId of new Set(states.map(({ rescaleVpc }) => rescaleVpc.vpcId))) {
    const held = await world.rescale.store.heldCidrs(vpcId)()
    if (E.isRight(held)) checkHeld(fleet, held.right, open)
  }
  const unique = states.flatMap((state) =>
    hasStack(state) ? [state.stack.roleArn, state.setup.externalId] : [],
  )
  if (new Set(unique).size < unique.length) {
    broken.push('two onboardings share a role or an external ID')
  }
}

const checkOrphans = ({ world, broken }: Fleet, states: ReadonlyArray<KnownState>): void => {
  const used = states.flatMap(usedPeerings)
  const isUsed = (id: string): boolean => used.some((peeringId) => peeringId === id)
  for (const { peeringId } of world.livePeerings()) {
    if (!isUsed(peeringId)) broken.push(`peering ${peeringId} is live and of no onboarding`)
  }
  for (const { destination, peeringId } of world.rescaleRoutes()) {
    if (!isUsed(peeringId)) broken.push(`a route to ${destination} leads over ${peeringId}`)
  }
}

const checkCalls = ({ world, broken, advances, answers, members }: Fleet): void => {
  const most = mostCallsEach * (advances + answers + members.length)
  if (world.callCount() > most) broken.push(`${world.callCount()} calls to AWS, more than ${most}`)
}

/** Checks everything that must hold at the end. */
export const checkAll = async (fleet: Fleet): Promise<void> => {
  const states = await statesOf(fleet)
  checkEnds(fleet, states)
  for (const id of await unopened(fleet)) fleet.broken.push(`${id} could not be opened`)
  checkOrphans(fleet, states)
  await checkClaims(fleet, states)
  checkCalls(fleet)
}

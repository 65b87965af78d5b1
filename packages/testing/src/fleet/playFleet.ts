/**
 * Plays a fleet: many onboardings, workers and people on one world, each call to a port a point at
 * which another comes in, and chaos among them; then the faults stop and people do as they are
 * asked, and every onboarding has to come to a working connection or to its end.
 *
 * Checked after every advance that nothing disturbed: Connected only if the world says so. Checked
 * at the end: every onboarding is Connected or over, nothing of Rescale's is left without an owner,
 * no two hold what only one may, and the calls to AWS are bounded.
 */
import { advance } from '@byoa/application'

import { type Fleet, daySeconds, isQuiet, newFleet, now, touchAll } from './Fleet.ts'
import type { FleetPlan } from './FleetPlan.ts'
import type { FleetWorld } from './FleetWorld.ts'
import { randomFrom } from './Random.ts'
import { createScheduler } from './Scheduler.ts'
import { startCustomer, startOperator, startWorker } from './actors.ts'
import { applyChaos } from './chaos.ts'
import { checkAll, isAtRest } from './checks.ts'
import type { FleetMember } from './people.ts'

export interface FleetReport {
  /** What did not hold, in words; none when all is well. */
  readonly broken: ReadonlyArray<string>
  readonly turns: number
  readonly advances: number
  readonly calls: number
}

/** Long enough for a pause, a wait that ends and a teardown without answer, one after the other. */
const peaceSeconds = 150 * daySeconds

/** More turns than any fleet needs: a run that does not end is broken. */
const mostTurns = 60_000

/** After the last of the chaos, so many more turns are played before the faults stop. */
const turnsAfterChaos = 100

/** So many turns the chaos of a next write waits for one. */
const turnsForWrite = 500

// the chaos

/** What of a plan has happened, and since how many turns. */
interface Progress {
  next: number
  waited: number
}

const applyDue = (fleet: Fleet, progress: Progress): void => {
  const { chaos } = fleet.plan
  progress.waited += 1
  for (
    let planned = chaos[progress.next];
    planned !== undefined && progress.waited >= planned.turns;
    planned = chaos[progress.next]
  ) {
    progress.next += 1
    progress.waited = 0
    if (planned.moment === 'at-once') applyChaos(fleet, planned)
    else fleet.atWrite = [...fleet.atWrite, planned]
  }
}

const isChaosOver = ({ plan, atWrite }: Fleet, { next, waited }: Progress): boolean =>
  next >= plan.chaos.length &&
  waited > turnsAfterChaos &&
  (atWrite.length === 0 || waited > turnsForWrite)

const start = (fleet: Fleet): void => {
  for (let index = 0; index < fleet.plan.workers; index += 1) startWorker(fleet)
  for (const [index, member] of fleet.members.entries()) startCustomer(fleet, { member, index })
  startOperator(fleet)
}

// the peace

const advanceAll = async ({ world, members }: Fleet): Promise<void> => {
  for (const { onboardingId } of members) await advance(world.rescale, onboardingId)()
}

const makePeace = async (fleet: Fleet): Promise<void> => {
  const { scheduler } = fleet
  touchAll(fleet)
  Object.assign(fleet, {
    isPeace: true,
    peaceSince: now(fleet),
    willCrash: false,
    willPause: false,
    blindUntil: 0,
    atWrite: [],
  })
  const end = now(fleet) + peaceSeconds * 1000
  while (now(fleet) < end && fleet.turns < mostTurns) {
    const pause = fleet.turns + 10
    await scheduler.run(() => fleet.turns >= pause)
    if (fleet.underWay > 0 || !(await isAtRest(fleet))) continue
    // What nobody has inspected yet may still be broken.
    await advanceAll(fleet)
    if (await isAtRest(fleet)) break
  }
  fleet.isOver = true
  await scheduler.run(() => isQuiet(fleet) || fleet.turns >= mostTurns)
  await advanceAll(fleet)
}

// play

/** Plays a plan on a world; `members` says who the customers are and what they want. */
export const playFleet = async (
  plan: FleetPlan,
  world: FleetWorld,
  members: ReadonlyArray<FleetMember>,
): Promise<FleetReport> => {
  const progress: Progress = { next: 0, waited: 0 }
  const random = randomFrom(plan.seed)
  const scheduler = createScheduler(random, {
    now: () => world.rescale.clock.now(),
    advanceTime: world.advanceTime,
    onTurn: () => {
      fleet.turns += 1
      world.advanceTime(1)
      applyDue(fleet, progress)
    },
  })
  const fleet = newFleet({ world, plan, members, random, scheduler })
  start(fleet)
  await scheduler.run(() => fleet.turns >= mostTurns || isChaosOver(fleet, progress))
  await makePeace(fleet)
  const { turns, advances, broken } = fleet
  if (turns >= mostTurns) broken.push(`${turns} turns are more than any fleet needs`)
  await checkAll(fleet)
  return { broken, turns, advances, calls: world.callCount() }
}

/**
 * Plays a fleet: many onboardings, workers and people on one world, with chaos, where other actors
 * can run at each call to a port. Then the faults stop and people do what they are asked, and every
 * onboarding must end with a working connection or closed.
 *
 * Checked after every undisturbed advance: Connected only if the connection works. Checked at the
 * end: every onboarding is Connected or over, no resource of Rescale's is without an owner, no
 * exclusive claim is held twice, and the number of calls to AWS is bounded.
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
  /** The violated checks, as text; empty on success. */
  readonly broken: ReadonlyArray<string>
  readonly turns: number
  readonly advances: number
  readonly calls: number
}

/** Long enough for a pause, then a wait that ends, then a teardown without an answer. */
const peaceSeconds = 150 * daySeconds

/** More turns than any fleet needs: a run that does not end has failed. */
const mostTurns = 60_000

/** Turns between the last chaos and the end of the faults. */
const turnsAfterChaos = 100

/** Turns for which chaos at the next write waits for a write. */
const turnsForWrite = 500

// the chaos

/** The applied part of a plan, and the turns since. */
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

// the end of the faults

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
    // A connection that is not inspected yet may still be broken.
    await advanceAll(fleet)
    if (await isAtRest(fleet)) break
  }
  fleet.isOver = true
  await scheduler.run(() => isQuiet(fleet) || fleet.turns >= mostTurns)
  await advanceAll(fleet)
}

// play

/** Plays a plan on a world; `members` are the customers and their plans. */
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

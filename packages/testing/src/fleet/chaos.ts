/** Chaos: unrequested changes during a fleet. */
import type { Disturbance, PlannedChaos } from './FleetPlan.ts'
import { type Mischief, usedBy } from './FleetWorld.ts'
import { type Fleet, concerning, daySeconds, hourSeconds, now, touchAll } from './Fleet.ts'
import { type SchedulingPoint, interruptedPorts } from './disturbedPorts.ts'
import { type FleetMember, decideFor, stateOf } from './people.ts'

const jumps: Readonly<Record<'hour' | 'day' | 'week' | 'month', number>> = {
  hour: hourSeconds,
  day: daySeconds,
  week: 8 * daySeconds,
  month: 31 * daySeconds,
}

/** Shorter and longer than the time after which an invisible resource counts as gone. */
const blindSeconds = { short: 9 * 60, long: 20 * 60 }

const disturb = (fleet: Fleet, what: Disturbance): void => {
  switch (what) {
    case 'crash':
      fleet.willCrash = true
      break
    case 'pause':
      fleet.willPause = true
      break
    case 'blind':
      fleet.blindUntil = now(fleet) + blindSeconds.short * 1000
      break
    case 'long-blind':
      fleet.blindUntil = now(fleet) + blindSeconds.long * 1000
      fleet.wasLongBlind = true
      break
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      fleet.world.advanceTime(jumps[what])
      break
  }
}

const makeMischief = async (
  fleet: Fleet,
  member: FleetMember,
  mischief: Mischief,
): Promise<void> => {
  const { world } = fleet
  const state = await stateOf(world.rescale, member)
  const used = state === undefined ? undefined : usedBy(state)
  if (used !== undefined) world.doMischief(mischief, used)
  fleet.isHarmed = true
  touchAll(fleet)
}

/** Performs a change concurrently. */
const begin = (fleet: Fleet, act: () => Promise<void>): void => {
  fleet.underWay += 1
  fleet.scheduler.start(async () => {
    await act()
    fleet.underWay -= 1
  })
}

/** Applies a kind of chaos to an onboarding, or to all. */
export const applyChaos = (fleet: Fleet, { target, chaos }: PlannedChaos): void => {
  const { world, members, scheduler } = fleet
  const index = target % members.length
  const member = members[index]
  if (member === undefined) return
  touchAll(fleet)
  switch (chaos.kind) {
    case 'mischief':
      begin(fleet, async () => makeMischief(fleet, member, chaos.what))
      break
    case 'misfortune':
      world.strike(chaos.what)
      break
    case 'decision': {
      const point = async (): Promise<void> => scheduler.turn()
      const ports = interruptedPorts(world.rescale, { point, isBlind: () => false })
      const customer = world.customerOf(member.request.accountId)
      begin(fleet, async () => {
        await concerning(fleet, index, async () => decideFor({ ports, customer }, member, chaos))
      })
      break
    }
    case 'disturbance':
      disturb(fleet, chaos.what)
      break
  }
}

/** Applies the chaos planned for a write, before or after it; returns whether there was any. */
export const applyAtWrite = (fleet: Fleet, { when, isWrite }: SchedulingPoint): boolean => {
  const due = fleet.atWrite.filter(({ moment }) => isWrite && moment === `${when}-write`)
  fleet.atWrite = fleet.atWrite.filter((planned) => !due.includes(planned))
  for (const planned of due) applyChaos(fleet, planned)
  return due.length > 0
}

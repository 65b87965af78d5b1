/** A fleet while it is played: the only thing here that changes. */
import type { FleetPlan, PlannedChaos } from './FleetPlan.ts'
import type { FleetWorld } from './FleetWorld.ts'
import type { Random } from './Random.ts'
import type { Scheduler } from './Scheduler.ts'
import type { FleetMember } from './people.ts'

// model

export interface Fleet {
  readonly world: FleetWorld
  readonly plan: FleetPlan
  readonly members: ReadonlyArray<FleetMember>
  readonly random: Random
  readonly scheduler: Scheduler
  readonly broken: string[]
  turns: number
  advances: number
  answers: number
  /** Faults have stopped, and people do as they are asked. */
  isPeace: boolean
  /** Milliseconds since 1970; infinite until there is peace. */
  peaceSince: number
  isOver: boolean
  willCrash: boolean
  willPause: boolean
  blindUntil: number
  /** Whether AWS has shown nothing for so long that what is there was taken for gone. */
  wasLongBlind: boolean
  /** How much of what people do unasked has begun and is not done. */
  underWay: number
  /** What happens at the next write of a worker. */
  atWrite: ReadonlyArray<PlannedChaos>
  /** Whether people have done anything to the accounts that nobody asked for. */
  isHarmed: boolean
  /**
   * Counts what happened to each onboarding, or to all: an advance that sees it grow was disturbed.
   */
  readonly touched: number[]
  /** How many actors are in the middle of something that concerns an onboarding. */
  readonly busy: number[]
}

export const hourSeconds: number = 60 * 60
export const daySeconds: number = 24 * hourSeconds

// constructors

/** Makes a fleet to which nothing has happened. */
export const newFleet = (
  parts: Pick<Fleet, 'world' | 'plan' | 'members' | 'random' | 'scheduler'>,
): Fleet => ({
  ...parts,
  broken: [],
  turns: 0,
  advances: 0,
  answers: 0,
  isPeace: false,
  peaceSince: Number.POSITIVE_INFINITY,
  isOver: false,
  willCrash: false,
  willPause: false,
  blindUntil: 0,
  wasLongBlind: false,
  underWay: 0,
  atWrite: [],
  isHarmed: false,
  touched: parts.members.map(() => 0),
  busy: parts.members.map(() => 0),
})

// queries

/** Milliseconds since 1970. */
export const now = ({ world }: Fleet): number => world.rescale.clock.now()

/** Nobody is in the middle of anything. */
export const isQuiet = ({ busy }: Fleet): boolean => busy.every((count) => count === 0)

/**
 * How long an actor sleeps before it looks again: at most so long, and once there is peace less.
 */
export const pauseSeconds = ({ random, isPeace }: Fleet, mostSeconds: number): number =>
  60 + random.below(isPeace ? 4 * hourSeconds : mostSeconds)

// changes

/** Notes that something happened to an onboarding. */
export const touch = ({ touched }: Fleet, index: number): void => {
  touched[index] = (touched[index] ?? 0) + 1
}

/** Notes that something happened that may concern any of them. */
export const touchAll = (fleet: Fleet): void => {
  for (const index of fleet.members.keys()) touch(fleet, index)
}

/** Runs something that concerns one onboarding, and says to the others that it does. */
export const concerning = async <A>(
  fleet: Fleet,
  index: number,
  run: () => Promise<A>,
): Promise<A> => {
  touch(fleet, index)
  fleet.busy[index] = (fleet.busy[index] ?? 0) + 1
  const result = await run()
  fleet.busy[index] = (fleet.busy[index] ?? 0) - 1
  touch(fleet, index)
  return result
}

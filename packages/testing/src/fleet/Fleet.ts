/** The mutable state of a running fleet. */
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
  /** Faults have stopped, and people do what they are asked. */
  isPeace: boolean
  /** Milliseconds since 1970; infinite until the faults have stopped. */
  peaceSince: number
  isOver: boolean
  willCrash: boolean
  willPause: boolean
  blindUntil: number
  /** Whether resources were invisible for so long that they were recorded as gone. */
  wasLongBlind: boolean
  /** How many unrequested changes are in progress. */
  underWay: number
  /** The chaos at the next write of a worker. */
  atWrite: ReadonlyArray<PlannedChaos>
  /** Whether people have changed the accounts without being asked. */
  isHarmed: boolean
  /**
   * Counts disturbances of each onboarding, or of all: an advance during which it grows was
   * disturbed.
   */
  readonly touched: number[]
  /** How many actors are working on an onboarding. */
  readonly busy: number[]
}

export const hourSeconds: number = 60 * 60
export const daySeconds: number = 24 * hourSeconds

// constructors

/** Creates a fleet without disturbances. */
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

/** Whether no actor is working. */
export const isQuiet = ({ busy }: Fleet): boolean => busy.every((count) => count === 0)

/**
 * How long an actor sleeps before it looks again: at most the given time, less once the faults have
 * stopped.
 */
export const pauseSeconds = ({ random, isPeace }: Fleet, mostSeconds: number): number =>
  60 + random.below(isPeace ? 4 * hourSeconds : mostSeconds)

// changes

/** Records a disturbance of an onboarding. */
export const touch = ({ touched }: Fleet, index: number): void => {
  touched[index] = (touched[index] ?? 0) + 1
}

/** Records a disturbance of all onboardings. */
export const touchAll = (fleet: Fleet): void => {
  for (const index of fleet.members.keys()) touch(fleet, index)
}

/** Runs work on an onboarding, and records it as a disturbance for the others. */
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

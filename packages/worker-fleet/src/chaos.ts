/** Kills workers, and the database. */
import { setTimeout as pause } from 'node:timers/promises'

import type { PostgresServer } from '@byoa/postgres-server'

import type { FleetPlan } from './FleetPlan.ts'
import type { FaultyProxy } from './faultyProxy.ts'
import type { WorkerProcess } from './processes.ts'

/** The same numbers for the same seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const hasLogged = ({ lines }: WorkerProcess, message: string): boolean =>
  lines.some((line) => line.includes(`"${message}"`))

const untilLogged = async (
  worker: WorkerProcess | undefined,
  message: string,
  isOver: () => boolean,
): Promise<void> => {
  if (worker === undefined) return
  const { hasEnded } = worker
  while (!hasEnded() && !hasLogged(worker, message) && !isOver()) await pause(20)
}

/** Kills until the plan is done or the play is over; returns how many were killed. */
export const playKills = async (
  { kills, killSeconds, killsDatabase, faultShare }: FleetPlan,
  { server, proxy, workers, restart, random, isOver }: Chaos,
): Promise<number> => {
  proxy.faultShare = faultShare
  let done = 0
  while (done < kills) {
    const index = Math.floor(random() * workers.length)
    await untilLogged(workers[index], 'advanced', isOver)
    await pause(killSeconds * 1000 * random())
    if (isOver()) break
    await workers[index]?.kill('SIGKILL')
    done += 1
    if (killsDatabase && done === Math.ceil(kills / 2)) {
      await server.kill()
      await server.restart()
    }
    workers[index] = restart()
  }
  proxy.faultShare = 0
  return done
}

/** Waits until a worker takes work. */
export const untilStarted = (worker: WorkerProcess): Promise<void> =>
  untilLogged(worker, 'started', () => false)

/** A process that still starts would end at once, and not by draining. */
export const stopWorker = async (worker: WorkerProcess): Promise<number | null> => {
  await untilStarted(worker)
  return worker.kill('SIGTERM')
}

export interface Chaos {
  readonly server: PostgresServer
  readonly proxy: FaultyProxy
  readonly workers: WorkerProcess[]
  readonly restart: () => WorkerProcess
  readonly random: () => number
  readonly isOver: () => boolean
}

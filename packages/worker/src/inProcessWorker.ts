/** A worker for a store that only this process uses, such as PGlite: the same work, no queue. */
import type { Region } from '@byoa/core/iam/identity'
import { type Instant, type OnboardingId, addSeconds } from '@byoa/core/onboarding'
import type { Database } from '@byoa/store-postgres'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Agenda, PlannedLook } from './Agenda.ts'
import { backOffSeconds } from './backOff.ts'
import { lookAt } from './lookAt.ts'
import { refreshOnboardings } from './metrics.ts'
import { pollPeerings } from './pollPeerings.ts'
import { repeat } from './repeat.ts'
import { type Transactions, runRounds } from './rounds.ts'
import { sweep } from './sweep.ts'
import type { RunningWorker, WorkerContext, WorkerOptions } from './Worker.ts'

// the agenda

/** An agenda in memory; the sweep makes it anew after a restart. */
interface MemoryAgenda extends Agenda {
  readonly looks: Map<OnboardingId, PlannedLook>
  readonly polls: Map<Region, Instant>
}

const memoryAgenda = (): MemoryAgenda => {
  const looks = new Map<OnboardingId, PlannedLook>()
  const polls = new Map<Region, Instant>()
  return {
    looks,
    polls,
    plan: (look) => T.fromIO(() => void looks.set(look.onboardingId, look)),
    planned: (ids) =>
      T.fromIO(
        () =>
          new Map(
            ids.flatMap((id) => {
              const look = looks.get(id)
              return look === undefined ? [] : [[id, look.version] as const]
            }),
          ),
      ),
    planPoll: (region, at) =>
      T.fromIO(() => {
        if (!polls.has(region)) polls.set(region, at)
      }),
  }
}

const takeDueLooks = (
  { looks }: MemoryAgenda,
  now: Instant,
  limit: number,
): ReadonlyArray<PlannedLook> => {
  const due = [...looks.values()]
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, limit)
  for (const { onboardingId } of due) looks.delete(onboardingId)
  return due
}

const takeDuePolls = ({ polls }: MemoryAgenda, now: Instant): ReadonlyArray<Region> => {
  const due = [...polls].filter(([, at]) => at <= now).map(([region]) => region)
  for (const region of due) polls.delete(region)
  return due
}

// the work

/** A look that failed is planned again. */
const lookAgain =
  ({ agenda, ports: { clock }, logger }: WorkerContext, look: PlannedLook) =>
  (error: { readonly _tag: string; readonly message?: string }): T.Task<void> => {
    logger.error({ onboardingId: look.onboardingId, code: error._tag }, 'look failed')
    const attempt = look.attempt + 1
    const seconds = backOffSeconds('unavailable', { attempt, random: Math.random() })
    return agenda.plan({ ...look, attempt, at: addSeconds(clock.now(), seconds) })
  }

/** PGlite has one connection, which a transaction would keep from the work inside it. */
const withoutLock = (database: Database): Transactions => ({
  transaction: (work) => work(database),
})

/** Work for one process. */
export interface InProcessWorker {
  /** Does what is due, and returns whether anything was. */
  readonly turn: T.Task<boolean>
}

/** Creates a worker that works when it is told to. */
export const inProcessWorker = (options: WorkerOptions): InProcessWorker => {
  const { ports, concurrency } = options
  const agenda = memoryAgenda()
  const context: WorkerContext = { ...options, agenda }
  const transactions = withoutLock(ports.store.database)
  const performLook = (look: PlannedLook): T.Task<void> =>
    pipe(lookAt(context, look), TE.getOrElse(lookAgain(context, look)))
  const performPoll = (region: Region): T.Task<void> =>
    pipe(
      pollPeerings(context, region),
      TE.getOrElse(() => agenda.planPoll(region, ports.clock.now())),
    )
  let isFresh = true
  return {
    turn: async () => {
      if (isFresh) isFresh = (await sweep(context, ports.clock.now())())._tag === 'Left'
      await runRounds(context, transactions)()
      const now = ports.clock.now()
      const looks = takeDueLooks(agenda, now, concurrency)
      const polls = takeDuePolls(agenda, now)
      await Promise.all(looks.map((look) => performLook(look)()))
      await T.traverseSeqArray(performPoll)(polls)()
      return looks.length + polls.length > 0
    },
  }
}

/** Starts a worker that works until it is stopped. */
export const startInProcessWorker = (options: WorkerOptions): RunningWorker => {
  const { followSeconds = 0.5, metrics, ports } = options
  const { turn } = inProcessWorker(options)
  const turns = repeat(async () => ((await turn()) ? 0 : followSeconds))
  return {
    isHealthy: () => true,
    refresh: () => refreshOnboardings(metrics, ports.store.database),
    stop: turns.stop,
  }
}

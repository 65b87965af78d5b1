/** Workers on an in-memory AWS and PGlite. */
import { type RescalePorts, loadOnboarding, performCustomerIntent } from '@byoa/application'
import { type Instant, type KnownState, react } from '@byoa/core/onboarding'
import type { SqlStore } from '@byoa/store-postgres'
import { type MemoryWorld, memoryWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'

import type { DueReminder, WorkerOptions } from '../src/Worker.ts'
import { createLogger } from '../src/logger.ts'
import { createMetrics } from '../src/metrics.ts'

export interface StoredWorld extends MemoryWorld {
  readonly rescale: RescalePorts & { readonly store: SqlStore }
}

/** A world whose records are in a store; with a start, in real time from then. */
export const storedWorld = (store: SqlStore, start?: Instant): StoredWorld => {
  const world = memoryWorld(start === undefined ? {} : { now: start })
  const clock =
    start === undefined
      ? world.rescale.clock
      : {
          now: () => {
            world.cloud.advanceTime(Math.max(0, Date.now() - world.cloud.clock.now()) / 1000)
            return world.cloud.clock.now()
          },
        }
  return {
    ...world,
    rescale: { ...world.rescale, store, clock },
  }
}

export interface Observed {
  readonly options: WorkerOptions
  readonly lines: string[]
  readonly reminders: DueReminder[]
}

/** Options of a worker of a world, whose logs and reminders are kept. */
export const workerOptionsOf = ({ rescale }: StoredWorld): Observed => {
  const lines: string[] = []
  const reminders: DueReminder[] = []
  return {
    lines,
    reminders,
    options: {
      ports: rescale,
      policy: { pollSeconds: 30, inspectSeconds: 3600 },
      concurrency: 4,
      logger: createLogger({ write: (line) => void lines.push(line) }),
      metrics: createMetrics(),
      onReminder: (reminder) => {
        reminders.push(reminder)
        return Promise.resolve()
      },
    },
  }
}

export const stateOf = async ({ rescale, onboardingId }: StoredWorld): Promise<KnownState> => {
  const loaded = await loadOnboarding(rescale.store, onboardingId)()
  if (E.isLeft(loaded)) throw new Error(JSON.stringify(loaded.left))
  return loaded.right.state
}

/** Lets the customer do everything that it is asked now. */
export const customerTurn = async (world: StoredWorld): Promise<void> => {
  const state = await stateOf(world)
  for (const intent of react(state, world.rescale.clock.now())) {
    await performCustomerIntent({ ...world.rescale, ...world.customer }, state, intent)?.()
  }
}

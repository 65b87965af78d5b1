/** What all parts of a worker share. */
import { type Failure, type RescalePorts, failure } from '@byoa/application'
import type { Intent, KnownState, Reminder } from '@byoa/core/onboarding'
import type { SqlStore } from '@byoa/store-postgres'
import type { Logger } from 'pino'

import type { Agenda } from './Agenda.ts'
import type { Metrics } from './metrics.ts'
import type { LookPolicy } from './nextLook.ts'

/** A party should be reminded of an intent: its deadline is near, or has passed. */
export interface DueReminder {
  readonly state: KnownState
  readonly intent: Intent
  readonly threshold: Reminder
}

export interface WorkerOptions {
  /** Rescale's ports; their store is the worker's. */
  readonly ports: RescalePorts & { readonly store: SqlStore }
  readonly policy: LookPolicy
  /** How many onboardings this process works on at once. */
  readonly concurrency: number
  readonly logger: Logger
  readonly metrics: Metrics
  /**
   * Called once for each threshold of a deadline, whichever process or restart passes it; again
   * only when the process ends between the call and its record. The logger is told, too, also when
   * it rejects.
   */
  readonly onReminder?: (reminder: DueReminder) => Promise<void>
  /** Time between two reads of new events; default 0.5. */
  readonly followSeconds?: number
  /** Time between two searches for onboardings without a planned look; default 60. */
  readonly sweepSeconds?: number
}

export interface WorkerContext extends WorkerOptions {
  readonly agenda: Agenda
}

export interface RunningWorker {
  /** Whether it has read events lately. */
  readonly isHealthy: () => boolean
  /** Reads the gauges of its metrics. */
  readonly refresh: () => Promise<void>
  /** Finishes the work that was begun, then stops. */
  readonly stop: () => Promise<void>
}

/** The failure of something that threw, or of the database. */
export const unexpectedFailure =
  (operation: string) =>
  (thrown: unknown): Failure =>
    failure({
      operation,
      code: 'Unexpected',
      message: thrown instanceof Error ? thrown.message : String(thrown),
      retryable: true,
      cause: thrown,
    })

/**
 * Plans a look at every onboarding with new events. A process that commits events and ends at once
 * loses nothing: events are read by position. Events that a look has seen already wake nobody.
 */
import type { Failure } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import { type EventPlace, readPlaces } from '@byoa/store-postgres'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { WorkerContext } from './Worker.ts'

const eventsAtOnce = 1000

const lastVersions = (events: ReadonlyArray<EventPlace>): ReadonlyMap<OnboardingId, number> =>
  new Map(events.map(({ onboardingId, version }) => [onboardingId, version]))

const wake =
  ({ agenda, ports: { clock } }: WorkerContext) =>
  (events: ReadonlyArray<EventPlace>): T.Task<unknown> => {
    const versions = lastVersions(events)
    return pipe(
      agenda.planned([...versions.keys()]),
      T.map((planned) => [...versions].filter(([id, version]) => (planned.get(id) ?? 0) < version)),
      T.flatMap(
        T.traverseSeqArray(([onboardingId, version]) =>
          agenda.plan({ onboardingId, version, at: clock.now(), attempt: 0 }),
        ),
      ),
    )
  }

/** Reads the events after a position, and returns the position of the last. */
export const follow =
  (context: WorkerContext) =>
  (position: number): TE.TaskEither<Failure, number> =>
    pipe(
      readPlaces(context.ports.store.database, { after: position, limit: eventsAtOnce }),
      TE.tapTask(wake(context)),
      TE.map((events) => events.at(-1)?.position ?? position),
    )

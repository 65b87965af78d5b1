/** Rescale's side of a command on the in-memory AWS. */
import { defaultRescale } from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { RescaleOptions } from '../../src/commands/rescale/RescaleOptions.ts'
import type { RescaleSide } from '../../src/commands/rescale/RescaleSide.ts'
import { namedRescale } from '../../src/commands/documents/rescaleSide.ts'

const config = E.getOrElseW(() => expect.unreachable())(namedRescale(undefined, defaultRescale))

/** The directory is that of the store, beside which the key is kept. */
export const sideOn = (ports: RescaleSide['ports'], directory: string): RescaleSide => ({
  ports,
  keyHolder: { kind: 'pglite', directory },
  config,
  hasAccount: false,
  identify: () => TE.right(undefined),
  preflight: () => TE.right({ checks: [], notCovered: [] }),
  readAccount: () => T.of({}),
})

export const optionsOn = (outbox?: string): RescaleOptions => ({
  now: () => 0,
  json: false,
  language: 'en',
  ...(outbox === undefined ? {} : { outbox }),
})

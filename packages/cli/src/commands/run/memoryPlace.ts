/** A run on the in-memory AWS, in simulated time: its documents are written when it is over. */
import { randomInt } from 'node:crypto'

import { memoryIds } from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { identity } from 'fp-ts/lib/function.js'

import { usualZones } from '../../play/play.ts'
import { randomIds } from '../../play/randomIds.ts'
import { instantOf, simulatedStart } from '../../play/simulatedStart.ts'
import type { StoreAddress } from '../../store/StoreAddress.ts'
import { rehearsalInterruption } from '../../store/withStore.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { writeFiles } from '../../terminal/files.ts'
import type { RunInput } from './RunInput.ts'
import type { RunOptions } from './RunOptions.ts'
import type { RunPlace } from './RunPlace.ts'
import { openMemory } from './memorySides.ts'
import { isPlayed } from './runReports.ts'

/** The seed of the IDs of AWS; random in a store that is kept, which takes each VPC only once. */
const cloudSeedOf = ({ seed }: RunOptions, { kind }: StoreAddress): number | undefined =>
  seed === undefined && kind !== 'memory' ? randomInt(2 ** 32) : seed

/** Returns the place. */
export const memoryPlace = (terminal: Terminal, input: RunInput, options: RunOptions): RunPlace => {
  const { address } = input
  const { now, seed, out: directory, force } = options
  return {
    examine: usualZones,
    interruption: () => rehearsalInterruption(address, options),
    open: (store) => {
      const accounts = {
        ...input,
        start: seed === undefined ? instantOf(now) : simulatedStart,
        ...omitUndefined({ seed: cloudSeedOf(options, address) }),
      }
      const ids = seed === undefined ? randomIds : memoryIds(seed)
      return openMemory(terminal, accounts, { store, keyHolder: address, ids })
    },
    advised: identity,
    finish: ({ state, files }) =>
      directory === undefined || !isPlayed(state)
        ? TE.right(undefined)
        : writeFiles({ directory, files, force }),
  }
}

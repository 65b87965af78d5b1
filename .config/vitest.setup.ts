import { join } from 'node:path'

import fc from 'fast-check'

/** Reads a whole number from the environment; anything else is a mistake worth stopping for. */
const wholeNumber = (name: string): number | undefined => {
  const text = process.env[name]
  if (text === undefined || text === '') return undefined
  if (!/^-?\d+$/.test(text)) throw new TypeError(`${name} is not a whole number: ${text}`)
  return Number(text)
}

// A law that fails prints its seed; BYOA_SEED=<seed> repeats it, BYOA_RUNS=<n> looks harder.
const seed = wholeNumber('BYOA_SEED')
const numRuns = wholeNumber('BYOA_RUNS') ?? (process.env['BYOA_LONG'] === '1' ? 100 : 40)

fc.configureGlobal({ ...(seed === undefined ? {} : { seed }), numRuns })

// Tests start `byoa` and workers as processes some hundred times: Node keeps what it compiled for
// the next one. This worker, which would write it after the run, has started.
process.env['NODE_COMPILE_CACHE'] = join(process.env['BYOA_RUN_DIRECTORY'] ?? '', 'compiled')

import fc from 'fast-check'

// A law that fails prints its seed; BYOA_SEED=<seed> repeats it, BYOA_RUNS=<n> looks harder.
const seed = process.env['BYOA_SEED']
const runs = process.env['BYOA_RUNS']

fc.configureGlobal({
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
})

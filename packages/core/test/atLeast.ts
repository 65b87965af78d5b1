import * as fc from 'fast-check'

/** For a law that needs so many cases even in a plain run; more where more are asked for. */
export const atLeast = (runs: number): { readonly numRuns: number } => ({
  numRuns: Math.max(runs, fc.readConfigureGlobal().numRuns ?? 0),
})

import * as fc from 'fast-check'

/** So many runs even by default, and more when more are asked for everywhere. */
export const atLeast = (runs: number): { readonly numRuns: number } => ({
  numRuns: Math.max(runs, fc.readConfigureGlobal().numRuns ?? 0),
})

import fc from 'fast-check'

/** At least so many runs, and more when more are asked for all laws. */
export const atLeast = (numRuns: number): { readonly numRuns: number } => ({
  numRuns: Math.max(numRuns, fc.readConfigureGlobal().numRuns ?? 0),
})

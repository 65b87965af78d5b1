import * as fc from 'fast-check'

/**
 * For a law that needs more cases than the others: so many where those have 100, a smaller share in
 * a plain run, and as many as `test:laws` asks for when that is more.
 */
export const atLeast = (runs: number): { readonly numRuns: number } => {
  const { numRuns = 100 } = fc.readConfigureGlobal()
  return { numRuns: Math.max(numRuns, Math.ceil((runs * Math.min(numRuns, 100)) / 100)) }
}

/** A program in a docstring: what follows `@example`, fenced as `ts` or not. */
export interface Example {
  /** Line of the source it starts at, counted from 1. */
  readonly line: number
  readonly code: string
}

const withoutStar = (line: string): string => line.replace(/^\s*\* ?/, '')

/** Returns the examples of a source text, in order; each goes to the next tag or the end. */
export const examplesIn = (source: string): ReadonlyArray<Example> => {
  const lines = source.split('\n')
  return lines.flatMap((line, index) => {
    if (!/^\s*\* @example\b/.test(line)) return []
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((next) => /^\s*\*(\/| @(example|source|see))/.test(next))
    const code = rest.slice(0, end).map(withoutStar)
    return [{ line: index + 2, code: code.filter((text) => !text.startsWith('```')).join('\n') }]
  })
}

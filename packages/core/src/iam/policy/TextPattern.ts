/**
 * Text in a policy that can contain wildcards (`*` any text, `?` any character) and policy
 * variables (`${aws:username}`, with a default after a comma). The value of a variable is literal:
 * a `*` in a tag value is not a wildcard.
 *
 * Laws
 * 1. Without wildcards and variables a pattern matches exactly its own text.
 * 2. `*` alone matches every text; `${*}`, `${?}` and `${$}` are the characters themselves.
 * 3. A variable without a value matches nothing; with an unknown value, only a mismatch for every
 *    value is certain.
 * 4. Matching takes time proportional to pattern times text at worst, whatever the pattern.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import type { ContextReader } from './AccessRequest.ts'
import { type Certainty, certain } from './Certainty.ts'

// model

/** Character codes, with negative numbers for the wildcards. */
type Glob = ReadonlyArray<number>

interface PolicyVariable {
  readonly lowerCaseKey: string
  readonly fallback: string | undefined
}

export type TextPattern =
  | { readonly kind: 'literal'; readonly text: string; readonly ignoreCase: boolean }
  | { readonly kind: 'glob'; readonly glob: Glob; readonly ignoreCase: boolean }
  | {
      readonly kind: 'with-variables'
      readonly parts: ReadonlyArray<Glob | PolicyVariable>
      readonly ignoreCase: boolean
    }

export interface TextPatternOptions {
  readonly wildcards: boolean
  /** False in policies of version 2008-10-17, where `${` is only text. */
  readonly variables: boolean
  readonly ignoreCase: boolean
}

// constructors

const anyRun = -1
const anyOne = -2

const codesOf = (text: string): Glob => {
  const codes: number[] = []
  for (let index = 0; index < text.length; index += 1) codes.push(text.charCodeAt(index))
  return codes
}

const globOf = (text: string, wildcards: boolean): Glob =>
  codesOf(text).map((code) => {
    if (!wildcards) return code
    if (code === 42) return anyRun
    return code === 63 ? anyOne : code
  })

const variableGrammar = /^([a-z0-9_.-]+:[^,'{}$]+?)(?:\s*,\s*'([^']*)')?$/i

/** Reads the text between `${` and `}`; undefined when it is not a variable. */
const partOf = (inside: string): Glob | PolicyVariable | undefined => {
  if (inside === '*' || inside === '?' || inside === '$') return codesOf(inside)
  const [, key, fallback] = variableGrammar.exec(inside.trim()) ?? []
  return key === undefined ? undefined : { lowerCaseKey: key.toLowerCase(), fallback }
}

const partsOf = (
  text: string,
  wildcards: boolean,
): ReadonlyArray<Glob | PolicyVariable> | undefined => {
  const parts: Array<Glob | PolicyVariable> = []
  let position = 0
  while (position < text.length) {
    const start = text.indexOf('${', position)
    const end = start < 0 ? -1 : text.indexOf('}', start)
    if (start >= 0 && end < 0) return undefined
    parts.push(globOf(text.slice(position, start < 0 ? text.length : start), wildcards))
    if (start < 0) break
    const part = partOf(text.slice(start + 2, end))
    if (part === undefined) return undefined
    parts.push(part)
    position = end + 1
  }
  return parts
}

const isGlob = (part: Glob | PolicyVariable): part is Glob => Array.isArray(part)

const fixedPattern = (glob: Glob, ignoreCase: boolean): TextPattern =>
  glob.every((code) => code >= 0)
    ? { kind: 'literal', text: glob.map((code) => String.fromCharCode(code)).join(''), ignoreCase }
    : { kind: 'glob', glob, ignoreCase }

/** Parses the text of a policy; undefined when a `${` does not begin a policy variable. */
export const parseTextPattern = (
  written: string,
  { wildcards, variables, ignoreCase }: TextPatternOptions,
): TextPattern | undefined => {
  const text = ignoreCase ? written.toLowerCase() : written
  if (!variables || !text.includes('${')) {
    // Most text of a policy is literal; it is kept as text instead of codes.
    return wildcards && /[*?]/.test(text)
      ? { kind: 'glob', glob: globOf(text, wildcards), ignoreCase }
      : { kind: 'literal', text, ignoreCase }
  }
  const parts = partsOf(text, wildcards)
  if (parts === undefined) return undefined
  return parts.every(isGlob)
    ? fixedPattern(parts.flat(), ignoreCase)
    : { kind: 'with-variables', parts, ignoreCase }
}

// queries

/**
 * The linear scan that remembers the last `*` and backtracks to it when the rest does not match.
 */
const globMatches = (glob: Glob, text: string): boolean => {
  let inGlob = 0
  let inText = 0
  let lastRun = -1
  let runEnd = 0
  while (inText < text.length) {
    const code = glob[inGlob]
    if (code === anyRun) {
      lastRun = inGlob
      runEnd = inText
      inGlob += 1
    } else if (code === anyOne || code === text.charCodeAt(inText)) {
      inGlob += 1
      inText += 1
    } else if (lastRun >= 0) {
      runEnd += 1
      inText = runEnd
      inGlob = lastRun + 1
    } else return false
  }
  while (glob[inGlob] === anyRun) inGlob += 1
  return inGlob === glob.length
}

interface Resolved {
  readonly glob: Glob
  /** False when `*` replaces a variable with an unknown value. */
  readonly isKnown: boolean
}

const unknownText: Resolved = { glob: [anyRun], isKnown: false }

/** Undefined when the variable has no value: nothing matches then. */
const resolved = (part: Glob | PolicyVariable, read: ContextReader): Resolved | undefined => {
  if (isGlob(part)) return { glob: part, isKnown: true }
  const values = read(part.lowerCaseKey)
  // How IAM treats a variable with several values is not documented.
  if (typeof values === 'string' || (values !== undefined && values.length > 1)) return unknownText
  const value = values?.[0] ?? part.fallback
  return value === undefined ? undefined : { glob: codesOf(value), isKnown: true }
}

const resolvedAll = (
  parts: ReadonlyArray<Glob | PolicyVariable>,
  read: ContextReader,
): Resolved | undefined => {
  const glob: number[] = []
  let isKnown = true
  for (const part of parts) {
    const next = resolved(part, read)
    if (next === undefined) return undefined
    isKnown &&= next.isKnown
    for (const code of next.glob) glob.push(code)
  }
  return { glob, isKnown }
}

const lowerCased = (glob: Glob): Glob =>
  glob.map((code) => (code < 0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0)))

/**
 * Returns whether a text matches the pattern in a request; nothing matches a variable without a
 * value.
 */
export const matchesText = (
  pattern: TextPattern,
  given: string,
  read: ContextReader,
): Certainty => {
  const text = pattern.ignoreCase ? given.toLowerCase() : given
  if (pattern.kind === 'literal') return certain(pattern.text === text)
  if (pattern.kind === 'glob') return certain(globMatches(pattern.glob, text))
  const whole = resolvedAll(pattern.parts, read)
  if (whole === undefined) return 'no'
  const glob = pattern.ignoreCase ? lowerCased(whole.glob) : whole.glob
  if (!globMatches(glob, text)) return 'no'
  return whole.isKnown ? 'yes' : 'unknown'
}

/**
 * Matches the `AllowedPattern` of a parameter, an untrusted regular expression, in linear time: the
 * pattern is compiled to a program, each instruction of which runs at most once at each position of
 * the value.
 *
 * Laws
 * 1. A pattern fits the values that JavaScript's own regular expressions fit as a whole.
 * 2. Trying it takes at most as many steps as there are left; then the answer is `undecided`.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * @source https://swtch.com/~rsc/regexp/regexp2.html
 */
import * as E from 'fp-ts/lib/Either.js'

// model

/** Jump targets are relative to the instruction. */
type Instruction =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'fork'; readonly to: readonly [number, number] }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'place'; readonly isAt: (text: string, index: number) => boolean }
  | { readonly kind: 'look'; readonly program: Program; readonly isWanted: boolean }

type Program = ReadonlyArray<Instruction>

/** A compiled pattern, an invalid one, or one that is not served. */
export type AllowedPattern =
  | { readonly kind: 'program'; readonly program: Program }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unserved'; readonly reason: string }

/** The remaining steps for all patterns of a template. */
export interface StepBudget {
  left: number
}

const mostInstructions = 5000
const deepestGroups = 50
const mostSteps = 200_000

/** Returns a full budget. */
export const newStepBudget = (): StepBudget => ({ left: mostSteps })

// reading

interface Reader {
  readonly pattern: string
  position: number
  depth: number
  /** Why the pattern is not served. */
  fault: string | undefined
}

const failed = (reader: Reader, reason: string): Program => {
  reader.fault ??= reason
  reader.position = reader.pattern.length
  return []
}

/** Consumes the next match of a sticky expression. */
const taken = (reader: Reader, sticky: RegExp): string | undefined => {
  sticky.lastIndex = reader.position
  const [text] = sticky.exec(reader.pattern) ?? []
  if (text !== undefined) reader.position += text.length
  return text
}

const either = (a: Program, b: Program): Program => [
  { kind: 'fork', to: [1, a.length + 2] },
  ...a,
  { kind: 'jump', to: b.length + 1 },
  ...b,
]

const perhaps = (a: Program): Program => [{ kind: 'fork', to: [1, a.length + 1] }, ...a]

const anyTimes = (a: Program): Program => [
  { kind: 'fork', to: [1, a.length + 2] },
  ...a,
  { kind: 'jump', to: -(a.length + 1) },
]

const tooLarge = 'it repeats too much'

const repeated = (
  reader: Reader,
  a: Program,
  [least, most]: readonly [number, number],
): Program => {
  if (most < least) return failed(reader, '')
  const copies = most === Number.POSITIVE_INFINITY ? least + 1 : most
  if ((a.length + 2) * copies > mostInstructions) return failed(reader, tooLarge)
  const required = Array.from({ length: least }, () => a).flat()
  if (most === Number.POSITIVE_INFINITY) return [...required, ...anyTimes(a)]
  return [...required, ...Array.from({ length: most - least }, () => perhaps(a)).flat()]
}

const bounds: Readonly<Record<string, readonly [number, number]>> = {
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '?': [0, 1],
}

const boundsOf = (quantifier: string): readonly [number, number] => {
  const known = bounds[quantifier]
  if (known !== undefined) return known
  const [least = '', most] = quantifier.slice(1, -1).split(',')
  if (most === undefined) return [Number(least), Number(least)]
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)]
}

const isWord = (character = ''): boolean => /^\w$/.test(character)

const places: Readonly<Record<string, (text: string, index: number) => boolean>> = {
  '^': (_text, index) => index === 0,
  $: (text, index) => index === text.length,
  '\\b': (text, index) => isWord(text[index - 1]) !== isWord(text[index]),
  '\\B': (text, index) => isWord(text[index - 1]) === isWord(text[index]),
}

const characterOf = (reader: Reader, source: string): Program => {
  const expression = E.tryCatch(
    () => new RegExp(`^(?:${source})$`),
    () => undefined,
  )
  return E.isLeft(expression)
    ? failed(reader, '')
    : [{ kind: 'character', fits: (character) => expression.right.test(character) }]
}

const groupOf = (reader: Reader, opening: string): Program => {
  if (reader.depth > deepestGroups) return failed(reader, 'its groups are nested too deeply')
  reader.depth += 1
  const inner = alternativesOf(reader)
  reader.depth -= 1
  if (reader.fault === undefined && taken(reader, /\)/y) === undefined) return failed(reader, '')
  return opening === '(?=' || opening === '(?!'
    ? [{ kind: 'look', program: inner, isWanted: opening === '(?=' }]
    : inner
}

/** Lookaround, backreferences, flags, named classes and possessive quantifiers are not served. */
const unserved = /\(\?<[=!]|\(\?[a-z>]|\\[1-9kpPQEGAzZhHRvXN]|[*+?}]\+/
const escapedOrClass = /\\[^A-Za-z0-9]|\[(?:\\[^]|[^\]\\])*\]/g

const atomOf = (reader: Reader): Program | undefined => {
  const opening = taken(reader, /\(\?(?:[:=!]|<\w+>)|\((?!\?)/y)
  if (opening !== undefined) return groupOf(reader, opening)
  const place = taken(reader, /\^|\$|\\[bB]/y)
  const isAt = place === undefined ? undefined : places[place]
  if (isAt !== undefined) return [{ kind: 'place', isAt }]
  const character = taken(
    reader,
    /\[(?:\\[^]|[^\]\\])*\]|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])|[^()|*+?\\[]/y,
  )
  return character === undefined ? undefined : characterOf(reader, character)
}

const sequenceOf = (reader: Reader): Program => {
  const program: Instruction[] = []
  for (let atom = atomOf(reader); atom !== undefined; atom = atomOf(reader)) {
    const quantifier = taken(reader, /[*+?]|\{\d{1,5}(?:,\d{0,5})?\}/y)
    // Lazy quantifiers match the same values, as the whole value has to match.
    if (quantifier !== undefined) taken(reader, /\?/y)
    const part = quantifier === undefined ? atom : repeated(reader, atom, boundsOf(quantifier))
    if (program.length + part.length > mostInstructions) return failed(reader, tooLarge)
    program.push(...part)
  }
  return program
}

const alternativesOf = (reader: Reader): Program => {
  let program = sequenceOf(reader)
  while (taken(reader, /\|/y) !== undefined) {
    program = either(program, sequenceOf(reader))
    if (program.length > mostInstructions) return failed(reader, tooLarge)
  }
  return program
}

/** Compiles a pattern. */
export const readAllowedPattern = (pattern: string): AllowedPattern => {
  const [form] = unserved.exec(pattern.replaceAll(escapedOrClass, 'x')) ?? []
  if (form !== undefined) return { kind: 'unserved', reason: `it has ${form}` }
  const reader: Reader = { pattern, position: 0, depth: 0, fault: undefined }
  const program = alternativesOf(reader)
  if (reader.fault !== undefined && reader.fault !== '') {
    return { kind: 'unserved', reason: reader.fault }
  }
  return reader.fault === '' || reader.position < pattern.length
    ? { kind: 'malformed' }
    : { kind: 'program', program }
}

// trying

type Verdict = 'fits' | 'differs' | 'undecided'

interface Attempt {
  readonly program: Program
  readonly from: number
  /** Whether the program must end at the end of the text. */
  readonly isWhole: boolean
}

/** Returns the positions after an instruction; undefined when the budget is exhausted. */
const next = (
  {
    instruction,
    text,
    budget,
  }: {
    readonly instruction: Instruction
    readonly text: string
    readonly budget: StepBudget
  },
  [step, index]: readonly [number, number],
): ReadonlyArray<readonly [number, number]> | undefined => {
  switch (instruction.kind) {
    case 'character':
      return index < text.length && instruction.fits(text.charAt(index))
        ? [[step + 1, index + 1]]
        : []
    case 'fork':
      return instruction.to.map((to) => [step + to, index] as const)
    case 'jump':
      return [[step + instruction.to, index]]
    case 'place':
      return instruction.isAt(text, index) ? [[step + 1, index]] : []
    case 'look': {
      const { program, isWanted } = instruction
      const seen = attempt(text, { program, from: index, isWhole: false }, budget)
      if (seen === 'undecided') return undefined
      return (seen === 'fits') === isWanted ? [[step + 1, index]] : []
    }
  }
}

const attempt = (
  text: string,
  { program, from, isWhole }: Attempt,
  budget: StepBudget,
): Verdict => {
  const tried = new Set<number>()
  const waiting: Array<readonly [number, number]> = [[0, from]]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const [step, index] = place
    const key = step * (text.length + 1) + index
    if (tried.has(key)) continue
    tried.add(key)
    budget.left -= 1
    if (budget.left < 0) return 'undecided'
    const instruction = program[step]
    if (instruction === undefined) {
      if (!isWhole || index === text.length) return 'fits'
      continue
    }
    const following = next({ instruction, text, budget }, place)
    if (following === undefined) return 'undecided'
    waiting.push(...following)
  }
  return 'differs'
}

/** Returns whether a pattern matches a whole text; uses steps of the budget. */
export const tryPattern = (pattern: AllowedPattern, text: string, budget: StepBudget): Verdict =>
  pattern.kind === 'program'
    ? attempt(text, { program: pattern.program, from: 0, isWhole: true }, budget)
    : 'differs'

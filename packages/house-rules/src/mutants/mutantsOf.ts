import { parseAst } from 'rolldown/parseAst'

import { isPipe } from '../lint/pipeRules.ts'
import { type AstNode, child, children, isNode, nameOf } from '../lint/rule.ts'

/** A small change of a source text. */
export interface Mutant {
  /** What is changed, e.g. `operator`. */
  readonly kind: string
  /** Offsets of the text that is replaced. */
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** A node with the offsets of its text. */
type Placed = AstNode & { readonly start: number; readonly end: number }

const operators: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '<<': '>>>',
  '>>>': '<<',
  '&': '|',
  '|': '&',
  '&&': '||',
  '||': '&&',
  '??': '&&',
}

const functions: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  isLeft: 'isRight',
  isRight: 'isLeft',
}

const literal = (value: unknown): string | undefined => {
  if (typeof value === 'boolean') return String(!value)
  if (typeof value === 'number') return String(value + 1)
  if (typeof value === 'string') return value === '' ? "'mutant'" : "''"
  return undefined
}

const placed = (node: AstNode, field: string): Placed | undefined =>
  child(node, field) as Placed | undefined

type Change = readonly [kind: string, part: Placed | undefined, replacement: string | undefined]

const changesOfOperation = (
  node: Placed,
  text: (field: string) => string,
): ReadonlyArray<Change> => {
  const operator = operators[String(node['operator'])]
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operator === undefined
        ? []
        : [['operator', node, `${text('left')} ${operator} ${text('right')}`]]
    case 'UnaryExpression':
      return ['!', '-'].includes(String(node['operator']))
        ? [['operator', node, text('argument')]]
        : []
    case 'ConditionalExpression':
      return [['branches', node, `${text('test')} ? ${text('alternate')} : ${text('consequent')}`]]
    default:
      return []
  }
}

const changesOfPart = (node: Placed): ReadonlyArray<Change> => {
  switch (node.type) {
    case 'IfStatement':
      return ['true', 'false'].map((value) => ['condition', placed(node, 'test'), value])
    case 'ExpressionStatement':
      return [['statement', node, ';']]
    case 'Literal':
      return [['literal', node, literal(node['value'])]]
    case 'TemplateLiteral':
      return [['literal', node, '``']]
    case 'SpreadElement':
      return [['part', node, node.parent?.type === 'ObjectExpression' ? '...{}' : '...[]']]
    case 'MemberExpression': {
      const property = placed(node, 'property')
      return [['function', property, functions[nameOf(property) ?? '']]]
    }
    default:
      return []
  }
}

/** Leaves out one step of a `pipe` at a time, with the comma before it. */
const withoutSteps = (node: Placed): ReadonlyArray<Mutant> => {
  if (!isPipe(node)) return []
  const steps = children(node, 'arguments') as ReadonlyArray<Placed>
  return steps.slice(1).map(({ end }, index) => ({
    kind: 'step',
    start: steps[index]?.end ?? end,
    end,
    replacement: '',
  }))
}

/** Returns the changes of one node, its parts aside. */
const changesOf = (node: Placed, source: string): ReadonlyArray<Mutant> => {
  const text = (field: string): string => {
    const part = placed(node, field)
    return source.slice(part?.start, part?.end)
  }
  const changes = [...changesOfOperation(node, text), ...changesOfPart(node)]
  const mutants = changes.flatMap(([kind, part, replacement]) =>
    part === undefined || replacement === undefined
      ? []
      : [{ kind, start: part.start, end: part.end, replacement }],
  )
  return [...mutants, ...withoutSteps(node)]
}

/** Parts of a node that are no code: names of properties and modules. */
const isName = (node: AstNode, field: string): boolean =>
  field === 'source' || (field === 'key' && node['computed'] !== true)

/** Defaults that the compiler demands, as a rule where nothing is missing: `[a = '']`. */
const isArrayDefault = (node: AstNode, parent: AstNode | undefined): boolean =>
  node.type === 'AssignmentPattern' &&
  parent?.type === 'ArrayPattern' &&
  child(node, 'right')?.type === 'Literal'

const isType = (node: AstNode): boolean =>
  node.type.startsWith('TS') &&
  !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type)

/** Returns the small changes that a TypeScript source offers, in order; types offer none. */
export const mutantsOf = (source: string): ReadonlyArray<Mutant> => {
  const found: Array<Mutant> = []
  const visit = (node: AstNode, parent: AstNode | undefined): void => {
    if (isType(node) || isArrayDefault(node, parent)) return
    found.push(...changesOf({ ...node, parent } as Placed, source))
    for (const [field, value] of Object.entries(node)) {
      if (field === 'parent' || isName(node, field)) continue
      for (const part of Array.isArray(value) ? value : [value]) {
        if (isNode(part)) visit(part, node)
      }
    }
  }
  const program: unknown = parseAst(source, { lang: 'ts' })
  if (isNode(program)) visit(program, undefined)
  return found.toSorted((a, b) => a.start - b.start)
}

/** Returns the source text with a change made. */
export const mutate = (source: string, { start, end, replacement }: Mutant): string =>
  source.slice(0, start) + replacement + source.slice(end)

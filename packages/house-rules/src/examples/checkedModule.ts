import { parseAst } from 'rolldown/parseAst'

import { type AstNode, child, children, isNode, nameOf } from '../lint/rule.ts'

/** A result that an example states: `expression // => value`. */
interface Stated {
  readonly node: AstNode
  readonly value: string
  /** Where the comment ends. */
  readonly end: number
}

const offset = (node: AstNode, side: 'start' | 'end'): number => Number(node[side])

/** The comment behind a statement; a value goes on in the lines of comment below. */
const arrow = /^\s*\/\/ => (.*(?:\n\/\/ {4}.*)*)/

const statedAfter = (node: AstNode, code: string): ReadonlyArray<Stated> => {
  const [comment, text] = arrow.exec(code.slice(offset(node, 'end'))) ?? []
  if (comment === undefined || text === undefined) return []
  const value = text.replaceAll(/\n\/\/ {4}/g, '\n')
  return [{ node, value, end: offset(node, 'end') + comment.length }]
}

/** Returns the text that is compared: the statement itself, or the name that it declares. */
const comparedIn = (node: AstNode, code: string): string => {
  if (node.type === 'VariableDeclaration') {
    const [declarator] = children(node, 'declarations')
    return nameOf(declarator === undefined ? undefined : child(declarator, 'id')) ?? ''
  }
  const expression = child(node, 'expression') ?? node
  return code.slice(offset(expression, 'start'), offset(expression, 'end'))
}

const checkOf = ({ node, value }: Stated, code: string): string => {
  const text = code.slice(offset(node, 'start'), offset(node, 'end'))
  const check = `stated.push([${comparedIn(node, code)}, (${value})])`
  return node.type === 'VariableDeclaration' ? `${text}\n${check}` : check
}

/**
 * Returns an example as a module that exports what it states: pairs of a result and the value that
 * a comment says it has. A comment that nothing is compared by is an error, as is an example
 * without one.
 */
export const checkedModule = (code: string): string => {
  const program: unknown = parseAst(code, { lang: 'ts' })
  const stated = (isNode(program) ? children(program, 'body') : []).flatMap((node) =>
    statedAfter(node, code),
  )
  if (stated.length === 0 || stated.length !== code.split('// =>').length - 1)
    throw new Error(
      'an example states results as `expression // => value`, each behind a statement',
    )
  const parts = stated.map((one, index) => {
    const from = stated[index - 1]?.end ?? 0
    return code.slice(from, offset(one.node, 'start')) + checkOf(one, code)
  })
  const rest = code.slice(stated.at(-1)?.end ?? 0)
  return `export const stated: Array<readonly [actual: unknown, expected: unknown]> = []\n${parts.join('')}${rest}\n`
}

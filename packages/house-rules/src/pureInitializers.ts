/**
 * Several modules in one published file lose what `sideEffects: false` says of each of them: a
 * bundler keeps every codec and table whose value is computed, whether the program uses it or not.
 * Marked as pure, only those that are used remain.
 *
 * @source https://rollupjs.org/configuration-options/#treeshake-annotations
 */
import { parseAst } from 'rolldown/parseAst'

import { type AstNode, child, children, isNode } from './lint/rule.ts'

type Placed = AstNode & { readonly start: number; readonly end: number }

/** Whether a bundler sees without a mark that an expression has no effect. */
const isPlain = (node: AstNode): boolean => {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'Identifier':
    case 'Literal':
      return true
    case 'ArrayExpression':
      return children(node, 'elements').every(isPlain)
    case 'ObjectExpression':
      return children(node, 'properties').every((property) => {
        const value = child(property, 'value')
        return property['computed'] === false && value !== undefined && isPlain(value)
      })
    default:
      return false
  }
}

/** Returns the computed values of top-level variables; a function cannot wait for a module. */
const initializersOf = (statement: AstNode): ReadonlyArray<Placed> => {
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? child(statement, 'declaration') : statement
  if (declaration?.type !== 'VariableDeclaration') return []
  return children(declaration, 'declarations').flatMap((declarator) => {
    const value = child(declarator, 'init') as Placed | undefined
    return value === undefined || isPlain(value) || value.type === 'AwaitExpression' ? [] : [value]
  })
}

/**
 * Returns a module of JavaScript that makes the value of each top-level variable by a call marked
 * as pure. Only a call can be marked, and what it contains needs no mark.
 */
export const markPureInitializers = (source: string): string => {
  const program: unknown = parseAst(source)
  if (!isNode(program)) return source
  return children(program, 'body')
    .flatMap(initializersOf)
    .reduceRight((text, { start, end }) => {
      const value = text.slice(start, end)
      return `${text.slice(0, start)}/* @__PURE__ */ (() => (${value}))()${text.slice(end)}`
    }, source)
}

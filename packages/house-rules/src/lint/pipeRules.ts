import { type AstNode, type Rule, child, children, nameOf } from './rule.ts'

const isPipe = (node: AstNode | undefined): boolean =>
  node?.type === 'CallExpression' && nameOf(child(node, 'callee')) === 'pipe'

const isInsidePipe = (node: AstNode): boolean => {
  for (let outer = node.parent; outer !== undefined && outer !== null; outer = outer.parent) {
    if (isPipe(outer)) return true
  }
  return false
}

/** Refuses a `pipe` inside a `pipe`: the inner step has a name. */
export const noNestedPipeRule: Rule = {
  create: (context) => ({
    CallExpression: (node) => {
      if (isPipe(node) && isInsidePipe(node)) {
        context.report({ node, message: 'name the inner step instead of nesting pipe' })
      }
    },
  }),
}

const isDiscarded = (call: AstNode, imported: ReadonlySet<string>): boolean => {
  const callee = child(call, 'callee')
  const name = nameOf(callee) ?? nameOf(callee && child(callee, 'object'))
  return name !== undefined && imported.has(name)
}

/**
 * Refuses a call of an imported function whose result nobody takes, such as `E.left(…)` on a line
 * of its own. Where functions are pure such a line does nothing, and is nearly always a forgotten
 * `return`.
 */
export const noDiscardedResultRule: Rule = {
  create: (context) => {
    const imported = new Set<string>()
    return {
      ImportDeclaration: (node) => {
        for (const part of children(node, 'specifiers'))
          imported.add(nameOf(child(part, 'local')) ?? '')
      },
      ExpressionStatement: (node) => {
        const call = child(node, 'expression')
        if (call?.type === 'CallExpression' && isDiscarded(call, imported)) {
          context.report({
            node,
            message: 'the result is discarded, and the call does nothing else',
          })
        }
      },
    }
  },
}

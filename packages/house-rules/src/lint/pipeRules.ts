import { type AstNode, type Rule, child, nameOf } from './rule.ts'

/** Tells whether a node is a call of `pipe`. */
export const isPipe = (node: AstNode): boolean =>
  node.type === 'CallExpression' && nameOf(child(node, 'callee')) === 'pipe'

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

import { type AstNode, type Rule, type Visitor, child, children, nameOf } from './rule.ts'

/** Builds a rule that refuses every node of the given types. */
const refuseNodes = (types: ReadonlyArray<string>, message: string): Rule => ({
  create: (context) => {
    const visit: Visitor = (node) => context.report({ node, message })
    return Object.fromEntries(types.map((type) => [type, visit]))
  },
})

/** Refuses `throw`: a refusal is a value, and `absurd` is the one defect. */
export const noThrowRule: Rule = refuseNodes(
  ['ThrowStatement'],
  'return the refusal as a value; only `absurd` throws',
)

/** Refuses classes: data is readonly types and functions on them. */
export const noClassRule: Rule = refuseNodes(
  ['ClassDeclaration', 'ClassExpression'],
  'write a type and functions on it; no classes',
)

/** Refuses everything that makes a function's answer come later. */
export const noAsyncRule: Rule = {
  create: (context) => {
    const refuse: Visitor = (node) =>
      context.report({ node, message: 'the core answers at once: no promise, no async, no await' })
    const refuseAsync = (node: AstNode): void => {
      if (node['async'] === true) refuse(node)
    }
    const refusePromiseType = (node: AstNode): void => {
      const name = child(node, 'typeName')?.['name']
      if (name === 'Promise' || name === 'PromiseLike') refuse(node)
    }
    return {
      ArrowFunctionExpression: refuseAsync,
      FunctionDeclaration: refuseAsync,
      FunctionExpression: refuseAsync,
      AwaitExpression: refuse,
      ImportExpression: refuse,
      TSTypeReference: refusePromiseType,
    }
  },
}

const isDate = (node: AstNode | undefined): boolean => nameOf(node) === 'Date'

/**
 * Refuses to read the clock: `Date.now`, `new Date()`, `Date()`. A date made of what comes in
 * passes.
 */
export const noClockRule: Rule = {
  create: (context) => {
    const refuse: Visitor = (node) => context.report({ node, message: 'time comes in as data' })
    return {
      CallExpression: (node) => {
        if (isDate(child(node, 'callee'))) refuse(node)
      },
      MemberExpression: (node) => {
        if (isDate(child(node, 'object')) && nameOf(child(node, 'property')) === 'now') refuse(node)
      },
      NewExpression: (node) => {
        if (isDate(child(node, 'callee')) && children(node, 'arguments').length === 0) refuse(node)
      },
    }
  },
}

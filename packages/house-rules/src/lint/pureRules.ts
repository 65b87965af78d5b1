import { type Rule, type Visitor, child, children, nameOf } from './rule.ts'

/** Refuses `throw`: a refusal is a value, and `absurd` is the one defect. */
export const noThrowRule: Rule = {
  create: (context) => ({
    ThrowStatement: (node) =>
      context.report({ node, message: 'return the refusal as a value; only `absurd` throws' }),
  }),
}

/** Refuses `Date()` and `new Date()`, which read the clock; a date made of what comes in passes. */
export const noClockRule: Rule = {
  create: (context) => {
    const visit: Visitor = (node) => {
      const readsClock = node.type === 'CallExpression' || children(node, 'arguments').length === 0
      if (nameOf(child(node, 'callee')) === 'Date' && readsClock)
        context.report({ node, message: 'time comes in as data' })
    }
    return { CallExpression: visit, NewExpression: visit }
  },
}

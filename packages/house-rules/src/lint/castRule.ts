import { type Rule, child, children, nameOf } from './rule.ts'

/**
 * Refuses `value as Imported`: a brand is given by the module that owns it, which is the one that
 * declares it.
 * `as const` and casts to types of the same file pass.
 */
export const noForeignCastRule: Rule = {
  create: (context) => {
    const imported = new Set<string>()
    return {
      ImportDeclaration: (node) => {
        for (const part of children(node, 'specifiers'))
          imported.add(nameOf(child(part, 'local')) ?? '')
      },
      TSAsExpression: (node) => {
        const type = child(node, 'typeAnnotation')
        const name = type === undefined ? undefined : nameOf(child(type, 'typeName'))
        if (name !== undefined && imported.has(name)) {
          context.report({ node, message: `only the module that declares ${name} casts to it` })
        }
      },
    }
  },
}

import { type AstNode, type Rule, type RuleContext, child } from './rule.ts'

/** Builds a rule that looks at every module a file names: imports, re-exports, `import()`. */
export const importRule = (
  visitorFor: (context: RuleContext) => (specifier: string, node: AstNode) => void,
): Rule => ({
  create: (context) => {
    const visit = visitorFor(context)
    const visitSource = (node: AstNode): void => {
      const specifier = child(node, 'source')?.['value']
      if (typeof specifier === 'string') visit(specifier, node)
    }
    return {
      ImportDeclaration: visitSource,
      ExportNamedDeclaration: visitSource,
      ExportAllDeclaration: visitSource,
      ImportExpression: visitSource,
    }
  },
})

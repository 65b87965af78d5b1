import { importRule } from './imports.ts'
import type { Rule } from './rule.ts'

/** Refuses `export *`: what a package offers is a list of names somebody wrote. */
export const noExportStarRule: Rule = {
  create: (context) => ({
    ExportAllDeclaration: (node) =>
      context.report({ node, message: 'list the exported names; no `export *`' }),
  }),
}

/**
 * Refuses an import of a folder's index from inside its package: indexes are for readers outside.
 */
export const noIndexImportRule: Rule = importRule((context) => (specifier, node) => {
  if (!/^\.{1,2}(\/.*)?$/.test(specifier)) return
  if (/(^|\/)(index\.[a-z]+|\.{1,2})$/.test(specifier)) {
    context.report({ node, message: 'import the module file, not the index' })
  }
})

import { importRule } from './imports.ts'
import { type Rule, child, children, nameOf } from './rule.ts'

const loadable = /^fp-ts\/lib\/([A-Za-z]+)\.js$/

/**
 * Refuses every way to import fp-ts but `fp-ts/lib/<Module>.js`.
 * The others type-check, and crash in plain Node (`fp-ts/Either`) or load the whole library
 * (`fp-ts`).
 */
export const fpTsPathRule: Rule = importRule((context) => (specifier, node) => {
  if (!/^fp-ts(\/|$)/.test(specifier) || loadable.test(specifier)) return
  context.report({ node, message: `import fp-ts/lib/<Module>.js, not ${specifier}` })
})

/** What the core loads of fp-ts, 46 kB with all it requires; `ReadonlyArray` would add 31. */
const modulesOfCore: ReadonlyArray<string> = ['Either', 'Option', 'function', 'number']

/** Refuses values of other modules of fp-ts in the core: a program gets a module whole. */
export const fpTsCoreRule: Rule = {
  create: (context) => ({
    ImportDeclaration: (node) => {
      const specifier = child(node, 'source')?.['value']
      const name = typeof specifier === 'string' ? loadable.exec(specifier)?.[1] : undefined
      if (name === undefined || node['importKind'] === 'type') return
      if (modulesOfCore.includes(name)) return
      const message = `the core loads ${modulesOfCore.join(', ')} of fp-ts; not ${name}`
      context.report({ node, message })
    },
  }),
}

/** The one alias of each fp-ts module that has one. */
export const fpTsAliases: Readonly<Record<string, string>> = {
  Either: 'E',
  Option: 'O',
  ReadonlyArray: 'RA',
  ReadonlyNonEmptyArray: 'RNEA',
  TaskEither: 'TE',
}

const refusalOfAlias = (moduleName: string, alias: string): string | undefined => {
  const expected = fpTsAliases[moduleName]
  if (expected !== undefined && alias !== expected)
    return `${moduleName} is ${expected} in this house`
  const owner = Object.keys(fpTsAliases).find((name) => fpTsAliases[name] === alias)
  return owner === undefined || owner === moduleName
    ? undefined
    : `${alias} is ${owner} in this house`
}

/** Refuses a namespace alias that the house uses for another fp-ts module. */
export const fpTsAliasRule: Rule = {
  create: (context) => ({
    ImportDeclaration: (node) => {
      const specifier = child(node, 'source')?.['value']
      const moduleName = typeof specifier === 'string' ? loadable.exec(specifier)?.[1] : undefined
      if (moduleName === undefined) return
      for (const part of children(node, 'specifiers')) {
        if (part.type !== 'ImportNamespaceSpecifier') continue
        const message = refusalOfAlias(moduleName, nameOf(child(part, 'local')) ?? '')
        if (message !== undefined) context.report({ node: part, message })
      }
    },
  }),
}

/** The part of the linter's plugin interface that these rules use; it is ESLint's, unchanged. */

/** A node of the syntax tree (ESTree with TypeScript), as far as any rule here looks. */
export interface AstNode {
  readonly type: string
  readonly parent?: AstNode
  readonly [field: string]: unknown
}

/** What a rule is handed for one file. */
export interface RuleContext {
  /** Absolute path of the file. */
  readonly filename: string
  readonly report: (finding: { readonly node: AstNode; readonly message: string }) => void
}

/** Called for every node of the type it is filed under. */
export type Visitor = (node: AstNode) => void

/** A rule: for one file, what to do at which node. */
export interface Rule {
  readonly create: (context: RuleContext) => Readonly<Record<string, Visitor>>
}

/** Tells whether a field holds a node. */
export const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value

/** Returns the node in a field, if there is one. */
export const child = (node: AstNode, field: string): AstNode | undefined => {
  const value = node[field]
  return isNode(value) ? value : undefined
}

/** Returns the nodes of a list field, in source order. */
export const children = (node: AstNode, field: string): ReadonlyArray<AstNode> => {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** Returns the name of an identifier, or undefined for any other node. */
export const nameOf = (node: AstNode | undefined): string | undefined =>
  node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : undefined

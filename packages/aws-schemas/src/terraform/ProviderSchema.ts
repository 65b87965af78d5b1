/**
 * The schema of a Terraform provider, in the form of `terraform providers schema -json`.
 *
 * @source https://developer.hashicorp.com/terraform/cli/commands/providers/schema
 */

/** A type as Terraform writes it: `"string"`, `["set", "string"]`, `["object", {…}]`. */
export type SchemaType =
  | string
  | readonly [string, SchemaType | Readonly<Record<string, SchemaType>>]

export interface SchemaAttribute {
  readonly type: SchemaType
  readonly required?: true
  readonly optional?: true
  readonly computed?: true
}

export interface SchemaNestedBlock {
  readonly nesting_mode: 'single' | 'list' | 'set'
  readonly min_items?: number
  readonly max_items?: number
  readonly block: SchemaBlock
}

export interface SchemaBlock {
  readonly attributes: Readonly<Record<string, SchemaAttribute>>
  readonly block_types?: Readonly<Record<string, SchemaNestedBlock>>
}

/** What is kept of a provider. */
export interface ProviderSchema {
  /** Where it comes from. */
  readonly source: Readonly<Record<string, string>>
  readonly provider: SchemaBlock
  readonly resources: Readonly<Record<string, SchemaBlock>>
  readonly data: Readonly<Record<string, SchemaBlock>>
}

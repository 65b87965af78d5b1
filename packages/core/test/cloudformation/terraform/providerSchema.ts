/** The schema of the AWS provider for Terraform: the types that are used, whole. */
import { readFileSync } from 'node:fs'

// model

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

export interface ProviderSchema {
  readonly source: Readonly<Record<string, string>>
  readonly provider: SchemaBlock
  readonly resources: Readonly<Record<string, SchemaBlock>>
  readonly data: Readonly<Record<string, SchemaBlock>>
}

/** The committed schema; its first lines say where it comes from. */
export const providerSchema: ProviderSchema = JSON.parse(
  readFileSync(new URL('awsProviderSchema.json', import.meta.url), 'utf8'),
) as ProviderSchema

/**
 * Template values in Terraform's language. In Terraform JSON every string is a template: what is
 * computed stands inside
 * `${…}`, and a literal `${` is written `$${`.
 *
 * @source https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
import {
  type ResourceType,
  type Template,
  type TemplateValue,
  isList,
  isRecord,
  textOf,
} from '../cloudformation/Template.ts'
import { addressOf, attributeOf } from './terraformAddress.ts'

// model

/** JSON as Terraform reads it. */
export type TerraformValue =
  | string
  | number
  | boolean
  | ReadonlyArray<TerraformValue>
  | { readonly [key: string]: TerraformValue }

// queries

/** What the pseudo parameters of the rules are called. */
export const placeAddresses: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'data.aws_caller_identity.current.account_id',
  'AWS::Region': 'data.aws_region.current.id',
}

/** Where the zones of the account are looked up. */
const zonesAddress = 'data.aws_availability_zones.available'

/**
 * Returns text as a template that means it, with the sign in front of a brace doubled. A function
 * replaces, since `$$` means one `$` in replacement text.
 */
export const literal = (text: string): string => text.replace(/[$%](?=\{)/g, (sign) => sign + sign)

const typeOf = (template: Template, logicalId: string): ResourceType | undefined =>
  template.Resources[logicalId]?.Type

const referenceText = (template: Template, target: string, attribute: string): string => {
  const type = typeOf(template, target)
  if (type === undefined) return literal(`\${${target}}`)
  const { name, suffix } = attributeOf(type, attribute)
  return `\${${addressOf(type, target)}.${name}}${suffix}`
}

const subText = (template: Template, text: string): string =>
  text.replace(/\$\{(!?)([^}]*)\}/g, (_whole, escaped: string, name: string) => {
    if (escaped === '!') return literal(`\${${name}}`)
    const [target = '', attribute = 'Ref'] = name.split('.')
    return referenceText(template, target, attribute)
  })

/** Returns the text of a value that is text, computed or not; `undefined` for any other value. */
const functionText = (
  template: Template,
  name: string,
  argument: TemplateValue,
): string | undefined => {
  if (name === 'Ref') return referenceText(template, textOf(argument), 'Ref')
  if (name === 'Fn::Sub') return subText(template, textOf(argument))
  if (!isList(argument)) return undefined
  const [first = '', second = ''] = argument
  if (name === 'Fn::GetAtt') return referenceText(template, textOf(first), textOf(second))
  if (name === 'Fn::Select') return `\${${zonesAddress}.names[${textOf(first)}]}`
  if (name !== 'Fn::Join' || !isList(second)) return undefined
  return second.map((item) => terraformText(template, item)).join(textOf(first))
}

const onlyEntry = (value: TemplateValue): readonly [string, TemplateValue] | undefined => {
  if (!isRecord(value)) return undefined
  const entries = Object.entries(value)
  return entries.length === 1 ? entries[0] : undefined
}

/**
 * Returns a computed value as a Terraform template; `undefined` when the value is not a function of
 * the language.
 */
function computedText(template: Template, value: TemplateValue): string | undefined {
  const entry = onlyEntry(value)
  return entry === undefined ? undefined : functionText(template, entry[0], entry[1])
}

function terraformText(template: Template, value: TemplateValue): string {
  return computedText(template, value) ?? literal(textOf(value))
}

/** Returns a template value as Terraform writes it. */
export const terraformValue = (template: Template, value: TemplateValue): TerraformValue => {
  if (typeof value === 'string') return literal(value)
  if (isList(value)) return value.map((item) => terraformValue(template, item))
  const computed = computedText(template, value)
  if (computed !== undefined) return computed
  if (typeof value !== 'object') return value
  const entries: ReadonlyArray<readonly [string, TemplateValue]> = Object.entries(value)
  return Object.fromEntries(
    entries.map(([key, inner]) => [literal(key), terraformValue(template, inner)]),
  )
}

const isItems = (value: TerraformValue): value is ReadonlyArray<TerraformValue> =>
  Array.isArray(value)

/** Renders a value as an HCL expression, in which texts stay templates and escapes are JSON's. */
const expression = (value: TerraformValue): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object') return `${value}`
  if (isItems(value)) return `[${value.map(expression).join(', ')}]`
  const entries = Object.entries(value)
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${expression(inner)}`).join(', ')}}`
}

/**
 * Returns a value as JSON text that Terraform encodes once every reference in it is resolved.
 * JSON text with references inside would be broken, or extended, by a quotation mark in what they
 * resolve to.
 *
 * @source https://developer.hashicorp.com/terraform/language/functions/jsonencode
 */
export const jsonText = (template: Template, value: TemplateValue): string =>
  `\${jsonencode(${expression(terraformValue(template, value))})}`

/**
 * Outputs as XML, by the schema of their service: structures become elements, lists become an
 * element with one child for each item, dates are written in ISO 8601.
 *
 * @source https://www.w3.org/TR/xml/#charsets
 * @source https://www.w3.org/TR/xml/#sec-line-ends
 */
import type { OutputStructure, OutputType, ServiceSchema } from './ServiceSchema.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Characters to escape, and those that XML 1.0 excludes. */
const special = /[&<>"]|[^\t\n\u0020-\ufffd]/
const everySpecial = new RegExp(special, 'g')

/** Returns text as the content of an element. */
export const xmlText = (text: string): string =>
  // Most texts have none; testing first is faster.
  special.test(text)
    ? text.replaceAll(everySpecial, (character) => entities[character] ?? '\ufffd')
    : text

/** Returns an element with XML content. */
export const xmlElement = (name: string, content: string): string =>
  content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isDate = (value: object): value is Date => 'toISOString' in value

const contentOf = (schema: ServiceSchema, type: OutputType, value: unknown): string => {
  if (typeof value === 'string') return xmlText(value)
  if (!isObject(value)) return String(value)
  if (isDate(value)) return value.toISOString()
  if (typeof type === 'string') return ''
  if (!('list' in type)) return membersXml(schema, type.structure, value)
  return Array.isArray(value)
    ? value.map((item) => xmlElement(type.item, contentOf(schema, type.list, item))).join('')
    : ''
}

const noMembers: OutputStructure = {}

/** Renders the members of a structure; those that are undefined are left out. */
export const membersXml = (schema: ServiceSchema, structure: string, value: object): string => {
  const members = schema.outputs[structure] ?? noMembers
  let xml = ''
  for (const [name, content] of Object.entries(value)) {
    const member = members[name]
    if (member === undefined || content === undefined) continue
    const [element, type] = member
    xml += xmlElement(element, contentOf(schema, type, content))
  }
  return xml
}

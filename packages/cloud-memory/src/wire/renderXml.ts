/**
 * Outputs as XML. Structures become elements, lists become an element with one child for each item,
 * dates are written in ISO 8601.
 *
 * @source https://www.w3.org/TR/xml/#charsets
 * @source https://www.w3.org/TR/xml/#sec-line-ends
 */
import { XMLBuilder } from 'fast-xml-parser'

// model

/** How a protocol names what it writes. */
export interface XmlNames {
  /** The element of one item of a list. */
  readonly item: string
  readonly nameOf: (member: string) => string
}

// operations

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  // Texts are escaped below: the builder leaves carriage returns and control characters as they
  // are.
  processEntities: false,
})

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Characters with a meaning, and those that XML cannot have at all. */
const special = /[&<>"]|[^\t\n\u0020-\ufffd]/g

const escaped = (text: string): string =>
  text.replaceAll(special, (character) => entities[character] ?? '\ufffd')

const isDate = (value: unknown): value is Date => isObject(value) && 'toISOString' in value

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const elementOf = (value: unknown, names: XmlNames): unknown => {
  if (Array.isArray(value)) {
    return { [names.item]: value.map((item: unknown) => elementOf(item, names)) }
  }
  if (isDate(value)) return value.toISOString()
  if (isObject(value)) return membersOf(value, names)
  return typeof value === 'string' ? escaped(value) : String(value)
}

/** Returns the elements of a structure's members; absent ones are left out. */
export const membersOf = (value: object, names: XmlNames): Readonly<Record<string, unknown>> => {
  const elements: Record<string, unknown> = {}
  for (const [member, content] of Object.entries(value)) {
    if (content !== undefined) elements[names.nameOf(member)] = elementOf(content, names)
  }
  return elements
}

/** Renders a document of elements that are escaped already; `@xmlns` is an attribute. */
export const renderXml = (document: Readonly<Record<string, unknown>>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`

/** Returns text as the content of an element. */
export const xmlText = (text: string): string => escaped(text)

/**
 * A template tag for HTML and SVG: whatever is put into a template is escaped, unless it came out
 * of one. Attribute values stand in double quotes.
 *
 * Laws
 * 1. A text reads as itself in the page, whatever it contains.
 * 2. No text ends an element or an attribute.
 * 3. External IDs are shortened.
 *
 * @source https://html.spec.whatwg.org/multipage/syntax.html#escaping-strings
 * @source https://www.w3.org/TR/xml/#charsets
 */
import { withShortExternalIds } from '../picture/shortExternalId.ts'

// model

const written: unique symbol = Symbol('written')

/** Markup that is safe to put into a page; only templates make it. */
export interface Markup {
  readonly [written]: string
}

export type Content = string | number | Markup | undefined | ReadonlyArray<Content>

// parts

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Controls but tab and line feed, half surrogate pairs and non-characters: XML has none. */
const unwritable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

const escaped = (text: string): string =>
  withShortExternalIds(text)
    .replace(unwritable, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')

const textOf = (content: Content): string => {
  if (content === undefined) return ''
  if (typeof content === 'string') return escaped(content)
  if (typeof content === 'number') return `${content}`
  return written in content ? content[written] : content.map(textOf).join('')
}

// operations

/** The tag: texts are escaped, lists are joined, `undefined` is nothing. */
export const markup = (
  strings: TemplateStringsArray,
  ...values: ReadonlyArray<Content>
): Markup => ({
  [written]: strings.map((text, index) => text + textOf(values[index])).join(''),
})

/** Returns the text of markup, for a file. */
export const renderMarkup = (content: Markup): string => content[written]

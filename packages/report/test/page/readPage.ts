/** Reads the texts, elements and attributes of a page that writes every element out. */

export interface PageElement {
  readonly name: string
  readonly attributes: string
}

export interface ReadPage {
  readonly elements: ReadonlyArray<PageElement>
  /** All texts between elements, one after the other. */
  readonly text: string
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? '')

/** An own reader: `<` begins an element, `>` outside double quotes ends it. */
export const readPage = (page: string): ReadPage => {
  const elements: PageElement[] = []
  const texts: string[] = []
  for (const [, name = '', attributes = '', text = ''] of page.matchAll(
    /<([^\s">/]*)((?:[^">]|"[^"]*")*)>([^<]*)/g,
  )) {
    if (name !== '') elements.push({ name, attributes })
    texts.push(unescaped(text))
  }
  return { elements, text: texts.join('\n') }
}

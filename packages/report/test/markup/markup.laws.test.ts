import { SaxesParser } from 'saxes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { markup, renderMarkup } from '../../src/markup/markup.ts'
import { hostileText } from '../hostile.ts'

interface Read {
  readonly text: string
  readonly attribute: string
  readonly elements: number
}

const read = (page: string): Read => {
  let [text, attribute, elements] = ['', '', 0]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ attributes }) => {
    elements += 1
    attribute = String(attributes['title'])
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.write(page).close()
  return { text, attribute, elements }
}

/** What XML 1.0 has a way to write, by its grammar. */
const isWritable = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  const isControl = (code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code < 0xa0)
  return !isControl && !(code >= 0xd800 && code < 0xe000) && code !== 0xfffe && code !== 0xffff
}

const asWritten = (text: string): string =>
  Array.from(text, (character) => (isWritable(character) ? character : '\ufffd')).join('')

describe('the tag', () => {
  it('makes every text read as itself, as content and as attribute', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const { elements, ...seen } = read(renderMarkup(markup`<p title="${text}">${text}</p>`))
        expect(elements).toBe(1)
        expect(seen.text).toBe(asWritten(text))
        // A parser reads white space in attributes as spaces.
        expect(seen.attribute).toBe(asWritten(text).replaceAll(/[\t\n]/g, ' '))
      }),
    )
  })

  it('escapes the texts of lists, and not markup of its own', () => {
    fc.assert(
      fc.property(fc.array(hostileText()), (texts) => {
        const items = texts.map((text) => markup`<b>${text}</b>`)
        expect(read(renderMarkup(markup`<p>${items}${texts}</p>`)).elements).toBe(1 + texts.length)
      }),
    )
  })

  it('takes nothing that only looks like markup', () => {
    const forged: unknown = JSON.parse('{"markup":"<b>"}')
    expect(() => renderMarkup(markup`${forged as string}`)).toThrow(TypeError)
  })

  it('shortens external IDs', () => {
    const id = `byoa-acme-${'0123456789abcdef'.repeat(2)}`
    expect(renderMarkup(markup`<i>${`--external-id ${id}.`}</i>`)).toBe(
      '<i>--external-id byoa-acme-0123….</i>',
    )
  })
})

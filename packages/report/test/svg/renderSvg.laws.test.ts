import { SaxesParser } from 'saxes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Box, allBoxes } from '../../src/svg/Box.ts'
import { layoutPicture } from '../../src/svg/layoutPicture.ts'
import { pictureStyle } from '../../src/svg/pictureStyle.ts'
import { pictureWords, renderSvg } from '../../src/svg/renderSvg.ts'
import { widthOf } from '../../src/svg/wrapped.ts'
import { markedPicture, pictured } from '../pictures.ts'
import { type Rectangle, allPairs, isApart, isInside, overlapping } from './rectangles.ts'

const language = fc.constantFrom('en' as const, 'ja' as const)

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

interface Parsed {
  readonly elements: ReadonlyArray<Element>
  readonly text: string
}

/** Throws when it is not well formed. */
const parseXml = (text: string): Parsed => {
  const elements: Element[] = []
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes })
  })
  parser.on('text', (piece) => texts.push(piece))
  parser.write(text).close()
  return { elements, text: texts.join('\n') }
}

const linesOf = (box: Box): ReadonlyArray<Rectangle> =>
  box.lines.map(({ text, x, y }) => ({ x, y: y - 12, width: widthOf(text), height: 16 }))

describe('the layout', () => {
  it('has no two boxes that overlap, unless one is inside the other', () => {
    fc.assert(
      fc.property(markedPicture(), language, (picture, spoken) => {
        const { boxes, width, height } = layoutPicture(picture, pictureWords[spoken])
        const page = { x: 0, y: 0, width, height }
        expect(overlapping(boxes)).toEqual([])
        for (const box of boxes) expect(isInside(box, page)).toBe(true)
      }),
    )
  })

  it('has every line inside its box, apart from other lines and from the boxes inside', () => {
    fc.assert(
      fc.property(markedPicture(), language, (picture, spoken) => {
        for (const box of allBoxes(layoutPicture(picture, pictureWords[spoken]).boxes)) {
          const lines = linesOf(box)
          for (const line of lines)
            expect([line, box, isInside(line, box)]).toEqual([line, box, true])
          for (const [a, b] of allPairs(lines)) expect(isApart(a, b)).toBe(true)
          for (const line of lines) {
            expect(box.boxes.every((inner) => isApart(line, inner))).toBe(true)
          }
        }
      }),
    )
  })

  it('has arrows in the gaps alone, from edge to edge', () => {
    fc.assert(
      fc.property(markedPicture(), language, (picture, spoken) => {
        const { boxes, arrows } = layoutPicture(picture, pictureWords[spoken])
        const inner = allBoxes(boxes).filter(({ kind }) => kind !== 'account')
        for (const { from, to, y } of arrows) {
          const line = { x: from, y, width: to - from, height: 0 }
          expect(inner.every((box) => isApart(line, box))).toBe(true)
          const touches = (edge: number): boolean =>
            inner.some(
              (box) =>
                (box.x === edge || box.x + box.width === edge) &&
                box.y <= y &&
                y <= box.y + box.height,
            )
          expect([touches(from), touches(to)]).toEqual([true, true])
        }
      }),
    )
  })
})

describe('the SVG', () => {
  it('is well-formed XML without a script or anything from outside', () => {
    fc.assert(
      fc.property(markedPicture(), language, (picture, spoken) => {
        const svg = renderSvg(picture, { language: spoken })
        const { elements } = parseXml(svg)
        const names = [...new Set(elements.map(({ name }) => name))].toSorted()
        expect(names).toEqual(['desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title'])
        const attributes = elements.flatMap((element) => Object.entries(element.attributes))
        const refused = /^(?:on|style|src|.*href)/
        expect(attributes.filter(([name]) => refused.test(name))).toEqual([])
        expect(pictureStyle).not.toMatch(/url\(|@import|@font-face/)
      }),
    )
  })

  it('depicts every resource of the template once, and nothing else', () => {
    fc.assert(
      fc.property(pictured(), language, ({ picture, template }, spoken) => {
        const { elements } = parseXml(renderSvg(picture, { language: spoken }))
        const depicted = elements.flatMap(
          ({ attributes }) => attributes['data-resources']?.split(' ') ?? [],
        )
        expect(depicted.toSorted()).toEqual(Object.keys(template.Resources).toSorted())
      }),
    )
  })

  it('has the ID of every mark, outside its description, too', () => {
    fc.assert(
      fc.property(markedPicture(), language, (picture, spoken) => {
        const { boxes } = layoutPicture(picture, pictureWords[spoken])
        const said = allBoxes(boxes).flatMap(({ lines }) => lines.map(({ text }) => text))
        for (const { id } of picture.marks) {
          expect(said.join('').replaceAll(' ', '')).toContain(id)
        }
      }),
    )
  })

  it('is the same bytes for the same picture, and names itself', () => {
    fc.assert(
      fc.property(markedPicture(), language, (picture, spoken) => {
        const svg = renderSvg(picture, { language: spoken })
        expect(renderSvg(structuredClone(picture), { language: spoken })).toBe(svg)
        const [root] = parseXml(svg).elements
        const ids = parseXml(svg).elements.map(({ attributes }) => attributes['id'])
        expect(root?.attributes['role']).toBe('img')
        expect(ids).toContain(root?.attributes['aria-labelledby'])
        expect(ids).toContain(root?.attributes['aria-describedby'])
      }),
    )
  })
})

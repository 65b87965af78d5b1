import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { renderMermaid } from '../../src/mermaid/renderMermaid.ts'
import type { NetworkPicture } from '../../src/picture/NetworkPicture.ts'
import { hostileText } from '../hostile.ts'
import { markedPicture } from '../pictures.ts'

const label = String.raw`"(?:[\p{L}\p{N}\p{M} .,:/·…→+=@、。（）・ー-]|#\d+;|<br\/>)*"`
const id = '[a-z]+[_0-9]*'
const statement = new RegExp(
  [
    String.raw`^ *(?:flowchart LR|accTitle: .*|accDescr: .*|end`,
    `subgraph ${id}\\[${label}\\]`,
    `${id}\\[${label}\\]`,
    `${id} (?:<|x)?-[-.] ${label} [-.]-[x>]? ${id})$`,
  ].join('|'),
  'u',
)

const linesOf = (picture: NetworkPicture, language: 'en' | 'ja'): ReadonlyArray<string> =>
  renderMermaid(picture, { language }).trimEnd().split('\n')

describe('the Mermaid text', () => {
  it('has only the statements that it means, whatever names are in it', () => {
    fc.assert(
      fc.property(
        markedPicture(),
        hostileText(),
        fc.constantFrom('en' as const, 'ja' as const),
        (picture, text, language) => {
          const { customer } = picture
          const roles = customer.roles.map((role) => ({ ...role, name: text }))
          const lines = linesOf({ ...picture, customer: { ...customer, roles } }, language)
          expect(lines.filter((line) => !statement.test(line))).toEqual([])
          const opened = lines.filter((line) => line.trim().startsWith('subgraph')).length
          expect(lines.filter((line) => line.trim() === 'end')).toHaveLength(opened)
        },
      ),
    )
  })

  it('names every node once, and no other in its arrows', () => {
    fc.assert(
      fc.property(markedPicture(), (picture) => {
        const lines = linesOf(picture, 'en').map((line) => line.trim())
        const nodes = lines.flatMap(
          (line) => /^(?:subgraph )?([a-z]+[_0-9]*)\[/.exec(line)?.[1] ?? [],
        )
        expect(new Set(nodes).size).toBe(nodes.length)
        const ends = lines.flatMap((line) => {
          const arrow = /^([a-z]+[_0-9]+) .*".*" \S+ ([a-z]+[_0-9]+)$/.exec(line)
          return arrow === null ? [] : [arrow[1] ?? '', arrow[2] ?? '']
        })
        expect(ends.length).toBeGreaterThan(0)
        expect(ends.filter((end) => !nodes.includes(end))).toEqual([])
      }),
    )
  })
})

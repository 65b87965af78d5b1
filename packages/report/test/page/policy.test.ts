import { createHash } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { renderMarkup } from '../../src/markup/markup.ts'
import { listScript, listScriptDigest } from '../../src/page/listScript.ts'
import { pageStyle, pageStyleDigest } from '../../src/page/pageStyle.ts'

const digestOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`

describe('the content security policy', () => {
  it('allows the style sheet by its digest', () => {
    expect(pageStyleDigest).toBe(digestOf(pageStyle))
    expect(pageStyle).not.toMatch(/[&<>"']/)
  })

  it('allows the script of the list by its digest', () => {
    expect(listScriptDigest).toBe(digestOf(renderMarkup(listScript)))
    expect(renderMarkup(listScript)).not.toContain('</')
  })
})

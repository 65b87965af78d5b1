import { describe, expect, it } from 'vitest'

import { palettes } from '../../src/svg/palette.ts'

/** As WCAG defines it: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const backgrounds = ['page', 'panel', 'raised'] as const
const texts = ['text', 'muted', 'link', 'error', 'warning', 'info', 'passed'] as const

describe('a colour', () => {
  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it.each(['light', 'dark'] as const)('has enough contrast in the scheme %s', (scheme) => {
    const palette = palettes[scheme]
    for (const behind of backgrounds) {
      for (const text of texts) {
        expect(contrast(palette[text], palette[behind])).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(palette.line, palette[behind])).toBeGreaterThanOrEqual(3)
    }
  })
})

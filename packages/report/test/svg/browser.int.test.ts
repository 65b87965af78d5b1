import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { PictureWithTemplate } from '../../src/picture/pictureOfAgreement.ts'
import { pictureOfState } from '../../src/picture/pictureOfState.ts'
import { renderSvg } from '../../src/svg/renderSvg.ts'
import { startBrowser } from '../browser.ts'
import { open } from '../openPage.ts'
import { connected, report } from '../page/samplePages.ts'

const browser = await startBrowser()

describe.skipIf(browser === undefined)('in a browser, the picture', () => {
  const ofReport = E.map(({ picture }: PictureWithTemplate) => picture)(report.picture)
  const shown = [ofReport, pictureOfState(connected.state)].flatMap((picture) =>
    E.isRight(picture)
      ? (['en', 'ja'] as const).map((language) => renderSvg(picture.right, { language }))
      : [],
  )

  it('has every text inside its box, with the fonts of the browser', async () => {
    for (const svg of shown) {
      const { page } = await open(browser, `<!doctype html><title>Picture</title>${svg}`)
      const outside =
        await page.evaluate(`[...document.querySelectorAll('g > text')].filter((text) => {
          const [inner, outer] = [text.getBBox(), text.parentElement.firstElementChild.getBBox()]
          return inner.x < outer.x || inner.x + inner.width > outer.x + outer.width ||
            inner.y < outer.y || inner.y + inner.height > outer.y + outer.height
        }).map(({ textContent }) => textContent)`)
      expect(outside).toEqual([])
      await page.close()
    }
  })

  it('is dark where the system is', async () => {
    const background = async (scheme: 'light' | 'dark'): Promise<unknown> => {
      const { page } = await open(browser, `<title>Picture</title>${shown[0]}`, scheme)
      const fill = await page.evaluate(
        `getComputedStyle(document.querySelector('.background')).fill`,
      )
      await page.close()
      return fill
    }
    expect(await background('light')).toBe('rgb(255, 255, 255)')
    expect(await background('dark')).toBe('rgb(16, 22, 28)')
  })
})

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import { startBrowser } from '../browser.ts'
import { certainly, open, violations, visibleLanguages } from '../openPage.ts'
import { pages } from './samplePages.ts'

const browser = await startBrowser()

describe.skipIf(browser === undefined).each(Object.entries(pages))(
  'in a browser, the page %s',
  (_, content) => {
    it('asks for nothing, says nothing on the console, and runs no script of a text', async () => {
      const { page, problems, requests } = await open(browser, content)
      expect({ problems, requests, title: await page.title() }).toEqual({
        problems: [],
        requests: [],
        title: expect.not.stringContaining('gone') as string,
      })
      await page.close()
    })

    it('switches the language by keyboard, without a script', async () => {
      const { page } = await open(browser, content)
      expect(await visibleLanguages(page)).toEqual(['en'])
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowRight')
      expect(await visibleLanguages(page)).toEqual(['ja'])
      await page.keyboard.press('ArrowLeft')
      expect(await visibleLanguages(page)).toEqual(['en'])
      await page.close()
    })

    for (const scheme of ['light', 'dark'] as const) {
      it(`has nothing that axe finds serious, in the scheme ${scheme} and both languages`, async () => {
        const { page } = await open(browser, content, scheme)
        expect(await violations(page)).toEqual([])
        await page.check('#language-ja')
        expect(await violations(page)).toEqual([])
        await page.close()
      })
    }

    it('has the same structure in both languages', async () => {
      const { page } = await open(browser, content)
      const structure = (language: string): Promise<unknown> =>
        page.evaluate(
          `[...document.querySelectorAll('main[lang=${language}] :is(h1, h2, h3, section, table, tr, ol, li, select)')].map(({ tagName }) => tagName)`,
        )
      expect(await structure('ja')).toEqual(await structure('en'))
      await page.close()
    })

    it('prints, in the light scheme', async () => {
      const { page } = await open(browser, content, 'dark')
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      )
      expect(await page.isVisible('#language-ja')).toBe(false)
      await page.close()
    })
  },
)

describe.skipIf(browser === undefined)('in a browser, the list', () => {
  const ids = (page: Page): Promise<unknown> =>
    page.evaluate(
      `[...document.querySelectorAll('main[lang=en] tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[0].textContent[4])`,
    )

  it('filters by words and sorts by the deadline', async () => {
    const { page } = await open(browser, pages['of a list'] ?? '')
    expect(await ids(page)).toEqual(['0', '1', '2'])
    await page.selectOption('main[lang=en] select', '6')
    expect(await ids(page)).toEqual(['1', '2', '0'])
    await page.fill('main[lang=en] input', 'onb-2222 ACME')
    expect(await ids(page)).toEqual(['2'])
    await page.close()
  })

  it('is readable without its script', async () => {
    const context = await certainly(browser).newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.setContent(pages['of a list'] ?? '')
    expect(await page.locator('main[lang=en] tbody tr').count()).toBe(3)
    expect(await page.locator('main[lang=en] select').isVisible()).toBe(false)
    await context.close()
  })
})

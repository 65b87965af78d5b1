/** Opens pages in a real browser and asks them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Browser, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface OpenPage {
  readonly page: Page
  readonly problems: ReadonlyArray<string>
  readonly requests: ReadonlyArray<string>
}

const address = 'http://report.example/'

/** Returns the browser, for tests that are skipped without one. */
export const certainly = (browser: Browser | undefined): Browser => {
  if (browser === undefined) throw new TypeError('there is no browser')
  return browser
}

/** Opens a page at an address of its own; whatever it asks for is refused and noted. */
export const open = async (
  browser: Browser | undefined,
  content: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<OpenPage> => {
  const problems: string[] = []
  const requests: string[] = []
  const page = await certainly(browser).newPage({
    viewport: { width: 1224, height: 900 },
    colorScheme,
  })
  page.on('console', (message) => problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.route('**', (route) => {
    const url = route.request().url()
    if (url !== address) {
      requests.push(url)
      return route.abort()
    }
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: content })
  })
  await page.goto(address)
  return { page, problems, requests }
}

/** Returns the languages that are shown. */
export const visibleLanguages = (page: Page): Promise<unknown> =>
  page.evaluate(
    `[...document.querySelectorAll('main')].filter((main) => main.getClientRects().length > 0).map(({ lang }) => lang)`,
  )

/** Returns what axe finds serious or critical. */
export const violations = async (page: Page): Promise<unknown> => {
  const session = await page.context().newCDPSession(page)
  // The policy of the page stops injected scripts; the debugger's are not subject to it.
  await session.send('Runtime.evaluate', { expression: axe })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run().then(({ violations }) => JSON.stringify(violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])))`,
    awaitPromise: true,
    returnByValue: true,
  })
  return JSON.parse(String(result.value))
}

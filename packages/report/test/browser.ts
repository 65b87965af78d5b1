/**
 * A real browser: the one at `BYOA_CHROMIUM`, or the one that an npm package carries (Linux, x64).
 * With `BYOA_REQUIRE_BROWSER=1` its absence is a failure, not a reason to skip.
 */
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { afterAll } from 'vitest'

const isBrowserRequired: boolean = process.env['BYOA_REQUIRE_BROWSER'] === '1'

const launch = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['BYOA_CHROMIUM'] ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })

/** Starts a browser for the tests of a file; `undefined` where none starts. */
export const startBrowser = async (): Promise<Browser | undefined> => {
  try {
    const browser = await launch()
    afterAll(() => browser.close())
    return browser
  } catch (error) {
    if (isBrowserRequired) throw error
    return undefined
  }
}

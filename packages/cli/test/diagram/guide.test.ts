/** The guide of pictures and pages: every command is run, in its order. */
import { readFile } from 'node:fs/promises'

import { createPglite } from '@byoa/postgres-server'
import { afterEach, expect, test, vi } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { withNotice } from '../customer/customerStory.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const directory = await workingDirectory()
const { path } = directory

afterEach(() => {
  vi.unstubAllEnvs()
})

const guide = await readFile(
  new URL('../../../../docs/how-to/draw-pictures-and-write-pages.md', import.meta.url),
  'utf8',
)

const commands: ReadonlyArray<ReadonlyArray<string>> = [
  ...guide.matchAll(/^npx -y pnpm@12 byoa (.*)$/gm),
].map(([, words = '']) => words.split(' '))

const isCustomers = ([family]: ReadonlyArray<string>): boolean => family === 'customer'

const root = new URL('../../../../', import.meta.url).pathname

/** The words of a command, with files in a folder of the test. */
const placed = (words: ReadonlyArray<string>, at: (name: string) => string) =>
  words.map((word) => {
    if (word.startsWith('docs/')) return `${root}${word}`
    if (word.startsWith('pglite:')) return `pglite:${at(word.slice(7))}`
    return /\.(json|html|svg|mmd)$/.test(word) || ['first', 'pages', 'pages-of-one'].includes(word)
      ? at(word)
      : word
  })

test('the commands for documents and records do what the guide says', async () => {
  await createPglite(path('own', 'records'))
  const at = (name: string) => path('own', name)
  const own = commands.filter((words) => !isCustomers(words))
  let id = ''
  for (const words of own) {
    const ran = await byoa(placed(words, at).map((word) => word.replace(/^onb-.*/, id)))
    expect({ words, code: ran.code, all: ran.all }).toMatchObject({ words, code: 0 })
    if (words[0] === 'run') {
      const { out } = await byoa([
        'rescale',
        'list',
        '--json',
        '--store',
        `pglite:${at('records')}`,
      ])
      id = String(jsonLines(out)[0]?.['onboardingId'])
    }
  }
  const pages = await filesIn(at('pages'))
  expect(Object.keys(pages)).toEqual(['index.html', `${id}.customer.html`, `${id}.html`])
  expect(pages['index.html']).toContain(`<a href="${id}.html">${id}</a>`)
  expect(Object.keys(await filesIn(at('pages-of-one')))).toEqual([
    `${id}.customer.html`,
    `${id}.html`,
  ])
}, 60_000)

test('the commands for the customer do what the guide says', async () => {
  const stage = await withNotice(directory)
  for (const words of commands.filter(isCustomers)) {
    const ran = await stage.typeOffline(placed(words.slice(1), stage.path))
    expect({ words, code: ran.code, all: ran.all }).toMatchObject({ words, code: 0 })
  }
  const page = await readFile(stage.path('page.html'), 'utf8')
  expect(page).toContain('byoa customer connect peering-notice.json --setup setup.json')
}, 60_000)

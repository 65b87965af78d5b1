/** The tutorial's commands: each says, and writes, what the tutorial shows. */
import { readFile } from 'node:fs/promises'

import { beforeAll, expect, test } from 'vitest'

import { byoa } from './byoa.ts'
import { exampleFile } from './exampleFile.ts'
import { blocksIn, expectSaid } from './printedBlocks.ts'
import { workingDirectory } from './workingDirectory.ts'

const page = await readFile(
  new URL('../../../docs/tutorial/first-onboarding.md', import.meta.url),
  'utf8',
)
const blocksOf = blocksIn(page)
const { path } = await workingDirectory()

const commands = blocksOf('sh')
const texts = blocksOf('text').map((text) => text.split('\n'))
const [request = '', setup = ''] = blocksOf('json')

/** Runs a command of the tutorial; its files are in the directory of this test. */
const said = async (command = ''): Promise<ReadonlyArray<string>> => {
  const words = command.replace(/^.* byoa /, '').split(' ')
  const placed = words.map((word) =>
    word
      .replace(/^docs\/examples\/(.*)$/, (_all, name: string) => exampleFile(name))
      .replace(/^out\//, path('out/')),
  )
  return (await byoa(placed)).all.split('\n')
}

let played: ReadonlyArray<string> = []

beforeAll(async () => {
  played = await said(commands[0])
})

test('the request is the shipped one', async () => {
  const shipped: unknown = JSON.parse(await readFile(exampleFile('request.json'), 'utf8'))
  expect(JSON.parse(request)).toEqual(shipped)
})

test('the run says what is shown, from the first line to Connected', () => {
  const [first = [], second = []] = texts
  expectSaid(played, [...first, '…', ...second, '…'])
})

test('the setup is the one that the run writes', async () => {
  const written: unknown = JSON.parse(await readFile(path('out/first/setup.json'), 'utf8'))
  expect(JSON.parse(setup)).toEqual(written)
})

test.each([
  ['the history', 1, 2],
  ['a declined range', 2, 3],
])('%s is said as shown', async (_what, command, text) => {
  expectSaid(await said(commands[command]), texts[text] ?? [])
})

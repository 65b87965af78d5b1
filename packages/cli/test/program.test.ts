import { describe, expect, test } from 'vitest'

import { byoa, jsonLines } from './byoa.ts'
import { exampleFile } from './exampleFile.ts'

const commands = [
  ['demo'],
  ['run'],
  ['rescale', 'receive'],
  ['rescale', 'advance'],
  ['rescale', 'list'],
  ['rescale', 'show'],
  ['store', 'verify'],
]

describe('help', () => {
  test.each([[[]], ...commands.map((words) => [words])])(
    'byoa %s --help lists its options on the output, exit 0',
    async (words: ReadonlyArray<string>) => {
      const { code, out, err } = await byoa([...words, '--help'])
      expect({ code, err }).toEqual({ code: 0, err: [] })
      expect(out.join('\n')).toMatch(/^Usage: byoa/)
    },
  )

  test.each(commands)(
    'every command that is played or shown has --json and --language: %s',
    async (...words) => {
      const help = (await byoa([...words, '--help'])).out.join('\n')
      expect(help).toContain('--json')
      expect(help).toContain('--language <language>')
    },
  )

  test('names every command and what it is for', async () => {
    const help = (await byoa(['--help'])).out.join('\n')
    for (const [command] of commands) expect(help).toMatch(new RegExp(`^ {2}${command} .*\\w`, 'm'))
  })

  test('says where colour comes from', async () => {
    expect((await byoa(['--help'])).out.join('\n')).toMatch(/--no-color .*NO_COLOR/s)
  })

  test('comes on the error stream when no command is named, exit 2', async () => {
    for (const words of [[], ['customer'], ['rescale']]) {
      const { code, out, err } = await byoa(words)
      expect({ code, out }).toEqual({ code: 2, out: [] })
      expect(err.join('\n')).toMatch(/^Usage: byoa/)
    }
  })
})

test('--version says the version', async () => {
  expect(await byoa(['--version'])).toMatchObject({ code: 0, out: ['1.2.3'], err: [] })
})

const meaningless: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
  [['dmeo'], /unknown command 'dmeo'/],
  [['demo', '--sed', '1'], /unknown option '--sed'/],
  [['demo', '--seed', 'one'], /'one' is invalid.*whole number/],
  [['demo', '--seed', '-1'], /--seed/],
  [['demo', '--seed', '1.5'], /'1\.5' is invalid.*whole number/],
  [['demo', '--language', 'fr'], /'fr' is invalid.*en, ja/],
  [['demo', 'now'], /too many arguments/],
  [['run'], /required option '--request <file>'/],
  [['run', '--request'], /argument missing/],
  [['run', '--request', 'a.json', '--dry'], /unknown option '--dry'/],
  [['rescale', 'lst'], /unknown command 'lst'/],
  [['rescale', 'show'], /missing argument 'onboarding', or --events/],
  [['rescale', 'list', '--waiting-for', 'aws'], /'aws' is invalid.*rescale, customer/],
  [['store', 'import'], /missing required argument 'file'/],
]

describe('words that mean nothing: exit 2, the word, nothing on the output', () => {
  test.each(meaningless)('byoa %j', async (words, reason) => {
    const { code, out, err } = await byoa(words)
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err.join('\n')).toMatch(reason)
  })

  test.each([
    ...meaningless.filter(([words]) => words.at(-1) !== '--request'),
    [['run', '--seed', '1'], /required option '--request <file>'/],
    [['cidr'], /unknown option '--json'/],
    [['nothing'], /unknown command 'nothing'/],
  ] as const)('byoa %j --json says so in one JSON object', async (words, reason) => {
    const { code, out, err } = await byoa([...words, '--json'])
    expect({ code, err }).toEqual({ code: 2, err: [] })
    const [said, ...others] = jsonLines(out)
    expect(others).toEqual([])
    expect(said).toMatchObject({ error: { _tag: 'UsageError' } })
    expect(said?.['message']).toMatch(reason)
    expect(said?.['message']).not.toMatch(/^error:/)
  })
})

test('--no-color is understood before, between and after the words of a command', async () => {
  const run = ['run', '--request', exampleFile('request-declined.json'), '--seed', '1']
  const expected = await byoa(run)
  for (const place of [0, 1, 3, run.length]) {
    const words = run.toSpliced(place, 0, '--no-color')
    expect(await byoa(words)).toEqual(expected)
  }
})

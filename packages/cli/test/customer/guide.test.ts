/** The guides for the customer's administrator: every command is run, in order. */
import { readFile } from 'node:fs/promises'

import { rotateExternalId } from '@byoa/application'
import { afterEach, expect, test, vi } from 'vitest'

import { byoa } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, openStage, right } from './customerStage.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const guideAt = (path: string) =>
  readFile(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8')

/** The commands of the blocks and of the tables. */
const commandsOf = (guide: string): ReadonlyArray<string> =>
  [...guide.matchAll(/^(?:npx -y pnpm@12 |\|.*\| `)(byoa [^`\n]+\.json[^`\n]*)/gm)].map(
    ([, command = '']) => command,
  )

const english = commandsOf(await guideAt('how-to/connect-your-account.md'))
const japanese = commandsOf(await guideAt('ja/connect-your-account.md'))

test('the guides of both languages have the same commands', () => {
  expect(japanese).toEqual(english)
  expect(english).toHaveLength(13)
})

/** What Rescale does before a command, as far as it has to. */
const before: Readonly<Record<string, (stage: CustomerStage) => Promise<unknown>>> = {
  review: async (stage) => {
    await stage.receive('request.json')
    await stage.advance()
  },
  connect: async (stage) => {
    await stage.receive('stack-report.json')
    await stage.advance()
  },
  inspect: (stage) => stage.advance(),
  rotate: async (stage) => {
    await right(rotateExternalId(stage.rescale, stage.onboardingId()))
    await stage.advance()
  },
  apply: (stage) => stage.advance(),
  leave: (stage) => stage.offboard(),
}

const inFolder = ({ path }: CustomerStage, command: string): ReadonlyArray<string> =>
  command
    .split(' ')
    .slice(1)
    .map((word) => (word.endsWith('.json') ? path(word) : word))

test('every command of the guides does what it says', async () => {
  const stage = await openStage(directory)
  // A working connection has nothing to correct, and the first policy needs a setup.
  const later = english.filter((command) => /policy operator|correct/.test(command))
  for (const command of english.filter((one) => !later.includes(one))) {
    const [family = '', ...words] = inFolder(stage, command)
    await before[words[0] ?? '']?.(stage)
    const ran = await stage.type(words)
    expect({ family, command, code: ran.code, err: ran.code === 0 ? '' : ran.all }).toEqual({
      family: 'customer',
      command,
      code: 0,
      err: '',
    })
  }
  expect((await stage.receive('clean-exit.json')).state.status).toBe('Offboarding')
  expect((await stage.advance()).state.status).toBe('Closed')
  const [policy = ''] = later
  expect((await byoa(inFolder(stage, policy))).code).toBe(0)
})

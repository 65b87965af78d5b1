/** What the how-to shows is what a sandbox says. */
import { readFile } from 'node:fs/promises'

import { decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'

import { announce } from '../../src/commands/sandbox/announce.ts'
import { openSandbox } from '../../src/commands/sandbox/SandboxState.ts'
import { ScenarioCodec, defaultScenario } from '../../src/commands/sandbox/Scenario.ts'
import { instantOf } from '../../src/play/simulatedStart.ts'
import { startSandbox } from './runningSandbox.ts'

const guide = await readFile(
  new URL('../../../../docs/how-to/use-the-sandbox.md', import.meta.url),
  'utf8',
)

const blocksOf = (language: string): ReadonlyArray<string> =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)\\n\`\`\`$`, 'gms'))].map(
    ([, block = '']) => block,
  )

test('the text it begins with', () => {
  const lines: string[] = []
  const out = (line: string) => void lines.push(line)
  const state = openSandbox(defaultScenario, instantOf(Date.UTC(2026, 0, 5)))
  const endpoint = 'http://127.0.0.1:4580'
  announce({ out, err: out, colours: picocolors.createColors(false) }, { endpoint, state }, 'en')
  const [shown = ''] = blocksOf('text')
  expect(lines.join('\n').startsWith(shown.replace('\n…', ''))).toBe(true)
})

test('the line of JSON', async () => {
  const { accounts, rescaleVpc } = await startSandbox()
  const [announced = ''] = blocksOf('json')
  expect(JSON.parse(announced)).toEqual({
    endpoint: 'http://127.0.0.1:4580',
    accounts,
    rescaleVpc,
  })
})

test('the scenario', () => {
  const scenario = blocksOf('json').at(-1) ?? ''
  expect(E.isRight(decode(ScenarioCodec, JSON.parse(scenario)))).toBe(true)
})

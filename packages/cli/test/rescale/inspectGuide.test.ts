/** The guide to inspections and repairs: every command is run for a connection with two drifts. */
import { readFile } from 'node:fs/promises'

import { expect, test, vi } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { deleteRouteTo, widenTrust } from './drifts.ts'
import { documentIn } from './customerHalf.ts'
import { connected, runNow, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const open = stages(directory)

const guide = await readFile(
  new URL('../../../../docs/how-to/inspect-and-repair.md', import.meta.url),
  'utf8',
)
const commands = [...guide.matchAll(/^npx -y pnpm@12 byoa (.*)$/gm)].map(([, words = '']) => words)
const [overrides = ''] = [...guide.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json = '']) => json)

/** Every command, with what ends it here: there is a drift of each party until it is repaired. */
const codes: ReadonlyArray<readonly [begins: string, code: number]> = [
  ['doctor --setup', 1],
  ['customer repair', 0],
  ['customer repair', 0],
  ['doctor $ID', 1],
  ['rescale repair', 0],
  ['rescale repair', 0],
  ['doctor --setup', 0],
]

test('the commands do what the guide says', async () => {
  const stage = await open()
  const { id, folder } = await connected(stage)
  vi.stubEnv('XDG_CONFIG_HOME', directory.path('config'))
  await directory.write('overrides.json', JSON.parse(overrides))
  await deleteRouteTo(stage.sandbox, 'rescale', (await documentIn(folder, 'setup')).agreedCidr)
  await widenTrust(stage.sandbox)
  const places: Readonly<Record<string, string>> = {
    $ID: id,
    'setup.json': `${folder}/setup.json`,
    'peering-notice.json': `${folder}/peering-notice.json`,
    'pglite:records': stage.store[1] ?? '',
    outbox: stage.outbox,
    rescale: 'ours',
    customer: 'theirs',
  }
  const wordOf = (word: string) =>
    places[word] ?? (word.endsWith('.json') ? directory.path(word) : word)
  expect(commands).toHaveLength(codes.length)
  for (const [index, command] of commands.entries()) {
    const [begins = '', code] = codes[index] ?? []
    expect(command.startsWith(begins)).toBe(true)
    const [family = '', ...rest] = command.split(' ')
    const ran = await runNow([
      family,
      ...(family === 'doctor' ? rest.map(wordOf) : [rest[0] ?? '', ...rest.slice(1).map(wordOf)]),
      '--endpoint-url',
      stage.sandbox.endpoint,
    ])
    expect({ command, code: ran.code, all: ran.all }).toEqual({ command, code, all: ran.all })
  }
}, 120_000)

/** What every reader of a document has in common. */
import { readFile } from 'node:fs/promises'

import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { readEvents } from '../../src/store/readEvents.ts'
import { readRequest, readSetup } from '../../src/commands/documents/readExchanged.ts'
import { readInventory } from '../../src/commands/documents/readInventory.ts'
import { readRescale } from '../../src/commands/documents/rescaleSide.ts'
import { readScenario } from '../../src/commands/sandbox/Scenario.ts'
import type { BadInput } from '../../src/terminal/badInput.ts'
import { byoa } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

await byoa(['run', '--request', exampleFile('request.json'), '--out', path('out')])

const rescale = {
  version: 1,
  accounts: [{ partition: 'aws', accountId: '999988887777' }],
  vpcs: [{ region: 'us-east-1', cidrs: ['10.0.0.0/16'] }],
}
const scenario = {
  version: 1,
  rescale,
  customers: [{ accountId: '111122223333', region: 'us-east-1' }],
}

const read = (file: string): Promise<string> => readFile(file, 'utf8')

const documents: ReadonlyArray<
  readonly [string, (file: string) => TaskEither<BadInput, unknown>, string, string]
> = [
  ['request', readRequest, await read(exampleFile('request.json')), 'version'],
  ['setup', readSetup, await read(exampleFile('setup.json')), 'version'],
  ['inventory', readInventory, await read(exampleFile('inventory.json')), 'version'],
  ['side of Rescale', readRescale, JSON.stringify(rescale, null, 2), 'version'],
  ['scenario', readScenario, JSON.stringify(scenario, null, 2), 'version'],
  ['stream of events', readEvents, await read(path('out', 'events.jsonl')), 'at'],
]

describe.each(documents)('a %s', (_kind, reader, text, firstKey) => {
  test('is the same with a byte order mark and Windows line ends', async () => {
    const plain = await reader(await write('plain.json', text))()
    expect(plain).toMatchObject({ _tag: 'Right' })
    const windows = await write('windows.json', `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect(JSON.stringify(await reader(windows)())).toBe(JSON.stringify(plain))
  })

  test('is refused when a key stands twice in an object', async () => {
    const lines = text.split('\n').length
    const last = text.trimEnd().lastIndexOf('\n') + 1
    // The last object of a stream is its last line; the other documents are one object.
    const at = firstKey === 'at' ? last : 0
    const twice = `${text.slice(0, at)}{"${firstKey}":1,${text.slice(at).replace('{', '')}`
    expect(await reader(await write('twice.json', twice))()).toMatchObject({
      left: {
        problems: [
          {
            path: expect.stringMatching(
              new RegExp(
                firstKey === 'at'
                  ? `^line ${lines - 1}, column \\d+, at$`
                  : `^line [12], column \\d+, ${firstKey}$`,
              ),
            ) as string,
            expected: 'each key once',
          },
        ],
      },
    })
  })
})

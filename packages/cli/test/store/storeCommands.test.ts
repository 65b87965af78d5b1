/** `byoa store`: migrate, export, import, verify. */
import { readFile, readdir, stat } from 'node:fs/promises'

import { createPglite } from '@byoa/postgres-server'
import { openPgliteStore } from '@byoa/store-postgres/pglite'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()
const storeIn = (name: string) => ['--store', `pglite:${path(name)}`]
const store = storeIn('records')
const file = path('export.jsonl')

let migrated: ReadonlyArray<string> = []
beforeAll(async () => {
  await createPglite(path('records'))
  migrated = (await byoa(['store', 'migrate', ...store])).out
  await byoa(['run', '--request', exampleFile('request.json'), ...store])
  await byoa(['store', 'export', ...store, '--out', file])
}, 60_000)

test('migrate says from which version to which, also when there is nothing to do', async () => {
  expect(migrated).toEqual([`pglite:${path('records')} was migrated from schema version 0 to 2.`])
  const { code, out } = await byoa(['store', 'migrate', '--json', ...store])
  expect({ code, said: jsonLines(out) }).toEqual({
    code: 0,
    said: [{ store: `pglite:${path('records')}`, from: 2, to: 2 }],
  })
})

describe('export', () => {
  test('writes the same to a file, which others cannot read, and to the output', async () => {
    const { code, out } = await byoa(['store', 'export', ...store])
    expect(code).toBe(0)
    expect(`${out.join('\n')}\n`).toBe(await readFile(file, 'utf8'))
    expect(jsonLines(out).at(-1)).toMatchObject({ events: 12 })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('replaces a file only with --force, and leaves nothing beside it', async () => {
    const mine = await write('mine.jsonl', 'mine')
    const words = ['store', 'export', ...store, '--out', mine]
    const { code, err } = await byoa(words)
    expect(code).toBe(2)
    expect(err[0]).toContain('--force')
    expect(await readFile(mine, 'utf8')).toBe('mine')
    const forced = await byoa([...words, '--force', '--json'])
    expect(jsonLines(forced.out)).toMatchObject([{ file: mine, events: 12 }])
    expect(await readFile(mine, 'utf8')).toBe(await readFile(file, 'utf8'))
    expect((await readdir(path())).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('import', () => {
  test('into an empty store gives the same export', async () => {
    const copy = storeIn('copy')
    await createPglite(path('copy'))
    // As an editor leaves it, without the last line break.
    const text = (await readFile(file, 'utf8')).trimEnd()
    const edited = await write('edited.jsonl', text)
    const imported = await byoa(['store', 'import', edited, ...copy, '--json'])
    const end = jsonLines(text.split('\n')).at(-1)
    expect({ code: imported.code, said: jsonLines(imported.out) }).toEqual({ code: 0, said: [end] })
    const { out } = await byoa(['store', 'export', ...copy])
    expect(`${out.join('\n')}\n`).toBe(await readFile(file, 'utf8'))
    const again = await byoa(['store', 'import', file, ...copy])
    expect(again).toMatchObject({ code: 2, out: [] })
    expect(again.err[0]).toContain('has records already')
  })

  test('of a damaged file imports nothing: exit 2, what is wrong', async () => {
    const lines = (await readFile(file, 'utf8')).split('\n')
    const damaged = await write('damaged.jsonl', lines.toSpliced(4, 1).join('\n'))
    await createPglite(path('damaged'))
    const { code, err } = await byoa(['store', 'import', damaged, ...storeIn('damaged')])
    expect(code).toBe(2)
    expect(err[1]).toContain('line 5 cannot be taken: event 6 of onb-')
    const { out } = await byoa(['rescale', 'list', ...storeIn('damaged')])
    expect(out).toEqual(['No onboardings.'])
  })

  test('of a file that is not there does not create a store', async () => {
    const { code } = await byoa(['store', 'import', path('none.jsonl'), ...storeIn('none')])
    expect(code).toBe(2)
    expect(await readdir(path())).not.toContain('none')
  })
})

describe('verify', () => {
  test('finds nothing wrong in what the commands wrote', async () => {
    const { code, out } = await byoa(['store', 'verify', ...store, '--json'])
    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([{ events: 12, onboardings: 1, problems: [] }])
  })

  test('exits 1 with every problem', async () => {
    const opened = await openPgliteStore(path('records'))()
    if (E.isLeft(opened)) return expect.unreachable()
    const { database, close } = opened.right
    await database.run("DELETE FROM byoa.claims WHERE claim LIKE 'Stack %'")()
    await close()
    const { code, err, out } = await byoa(['store', 'verify', ...store])
    expect(code).toBe(1)
    expect(err).toEqual([
      expect.stringMatching(/^onb-\w+ does not hold its claim of kind Stack$/) as string,
    ])
    expect(out).toEqual(['Events: 12. Onboardings: 1. Problems: 1.'])
  })
})

/** A directory as a store: one onboarding, whose events and documents are its files. */
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'

import { expect, test } from 'vitest'

import { byoa, jsonLines, someMoment } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

const request = await write('other.json', {
  ...exampleRequest(),
  companyCode: 'other',
  accountId: '444455556666',
  proposedCidr: '10.60.0.0/16',
})

const onStore = (name: string, ...words: ReadonlyArray<string>) =>
  byoa(['rescale', ...words, '--store', `dir:${path(name)}`], { now: someMoment })

test('has what an earlier command recorded, and writes its documents', async () => {
  expect((await onStore('kept', 'receive', exampleFile('request.json'))).code).toBe(0)
  const { out } = await onStore('kept', 'list', '--json')
  expect(jsonLines(out)).toMatchObject([{ status: 'CidrLeased', version: 2 }])
  const id = String(jsonLines(out)[0]?.['onboardingId'])
  expect((await onStore('kept', 'cancel', id, '--reason', 'a mistake')).code).toBe(0)
  expect((await onStore('kept', 'show', id)).out[0]).toContain('Cancelled')
  expect(Object.keys(await filesIn(path('kept')))).toEqual(['events.jsonl', 'report.html'])
})

test('takes no second onboarding, and keeps the first as it was', async () => {
  await onStore('one', 'receive', exampleFile('request.json'))
  const before = await filesIn(path('one'))
  const { code, err } = await onStore('one', 'receive', request)
  expect(code).toBe(3)
  expect(err.join('\n')).toMatch(
    /has the events of onb-.*another onboarding needs another directory/,
  )
  expect(await filesIn(path('one'))).toEqual(before)
})

test('is not created by a command that only reads: exit 2', async () => {
  const { code, err } = await onStore('nothing', 'list')
  expect(code).toBe(2)
  expect(err[0]).toBe(`There is no store dir:${path('nothing')} yet.`)
})

test('whose events lack one is refused, and left as it is', async () => {
  await onStore('torn', 'receive', exampleFile('request.json'))
  const file = path('torn', 'events.jsonl')
  const [, second = ''] = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, second)
  const { code, err } = await onStore('torn', 'list')
  expect(code).toBe(2)
  expect(err.join('\n')).toContain('event 1, which is missing')
  expect(await readFile(file, 'utf8')).toBe(second)
})

test('is used by one process at a time: exit 2, with the ID of the other', async () => {
  await onStore('shared', 'receive', exampleFile('request.json'))
  await writeFile(path('shared.lock'), `${process.ppid}\n`)
  const { code, err } = await onStore('shared', 'list')
  expect(code).toBe(2)
  expect(err[0]).toContain(`is used by process ${process.ppid}`)
  await rm(path('shared.lock'))
  expect((await onStore('shared', 'list')).code).toBe(0)
  expect(existsSync(path('shared.lock'))).toBe(false)
})

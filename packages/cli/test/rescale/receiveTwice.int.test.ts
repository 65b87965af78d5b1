/** Two processes that receive the same request at once. */
import { createPglite, hasPostgres, startPostgres } from '@byoa/postgres-server'
import { afterAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { byoaCommand, exited } from '../byoaProcess.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()
const isLong = process.env['BYOA_LONG'] === '1'

let stop = (): Promise<void> => Promise.resolve()
afterAll(() => stop())

const openServer = async (): Promise<string> => {
  const server = await startPostgres()
  stop = server.stop
  return server.url
}

const both = async (store: string) => {
  const at = ['--store', store]
  await byoa(['store', 'migrate', ...at])
  const words = ['rescale', 'receive', exampleFile('request.json'), '--json', ...at]
  const ended = await Promise.all([exited(byoaCommand(words)), exited(byoaCommand(words))])
  const { out } = await byoa(['rescale', 'list', '--json', ...at])
  return { codes: ended.map(({ code }) => code), listed: jsonLines(out) }
}

describe('two processes that receive the same request', () => {
  test.runIf(hasPostgres())(
    'open one onboarding, and both end with 0',
    async () => {
      const { codes, listed } = await both(await openServer())
      expect(codes).toEqual([0, 0])
      expect(listed).toMatchObject([{ status: 'CidrLeased' }])
    },
    120_000,
  )

  test.runIf(isLong)(
    'open one onboarding in a directory, with BYOA_LONG=1',
    async () => {
      await createPglite(path('records'))
      const { codes, listed } = await both(`pglite:${path('records')}`)
      expect(codes).toContain(0)
      expect(codes.filter((code) => code !== 0 && code !== 2)).toEqual([])
      expect(listed).toMatchObject([{ status: 'CidrLeased' }])
    },
    120_000,
  )
})

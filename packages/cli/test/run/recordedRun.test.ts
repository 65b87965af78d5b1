/** Runs on one store: a request runs once, and no two runs get overlapping blocks. */
import { createPglite, hasPostgres, startPostgres } from '@byoa/postgres-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

let stop = (): Promise<void> => Promise.resolve()
afterAll(() => stop())

/** The address has a password, for which the server does not ask. */
const openPglite = async (): Promise<string> => {
  await createPglite(path('records'))
  return `pglite:${path('records')}`
}

const openServer = async (): Promise<string> => {
  const server = await startPostgres()
  stop = server.stop
  const url = new URL(server.url)
  if (url.password === '') url.password = 'hunter2'
  return url.href
}

const isPresent = hasPostgres()

const stores = [
  { name: 'PGlite', open: openPglite, isPresent: true },
  { name: `PostgreSQL${isPresent ? '' : ' (skipped: none found)'}`, open: openServer, isPresent },
]

describe.each(stores)('runs on one store, $name', ({ name, open, isPresent: isHere }) => {
  let store: ReadonlyArray<string> = []
  const run = (request: string, ...words: ReadonlyArray<string>) =>
    byoa(['run', '--request', request, ...store, ...words])
  const list = async () => jsonLines((await byoa(['rescale', 'list', '--json', ...store])).out)

  beforeAll(async () => {
    if (!isHere) return
    store = ['--store', await open()]
    await run(exampleFile('request.json'), '--seed', '1')
  }, 60_000)

  test.runIf(isHere)(
    'a request that is recorded already is refused, and nothing is done',
    async () => {
      const { code, out, err } = await run(exampleFile('request.json'))
      expect({ code, out }).toEqual({ code: 1, out: [] })
      expect(err.join()).not.toContain('hunter2')
      expect(err).toEqual([
        'The store has an open onboarding of this request, onb-43f1868c31251ba7, in status Connected; nothing was done.',
        'To continue it on AWS, run the same command with --resume. byoa rescale show onb-43f1868c31251ba7 says who must act.',
      ])
      expect(await list()).toHaveLength(1)
    },
  )

  test.runIf(isHere)('a block that overlaps the block of another run is declined', async () => {
    const request = await write('other.json', {
      ...exampleRequest(),
      companyCode: 'other',
      accountId: '444455556666',
      proposedCidr: '10.50.128.0/17',
    })
    const { code, out } = await run(request, '--json')
    expect(code).toBe(1)
    expect(jsonLines(out).at(-1)).toMatchObject({
      verdict: 'declined',
      cidr: '10.50.128.0/17',
      findings: [{ level: 'error' }],
      alternatives: expect.arrayContaining([expect.stringMatching(/\/17$/)]) as unknown,
    })
    // Who holds the block is another customer's affair.
    expect(out.slice(1).join()).not.toMatch(/acme|111122223333|onb-43f1868c31251ba7/)
    expect(await list()).toMatchObject([
      { status: 'Connected' },
      { status: 'Requested', customer: { companyCode: 'other' }, waitingFor: ['customer'] },
    ])
  })
  // A second process cannot open a directory.
  test.runIf(isHere && name !== 'PGlite')('of two runs at once one is declined', async () => {
    const requests = [1, 2].map((number) =>
      write(`at-once-${number}.json`, {
        ...exampleRequest(),
        companyCode: `at-once-${number}`,
        accountId: `${number}`.repeat(12),
        proposedCidr: '10.60.0.0/16',
      }),
    )
    const ran = await Promise.all((await Promise.all(requests)).map((request) => run(request)))
    expect(new Set(ran.map(({ code }) => code))).toEqual(new Set([0, 1]))
    expect(ran.map(({ err }) => err.join()).join()).toContain('10.60.0.0/16 was declined')
    const { code } = await byoa(['store', 'verify', ...store])
    expect(code).toBe(0)
  })
})

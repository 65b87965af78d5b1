/** Runs on one store: a request runs once, and no two runs get overlapping blocks. */
import { beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

const stores: ReadonlyArray<readonly [name: string, open: () => Promise<string>]> = [
  ['PGlite', () => Promise.resolve(`pglite:${path('records')}`)],
]

describe.each(stores)('runs on one store, %s', (_, open) => {
  let store: ReadonlyArray<string> = []
  const run = (request: string, ...words: ReadonlyArray<string>) =>
    byoa(['run', '--request', request, ...store, ...words])
  const list = async () => jsonLines((await byoa(['onboarding', 'list', '--json', ...store])).out)

  beforeAll(async () => {
    store = ['--store', await open()]
    await run(exampleFile('request.json'), '--seed', '1')
  }, 60_000)

  test('a request that is recorded already is refused, and nothing is done', async () => {
    const { code, out, err } = await run(exampleFile('request.json'))
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toEqual([
      'The store has an open onboarding of this request, onb-43f1868c31251ba7, in status Connected; nothing was done.',
      'To continue it on AWS, run the same command with --resume. byoa onboarding show onb-43f1868c31251ba7 says who must act.',
    ])
    expect(await list()).toHaveLength(1)
  })

  test('a block that overlaps the block of another run is declined', async () => {
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
})

/**
 * The whole life of a connection by two companies that share nothing but files, each with commands,
 * credentials, a folder and a home of its own.
 */
import { readFile } from 'node:fs/promises'

import { describe, expect, test } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { type Company, filesBelow, inProcess, inProcesses } from './Company.ts'
import { type Pair, openPair } from './Pair.ts'
import { drifts } from './drifts.ts'
import { follow, mend, rotate } from './everyDay.ts'
import { agree, connect, leave } from './onboarding.ts'

const directory = await workingDirectory()

const isLong = process.env['BYOA_LONG'] === '1'

const setupOf = ({ customer }: Pair) => ['--setup', customer.path('setup.json')]

/** Nothing but the keys of the company itself, and of sessions in the roles that it assumed. */
const expectOwnCalls = ({ accessKeyId, front }: Company): void => {
  expect(front.calls.length).toBeGreaterThan(0)
  const others = new Set(front.calls.map((call) => call.accessKeyId))
  others.delete(accessKeyId)
  for (const session of front.assumed.keys()) others.delete(session)
  expect([...others]).toEqual([])
}

const expectApart = async ({ rescale, customer }: Pair, roleArn: string): Promise<void> => {
  expectOwnCalls(customer)
  expect(customer.front.calls.map(({ action }) => action)).not.toContain('sts:AssumeRole')
  expectOwnCalls(rescale)
  expect([...new Set(rescale.front.assumed.values())]).toEqual([roleArn])
  // The customer has neither a store nor a key: only the pin of Rescale's key.
  const own = (await filesBelow(customer.home)).map(([path]) => path)
  const others = own.filter((path) => !/[/\\]\.aws[/\\]|[/\\]signers[/\\]onb-\w+\.txt$/.test(path))
  expect(others).toEqual([])
}

/** The documents that may say an external ID. */
const mayTell = /[/\\](setup|change|applied)\.json$|[/\\](change-)?template\.json$/

const expectSecrets = async (
  { rescale, customer }: Pair,
  externalIds: ReadonlySet<string>,
): Promise<void> => {
  const tells = (text: string): boolean => [...externalIds].some((id) => text.includes(id))
  expect([...rescale.said, ...customer.said].filter(tells)).toEqual([])
  const files = await Promise.all([filesBelow(rescale.path()), filesBelow(customer.path())])
  const telling: string[] = []
  for (const [path] of files.flat()) {
    const isStore = path.startsWith(rescale.path('records'))
    if (!isStore && tells(await readFile(path, 'latin1'))) telling.push(path)
  }
  expect(telling.filter((path) => mayTell.test(path)).length).toBeGreaterThan(0)
  expect(telling.filter((path) => !mayTell.test(path))).toEqual([])
}

/** The external ID of the setup, and that of the last change. */
const idsOf = async (pair: Pair): Promise<ReadonlySet<string>> => {
  const { externalId } = await pair.document('setup.json')
  const { externalIds } = await pair.document('change.json')
  return new Set([externalId, ...(externalIds as ReadonlyArray<string>)].map(String))
}

const roleOf = async (pair: Pair): Promise<string> =>
  String((await pair.document('stack-report.json'))['roleArn'])

describe('two companies that exchange only files', () => {
  test('connect, mend what drifts, rotate, follow a further block, and part', async () => {
    const pair = await openPair(directory, inProcess)
    await agree(pair)
    await connect(pair)
    const role = await roleOf(pair)
    for (const drift of drifts) await mend(pair, drift, setupOf(pair))
    const rotated = await rotate(pair, setupOf(pair))
    const followed = await follow(pair, rotated)
    await leave(pair, followed)
    await expectApart(pair, role)
    await expectSecrets(pair, await idsOf(pair))
  }, 600_000)

  test('do so in processes that cannot open the files of the other', async () => {
    const pair = await openPair(directory, inProcesses)
    await agree(pair)
    await connect(pair)
    const role = await roleOf(pair)
    for (const drift of isLong ? drifts : []) await mend(pair, drift, setupOf(pair))
    const rotated = await rotate(pair, setupOf(pair))
    await leave(pair, isLong ? await follow(pair, rotated) : rotated)
    await expectApart(pair, role)
    await expectSecrets(pair, await idsOf(pair))
  }, 600_000)
})

/** What must hold of two companies when they have parted. */
import { readFile } from 'node:fs/promises'

import { expect } from 'vitest'

import { type Company, filesBelow } from './Company.ts'
import type { Pair } from './Pair.ts'

/** Nothing but the keys of the company itself, and of sessions in the roles that it assumed. */
const expectOwnCalls = ({ accessKeyId, front }: Company): void => {
  expect(front.calls.length).toBeGreaterThan(0)
  const others = new Set(front.calls.map((call) => call.accessKeyId))
  others.delete(accessKeyId)
  for (const session of front.assumed.keys()) others.delete(session)
  expect([...others]).toEqual([])
}

/** Neither has called with the keys of the other, and the customer keeps no records. */
export const expectApart = async ({ rescale, customer }: Pair, roleArn: string): Promise<void> => {
  expectOwnCalls(customer)
  expect(customer.front.calls.map(({ action }) => action)).not.toContain('sts:AssumeRole')
  expectOwnCalls(rescale)
  expect([...new Set(rescale.front.assumed.values())]).toEqual([roleArn])
  // The customer has neither a store nor a key: only the pin of Rescale's key.
  const own = (await filesBelow(customer.home)).map(([path]) => path)
  const others = own.filter(
    (path) => !/[/\\]\.aws[/\\]|[/\\]signers[/\\](onb-\w+\.txt|first)$/.test(path),
  )
  expect(others).toEqual([])
}

/** The documents that may say an external ID. */
const mayTell = /[/\\](setup|change|applied)\.json$|[/\\](change-)?template\.json$/

/** The external ID of the setup, and that of the last change. */
const idsOf = async (pair: Pair): Promise<ReadonlySet<string>> => {
  const { externalId } = await pair.document('setup.json')
  const { externalIds } = await pair.document('change.json')
  return new Set([externalId, ...(externalIds as ReadonlyArray<string>)].map(String))
}

/** No output and no other document says an external ID. */
export const expectSecrets = async (pair: Pair): Promise<void> => {
  const { rescale, customer } = pair
  const externalIds = await idsOf(pair)
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

/** The role that the customer has reported. */
export const roleOf = async (pair: Pair): Promise<string> =>
  String((await pair.document('stack-report.json'))['roleArn'])

/**
 * Two companies on a sandbox. What passes between them is files, which a test copies from the
 * folder of one to the folder of the other.
 */
import { cp, mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from 'vitest'

import { type Clients, type Running, clientsOf, startSandbox } from '../sandbox/runningSandbox.ts'
import type { WorkingDirectory } from '../workingDirectory.ts'
import { type Company, type Said, type Way, filesBelow, openCompany } from './Company.ts'

// model

type Json = Readonly<Record<string, unknown>>
type Words = ReadonlyArray<string>

export interface Pair {
  readonly rescale: Company
  readonly customer: Company
  /** The administrator of a company, with the AWS SDK. */
  readonly administrator: (party: 'rescale' | 'customer') => Clients
  /** Types `byoa rescale <words>`; the exit code must be as expected. */
  readonly onRescale: (words: Words, code?: number) => Promise<Said>
  /** Types `byoa customer <words>`; the exit code must be as expected. */
  readonly onCustomer: (words: Words, code?: number) => Promise<Said>
  /** The customer does what words say, in its account; the answer, if there is one, is a file. */
  readonly customerDoes: (words: Words, answer?: string) => Promise<void>
  /** Mails what is new in Rescale's outbox, and returns the names of the documents. */
  readonly toCustomer: () => Promise<ReadonlyArray<string>>
  /** Mails a document of the customer's, and returns where Rescale has it. */
  readonly toRescale: (name: string) => Promise<string>
  /** Reads a document in the customer's folder. */
  readonly document: (name: string) => Promise<Json>
  /** The ID of the only onboarding. */
  readonly onboardingId: () => Promise<string>
}

/** How the customer does what changes its account. */
export type Does = (pair: Pick<Pair, 'customer' | 'onCustomer'>) => Pair['customerDoes']

// constructors

/** The customer types the command. */
export const byCommand: Does =
  ({ customer, onCustomer }) =>
  async (words, answer) => {
    const out = answer === undefined ? [] : ['--out', customer.path(answer)]
    await onCustomer([...words, '--yes', ...out])
  }

export const rescaleVpc = {
  vpcId: 'vpc-0aa10000000000001',
  region: 'us-east-1',
  cidrs: ['10.0.0.0/16'],
}

/** Rescale's configuration, whose VPC has these blocks. */
export const rescaleWith = (cidrs: ReadonlyArray<string>): Json => ({
  version: 1,
  accounts: [{ partition: 'aws', accountId: '999988887777' }],
  vpcs: [{ ...rescaleVpc, cidrs }],
})

const startTwo = async (root: string): Promise<Running> => {
  const scenario = join(root, 'scenario.json')
  const customers = [{ accountId: '111122223333', region: 'us-east-1' }]
  const rescale = rescaleWith(rescaleVpc.cidrs)
  await writeFile(scenario, JSON.stringify({ version: 1, rescale, customers }))
  return startSandbox({ scenario })
}

/** Runs a command of one company; the files of the other stay as they are. */
const apartFrom = async (other: Company, run: () => Promise<Said>, code: number): Promise<Said> => {
  const before = await filesBelow(other.root)
  const said = await run()
  expect(await filesBelow(other.root)).toEqual(before)
  expect({ code: said.code, text: said.code === code ? '' : said.text }).toEqual({ code, text: '' })
  return said
}

const textsIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>()
  for (const name of (await readdir(folder)).toSorted()) {
    texts.set(name, await readFile(join(folder, name), 'utf8'))
  }
  return texts
}

export interface PairOptions {
  readonly way: Way
  /** Absent: by commands. */
  readonly does?: Does
  /** Rescale's store; absent: a new one in its folder. */
  readonly store?: string
}

/** Opens two companies. */
export const openPair = async (
  { path }: WorkingDirectory,
  { way, does = byCommand, store }: PairOptions,
): Promise<Pair> => {
  const root = await mkdtemp(path('pair-'))
  const sandbox = await startTwo(root)
  const [rescale, customer] = await Promise.all([
    openCompany(join(root, 'rescale'), { sandbox, party: 'rescale', way }),
    openCompany(join(root, 'customer'), { sandbox, party: 'customer', way }),
  ])
  await mkdir(rescale.path('inbox'))
  await writeFile(rescale.path('rescale.json'), JSON.stringify(rescaleWith(rescaleVpc.cidrs)))
  const office = [
    '--store',
    store ?? `pglite:${rescale.path('records')}`,
    '--outbox',
    rescale.path('outbox'),
    '--rescale',
    rescale.path('rescale.json'),
  ]
  // Rescale's outbox has a folder for each onboarding.
  const onboardingId = async () => (await readdir(rescale.path('outbox')))[0] ?? ''
  const onCustomer: Pair['onCustomer'] = (words, code = 0) =>
    apartFrom(rescale, () => customer.run('customer', ...words), code)
  const mailed = new Map<string, string>()
  return {
    rescale,
    customer,
    administrator: (party) => clientsOf(sandbox, party),
    onboardingId,
    onRescale: (words, code = 0) =>
      apartFrom(customer, () => rescale.run('rescale', ...words, ...office), code),
    onCustomer,
    customerDoes: does({ customer, onCustomer }),
    toCustomer: async () => {
      const texts = await textsIn(rescale.path('outbox', await onboardingId()))
      const news = [...texts].filter(([name, text]) => mailed.get(name) !== text)
      for (const [name, text] of news) {
        mailed.set(name, text)
        await writeFile(customer.path(name), text)
      }
      return news.map(([name]) => name)
    },
    toRescale: async (name) => {
      await cp(customer.path(name), rescale.path('inbox', name))
      return rescale.path('inbox', name)
    },
    document: async (name) => JSON.parse(await readFile(customer.path(name), 'utf8')) as Json,
  }
}

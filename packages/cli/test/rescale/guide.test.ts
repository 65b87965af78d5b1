/** The guide for Rescale's support: every command in it is run, in its order; in both languages. */
import { copyFile, readFile } from 'node:fs/promises'

import { expect, test } from 'vitest'

import { exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { onboardingIn, runNow, stages } from './rescaleStage.ts'

const guideIn = (path: string): Promise<string> =>
  readFile(new URL(`../../../../docs/${path}/connect-a-customer.md`, import.meta.url), 'utf8')

const blocksOf = (guide: string): ReadonlyArray<string> =>
  [...guide.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, block = '']) => block)

const directory = await workingDirectory()
const open = stages(directory)
const { path, write } = directory

const english = blocksOf(await guideIn('how-to'))
const [definition = '', ...blocks] = english

/** The words of a line, with quoted words as one. */
const wordsOf = (line: string): ReadonlyArray<string> =>
  [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word)

/** Commands that are refused here, because it is too early for them or the block conflicts. */
const codes: Readonly<Record<string, number>> = {
  'receive first-request.json': 1,
  'close $ID': 1,
  'advance --all --watch': 130,
}

/** Interrupts a command in its first pause that is longer than those of AWS. */
const untilFirstPause = () => {
  let interrupt = (): void => undefined
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve
  })
  return {
    untilInterrupted: () => interrupted,
    sleep: async (milliseconds: number) => {
      if (milliseconds < 20_000) return
      interrupt()
      await new Promise(() => undefined)
    },
  }
}

test('the commands are the same in both languages', async () => {
  expect(blocksOf(await guideIn('ja'))).toEqual(english)
})

test('the commands do what the guide says', async () => {
  const stage = await open()
  await write('rescale.json', {
    version: 1,
    accounts: [{ partition: 'aws', accountId: '999988887777' }],
    vpcs: [{ vpcId: 'vpc-0aa10000000000001', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }],
  })
  await write('request.json', exampleRequest())
  await write('first-request.json', { ...exampleRequest(), proposedCidr: '10.0.0.0/16' })
  const places: Readonly<Record<string, string>> = {
    'pglite:records': stage.store[1] ?? '',
    outbox: stage.outbox,
    rescale: 'ours',
    'http://127.0.0.1:4580': stage.sandbox.endpoint,
  }
  const given = wordsOf(definition.replaceAll('\\\n', ' ').split('"$@"')[1]?.split('}')[0] ?? '')
  const common = given.map((word) => (word.endsWith('.json') ? path(word) : (places[word] ?? word)))
  const customer = async () => stage.customerOf(await onboardingIn(stage))
  const played = { customer: undefined as Awaited<ReturnType<typeof customer>> | undefined }
  const customerActs = async (line: string): Promise<void> => {
    played.customer ??= line.includes('stack-report') ? await customer() : undefined
    if (line === 'receive stack-report.json') {
      await copyFile((await played.customer?.deploy()) ?? '', path('stack-report.json'))
    }
    if (line === 'receive clean-exit.json') {
      await copyFile((await played.customer?.leave()) ?? '', path('clean-exit.json'))
    }
  }
  const connect = async (): Promise<void> => {
    const folder = `${stage.outbox}/${await onboardingIn(stage)}`
    const names = Object.keys(await filesIn(folder).catch(() => ({})))
    if (names.includes('connection.json') || !names.includes('peering-notice.json')) return
    await played.customer?.connect()
  }
  const lines = blocks.flatMap((block) => block.split('\n'))
  const commands = lines.filter((line) => line.startsWith('rescale '))
  expect(lines.filter((line) => !commands.includes(line))).toEqual(['ID=onb-0123456789abcdef'])
  for (const command of commands) {
    const line = command.replace('rescale ', '')
    await customerActs(line)
    const id = line.includes('$ID') ? await onboardingIn(stage) : ''
    const words = wordsOf(line).map((word) =>
      word.endsWith('.json') ? path(word) : word.replace('$ID', id),
    )
    const around = line.includes('--watch') ? untilFirstPause() : {}
    const { code, all } = await runNow(['rescale', ...words, ...common], around)
    expect({ line, code, all }).toEqual({ line, code: codes[line] ?? 0, all })
    if (line === 'advance --all') await connect()
  }
  expect(await stage.listed()).toMatchObject({ status: 'Closed' })
}, 300_000)

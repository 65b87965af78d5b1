/**
 * The README's own commands: each is run, and says what is written under it (`…` stands for lines
 * left out).
 */
import { readFile } from 'node:fs/promises'

import * as E from 'fp-ts/lib/Either.js'
import { decodeRequestDocument } from '@byoa/application'
import { RescaleConfigCodec } from '@byoa/cloud'
import { beforeAll, describe, expect, test } from 'vitest'

import { byoa } from './byoa.ts'
import { blocksIn, expectSaid } from './printedBlocks.ts'
import { workingDirectory } from './workingDirectory.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const { path, write } = await workingDirectory()

const blocksOf = blocksIn(readme)

const [requestText = '', rescaleText = ''] = blocksOf('json')
const request = JSON.parse(requestText) as Readonly<Record<string, unknown>>

beforeAll(async () => {
  await write('request.json', requestText)
  await write('request-declined.json', { ...request, proposedCidr: '10.0.0.0/16' })
  await write('request-wrong.json', {
    ...request,
    accountId: 111122223333,
    proposedCidr: '10.50.0.1/16',
    zones: 3,
  })
})

/** Where a word is one of the README's files, it lies in the directory of this test. */
const isOurs = (word: string): boolean => /^(request|onboarding\/|declined$)/.test(word)

/** Runs a line; file names stand as in the README. */
const said = async (line: string): Promise<ReadonlyArray<string>> => {
  const words = line.replace(/^.* byoa /, '').split(' ')
  const placed = words.map((word, index) =>
    isOurs(word) || words[index - 1] === '--out' ? path(word) : word,
  )
  return (await byoa(placed)).all.replaceAll(`${path()}/`, '').split('\n')
}

describe('the README', () => {
  test.each(blocksOf('console'))('%s', async (block) => {
    const [command = '', ...expected] = block.split('\n')
    expectSaid(await said(command), expected)
  })

  test('shows documents that decode', () => {
    expect(E.isRight(decodeRequestDocument(request))).toBe(true)
    expect(E.isRight(RescaleConfigCodec.decode(JSON.parse(rescaleText)))).toBe(true)
  })

  test('has five commands with their output', () => {
    expect(blocksOf('console')).toHaveLength(5)
  })
})

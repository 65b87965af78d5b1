/**
 * Options of a run that contradict each other, or lack one: exit 2, every one of them, nothing
 * called.
 */
import { describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'

const request = ['--request', exampleFile('request.json')]
const rescale = ['--rescale', 'rescale.json']
const profiles = ['--rescale-profile', 'ours', '--customer-profile', 'theirs']

describe('options that cannot be meant so', () => {
  test.each([
    ['one profile', [...rescale, '--rescale-profile', 'ours'], ['--customer-profile']],
    ['the other profile', [...rescale, '--customer-profile', 'theirs'], ['--rescale-profile']],
    [
      'an endpoint and no profile',
      [...rescale, '--endpoint-url', 'http://127.0.0.1:1'],
      ['--rescale-profile', '--customer-profile'],
    ],
    ["profiles without Rescale's side", profiles, ['--rescale']],
    ["a plan without Rescale's side", ['--plan'], ['--rescale']],
    ['a seed on AWS', [...rescale, ...profiles, '--seed', '1'], ['--seed']],
    [
      'a place without a scheme',
      [...rescale, ...profiles, '--endpoint-url', 'localhost:4580'],
      ['--endpoint-url'],
    ],
    [
      'a place that is a file',
      [...rescale, ...profiles, '--endpoint-url', 'file:///etc'],
      ['--endpoint-url'],
    ],
    [
      'going on with nothing',
      [...rescale, ...profiles, '--resume', '--store', 'memory'],
      ['--resume'],
    ],
    ['--yes in memory', ['--yes'], ['--yes']],
    ['--resume in memory', ['--resume', '--out', 'somewhere'], ['--resume']],
    ['--timeout-seconds in memory', ['--timeout-seconds', '5'], ['--timeout-seconds']],
    [
      'several at once',
      ['--rescale-profile', 'ours', '--seed', '1', '--resume', '--store', 'memory'],
      ['--customer-profile', '--rescale', '--seed', '--resume'],
    ],
  ])('%s', async (_, words, options) => {
    const { code, out, err } = await byoa(['run', ...request, ...words])
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err.slice(1).map((line) => line.trim().split(':')[0])).toEqual(options)
    const asData = await byoa(['run', '--json', ...request, ...words])
    expect(asData.code).toBe(2)
    expect(jsonLines(asData.out)).toMatchObject([{ error: { _tag: 'BadInput' } }])
  })

  test.each(['soon', '-1', '1.5'])('--timeout-seconds %s', async (value) => {
    const words = ['run', ...request, ...rescale, ...profiles, '--timeout-seconds', value]
    const { code, err } = await byoa(words)
    expect(code).toBe(2)
    expect(err.join('\n')).toContain('--timeout-seconds')
  })
})

test('without any of them a run stays in memory', async () => {
  const { code, out } = await byoa(['run', ...request])
  expect(code).toBe(0)
  expect(out[0]).toContain('no AWS account is called')
})

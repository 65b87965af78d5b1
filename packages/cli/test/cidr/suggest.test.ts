import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const inventory = exampleFile('inventory.json')
const directory = await workingDirectory()

const suggest = (...words: ReadonlyArray<string>) => byoa(['cidr', 'suggest', ...words])

const rescaleVpc = {
  vpcId: 'vpc-0aa10000000000001',
  accountId: '999988887777',
  region: 'us-east-1',
  cidrs: ['10.0.0.0/16'],
}

/** An inventory in which these blocks, and nothing else, are free. */
const withOnly = (name: string, denied: ReadonlyArray<string>) =>
  directory.write(name, {
    version: 1,
    rescaleVpc,
    held: [],
    denied: denied.map((cidr) => ({ cidr, reason: 'not for sale' })),
    customerNetworks: [],
  })

describe('byoa cidr suggest', () => {
  it('gives the blocks nearest to one', async () => {
    const { code, out } = await suggest(
      '--inventory',
      inventory,
      '--prefix-length',
      '16',
      '--near',
      '10.10.0.0/16',
      '--count',
      '3',
      '--json',
    )
    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([
      { suggestions: ['10.11.0.0/16', '10.9.0.0/16', '10.8.0.0/16'] },
    ])
  })

  it('gives a block on each line, as many as are asked for, and they are accepted', async () => {
    const { code, out } = await suggest(
      '--inventory',
      inventory,
      '--prefix-length',
      '20',
      '--count',
      '7',
    )
    expect(code).toBe(0)
    expect(out).toHaveLength(7)
    for (const cidr of out) {
      expect(await byoa(['cidr', 'review', cidr, '--inventory', inventory])).toMatchObject({
        code: 0,
      })
    }
  })

  it('says the largest block that would fit when none of the size is free', async () => {
    const path = await withOnly('little.json', [
      '10.128.0.0/9',
      '10.64.0.0/10',
      '10.32.0.0/11',
      '10.16.0.0/12',
      '10.8.0.0/13',
      '10.4.0.0/14',
      '10.2.0.0/15',
      '10.1.128.0/17',
      '10.1.64.0/18',
      '10.1.32.0/19',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
    ])
    const { code, err, out } = await suggest('--inventory', path, '--prefix-length', '16')
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toEqual([
      'No /16 is free on this Rescale VPC.',
      'The largest block that would fit is a /19, such as 10.1.0.0/19.',
    ])
    const next = await suggest('--inventory', path, '--prefix-length', '18')
    expect(next.err[1]).toBe(err[1])
    const json = await suggest('--inventory', path, '--prefix-length', '16', '--json')
    expect(json.code).toBe(1)
    expect(jsonLines(json.out)).toEqual([{ suggestions: [], largestFree: '10.1.0.0/19' }])
    const japanese = await suggest('--inventory', path, '--prefix-length', '16', '--language', 'ja')
    expect(japanese.err[1]).toContain('/19')
  })

  it('says so when nothing is free at all', async () => {
    const path = await withOnly('nothing.json', ['0.0.0.0/0'])
    const { code, err } = await suggest('--inventory', path, '--prefix-length', '28')
    expect(code).toBe(1)
    expect(err[1]).toContain('choose another Rescale VPC')
    const json = await suggest('--inventory', path, '--prefix-length', '28', '--json')
    expect(jsonLines(json.out)).toEqual([{ suggestions: [] }])
  })

  it.each([
    [
      'a length that no VPC has',
      ['--prefix-length', '15'],
      '--prefix-length: expected whole number from 16 to 28, found 15',
    ],
    [
      'a length that is no number',
      ['--prefix-length', '/16'],
      '--prefix-length: expected whole number from 16 to 28, found "/16"',
    ],
    [
      'a place that is no block',
      ['--prefix-length', '16', '--near', '10.0.0.0/33'],
      '--near: expected canonical IPv4 CIDR block such as 10.0.0.0/16, found "10.0.0.0/33"',
    ],
    [
      'none at all',
      ['--prefix-length', '16', '--count', '0'],
      '--count: expected whole number from 1 to 10000, found 0',
    ],
  ])('refuses %s', async (_what, words, line) => {
    const { code, err } = await suggest('--inventory', inventory, ...words)
    expect(code).toBe(2)
    expect(err.map((text) => text.trim())).toContain(line)
  })
})

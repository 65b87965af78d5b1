import { stripVTControlCharacters } from 'node:util'

import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const inventory = exampleFile('inventory.json')
const directory = await workingDirectory()

const map = (...words: ReadonlyArray<string>) => byoa(['cidr', 'map', ...words])

describe('byoa cidr map', () => {
  it('draws a pool', async () => {
    const { code, out } = await map('--inventory', inventory, '--pool', '10.0.0.0/11')
    expect(code).toBe(0)
    const free = '.'.repeat(64)
    expect(out).toEqual([
      '10.0.0.0/11, each letter a /21; lower case: taken in part',
      `10.0.0.0   ${'R'.repeat(32)}${'.'.repeat(32)}`,
      ...['10.2.0.0 ', '10.4.0.0 ', '10.6.0.0 ', '10.8.0.0 '].map((from) => `${from}  ${free}`),
      `10.10.0.0  ${'H'.repeat(32)}${'.'.repeat(32)}`,
      ...['10.12.0.0', '10.14.0.0', '10.16.0.0', '10.18.0.0'].map((from) => `${from}  ${free}`),
      `10.20.0.0  ${'H'.repeat(4)}${'.'.repeat(60)}`,
      ...['10.22.0.0', '10.24.0.0', '10.26.0.0'].map((from) => `${from}  ${free}`),
      `10.28.0.0  ${'T'.repeat(32)}${'.'.repeat(32)}`,
      `10.30.0.0  ${'.'.repeat(32)}${'P'.repeat(32)}`,
      'R r         65,536    3.1 %  Rescale VPC (blocks: 1)',
      'X x              0    0.0 %  denied (blocks: 0)',
      'H h         73,728    3.5 %  held for an onboarding (blocks: 3)',
      'P p        131,072    6.3 %  peered VPC (blocks: 2)',
      'T t         65,536    3.1 %  destination of a route (blocks: 1)',
      'N n              0    0.0 %  not allowed (blocks: 0)',
      'C c              0    0.0 %  network of the customer (blocks: 0)',
      '.        1,826,816   87.1 %  free',
      'Largest free: 10.4.0.0/14',
    ])
  })

  it('draws the private space that the Rescale VPC is in, unless it is told which', async () => {
    expect(jsonLines((await map('--inventory', inventory, '--json')).out)).toMatchObject([
      { pool: '10.0.0.0/8' },
    ])
    const rescaleVpc = {
      vpcId: 'vpc-0aa10000000000001',
      accountId: '999988887777',
      region: 'us-east-1',
    }
    const elsewhere = (cidrs: ReadonlyArray<string>) =>
      directory.write('elsewhere.json', {
        version: 1,
        rescaleVpc: { ...rescaleVpc, cidrs },
        held: [],
        denied: [],
        customerNetworks: [],
      })
    for (const [cidr, pool] of [
      ['172.20.0.0/16', '172.16.0.0/12'],
      ['192.168.4.0/24', '192.168.0.0/16'],
      ['100.64.0.0/16', '100.64.0.0/10'],
      ['198.51.100.0/24', '198.51.100.0/24'],
    ]) {
      const { out } = await map('--inventory', await elsewhere([String(cidr)]), '--json')
      expect(jsonLines(out)).toMatchObject([{ pool }])
    }
    expect(jsonLines((await map('--inventory', await elsewhere([]), '--json')).out)).toMatchObject([
      { pool: '10.0.0.0/8' },
    ])
  })

  it('fits eighty columns, and says with colour what it says without', async () => {
    for (const pool of [
      '0.0.0.0/0',
      '10.0.0.0/8',
      '192.168.0.0/16',
      '192.168.100.0/24',
      '10.0.0.0/32',
    ]) {
      const plain = await map('--inventory', inventory, '--pool', pool)
      const coloured = await byoa(['cidr', 'map', '--inventory', inventory, '--pool', pool], {
        columns: 80,
      })
      for (const line of plain.out) expect(line.length).toBeLessThanOrEqual(80)
      expect(coloured.out.map((line) => stripVTControlCharacters(line))).toEqual(plain.out)
      expect(coloured.all).not.toBe(plain.all)
    }
  })

  it('draws rows half as long where the screen is narrow', async () => {
    const words = ['cidr', 'map', '--inventory', inventory, '--pool', '10.0.0.0/8']
    const { out } = await byoa(words, { columns: 60 })
    const rows = out.map((line) => stripVTControlCharacters(line)).slice(1, 17)
    expect(rows[0]).toBe(`10.0.0.0    RR${'.'.repeat(18)}HH${'.'.repeat(10)}`)
    expect(rows[15]).toBe(`10.240.0.0  ${'X'.repeat(32)}`)
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(60)
  })

  it('gives programs the rows, the shares and a legend', async () => {
    const { out } = await map('--inventory', inventory, '--pool', '192.168.100.0/23', '--json')
    expect(jsonLines(out)).toEqual([
      {
        pool: '192.168.100.0/23',
        cellPrefixLength: 28,
        rows: [{ from: '192.168.100.0', cells: `${'X'.repeat(16)}${'.'.repeat(16)}` }],
        shares: {
          rescaleVpc: { blocks: 0, addresses: 0 },
          denied: { blocks: 1, addresses: 256 },
          held: { blocks: 0, addresses: 0 },
          peered: { blocks: 0, addresses: 0 },
          routes: { blocks: 0, addresses: 0 },
          notAllowed: { blocks: 0, addresses: 0 },
          customerNetworks: { blocks: 0, addresses: 0 },
        },
        freeAddresses: 256,
        largestFree: '192.168.101.0/24',
        legend: {
          R: 'rescaleVpc',
          X: 'denied',
          H: 'held',
          P: 'peered',
          T: 'routes',
          N: 'notAllowed',
          C: 'customerNetworks',
          '.': 'free',
        },
      },
    ])
  })

  it('shows what is not allowed', async () => {
    const { out } = await map('--inventory', inventory, '--pool', '172.0.0.0/8', '--json')
    const [picture] = jsonLines(out) as ReadonlyArray<{ rows: ReadonlyArray<{ cells: string }> }>
    expect(picture?.rows[0]?.cells).toBe('N'.repeat(64))
    expect(picture?.rows[1]?.cells).toMatch(/^[.H]{64}$/)
    expect(picture).toMatchObject({ shares: { notAllowed: { addresses: 2 ** 24 - 2 ** 20 } } })
  })

  it('speaks Japanese', async () => {
    const { out } = await map('--inventory', inventory, '--pool', '10.0.0.0/16', '--language', 'ja')
    expect(out.at(-1)).toBe('空きはありません。')
    expect(out.join('\n')).toContain('オンボーディングが確保')
  })

  it.each([
    ['a pool with host bits', ['--inventory', inventory, '--pool', '10.0.0.1/8']],
    ['a pool that is none', ['--inventory', inventory, '--pool', 'ten']],
    ['a file that is not there', ['--inventory', directory.path('nothing')]],
    ['no inventory', []],
  ])('refuses %s', async (_what, words) => {
    expect(await map(...words)).toMatchObject({ code: 2 })
  })
})

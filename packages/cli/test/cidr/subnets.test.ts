import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'

const subnets = (...words: ReadonlyArray<string>) => byoa(['cidr', 'subnets', ...words])

describe('byoa cidr subnets', () => {
  it('cuts a block into one subnet for each zone', async () => {
    const { code, out } = await subnets('10.50.0.0/16', '--zones', '3', '--json')
    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([
      {
        subnets: [
          {
            zoneIndex: 0,
            cidr: '10.50.0.0/18',
            usableAddresses: 16_379,
            mask: '255.255.192.0',
            first: '10.50.0.1',
            last: '10.50.63.254',
            broadcast: '10.50.63.255',
          },
          {
            zoneIndex: 1,
            cidr: '10.50.64.0/18',
            usableAddresses: 16_379,
            mask: '255.255.192.0',
            first: '10.50.64.1',
            last: '10.50.127.254',
            broadcast: '10.50.127.255',
          },
          {
            zoneIndex: 2,
            cidr: '10.50.128.0/18',
            usableAddresses: 16_379,
            mask: '255.255.192.0',
            first: '10.50.128.1',
            last: '10.50.191.254',
            broadcast: '10.50.191.255',
          },
        ],
        remainder: ['10.50.192.0/18'],
        capacityNodes: 49_137,
        capacityNodesPerZone: 16_379,
      },
    ])
  })

  it('says in words what fits', async () => {
    const { code, out } = await subnets('10.50.0.0/16', '--zones', '3', '--nodes', '2000')
    expect(code).toBe(0)
    expect(out).toEqual([
      'zone 1  10.50.0.0/18         16,379 nodes',
      '        255.255.192.0  10.50.0.1 to 10.50.63.254  broadcast 10.50.63.255',
      'zone 2  10.50.64.0/18        16,379 nodes',
      '        255.255.192.0  10.50.64.1 to 10.50.127.254  broadcast 10.50.127.255',
      'zone 3  10.50.128.0/18       16,379 nodes',
      '        255.255.192.0  10.50.128.1 to 10.50.191.254  broadcast 10.50.191.255',
      'unused  10.50.192.0/18',
      'AWS reserves the first four addresses of each subnet, including the network address, and the last.',
      '49,137 nodes fit in all; for 2,000, a /20 is the smallest block that fits.',
    ])
  })

  it('exits with 1 when the nodes do not fit, and says which size would do', async () => {
    const { code, out } = await subnets('10.50.0.0/24', '--zones', '2', '--nodes', '500')
    expect(code).toBe(1)
    expect(out.at(-1)).toBe('246 nodes fit in all, not 500: a /23 is the smallest block that fits.')
    const json = await subnets('10.50.0.0/24', '--zones', '2', '--nodes', '500', '--json')
    expect(json.code).toBe(1)
    expect(jsonLines(json.out)).toMatchObject([
      { capacityNodes: 246, plannedNodes: 500, fittingPrefixLength: 23 },
    ])
  })

  it('speaks Japanese', async () => {
    const { out } = await subnets(
      '10.50.0.0/24',
      '--zones',
      '2',
      '--nodes',
      '500',
      '--language',
      'ja',
    )
    expect(out.at(-1)).toBe(
      '合計 246 ノードを収容できます。500 ノードには /23 以上の大きさが必要です。',
    )
  })

  it('exits with 1 when the block cannot be cut so', async () => {
    const small = await subnets('10.50.0.0/27', '--zones', '3')
    expect(small.code).toBe(1)
    expect(small.err).toEqual([
      '10.50.0.0/27 is too small for a subnet in each of 3 zones. A /26 is the smallest block that fits.',
    ])
    const large = await subnets('10.0.0.0/8', '--zones', '1', '--json')
    expect(large.code).toBe(1)
    expect(jsonLines(large.out)).toMatchObject([
      { error: { _tag: 'NotAVpcSize', cidr: '10.0.0.0/8' } },
    ])
  })

  it.each([
    ['zones that are no number', ['10.0.0.0/16', '--zones', 'three'], '--zones'],
    ['more zones than a request may have', ['10.0.0.0/16', '--zones', '7'], '--zones'],
    ['no zone', ['10.0.0.0/16', '--zones', '0'], '--zones'],
    ['a block with host bits', ['10.0.0.7/16', '--zones', '3'], 'CIDR'],
    [
      'more nodes than anybody has',
      ['10.0.0.0/16', '--zones', '3', '--nodes', '1000001'],
      '--nodes',
    ],
  ])('refuses %s', async (_what, words, path) => {
    const { code, out } = await subnets(...words, '--json')
    expect(code).toBe(2)
    expect(jsonLines(out)).toMatchObject([{ error: { _tag: 'BadInput', problems: [{ path }] } }])
  })

  it('needs the number of zones', async () => {
    expect(await subnets('10.0.0.0/16')).toMatchObject({ code: 2 })
  })
})

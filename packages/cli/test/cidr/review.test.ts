import { readFile } from 'node:fs/promises'

import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const inventory = exampleFile('inventory.json')
const directory = await workingDirectory()

const review = (cidr: string, ...more: ReadonlyArray<string>) =>
  byoa(['cidr', 'review', cidr, '--inventory', inventory, ...more])

const problemPaths = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  (
    JSON.parse(lines.join('')) as { error: { problems: ReadonlyArray<{ path: string }> } }
  ).error.problems.map(({ path }) => path)

describe('byoa cidr review', () => {
  it('accepts a free range', async () => {
    const { code, out } = await review('10.50.0.0/16', '--json')
    expect(jsonLines(out)).toEqual([{ verdict: 'accepted', findings: [], alternatives: [] }])
    expect(code).toBe(0)
  })

  it('declines a conflict with its evidence, and says what to propose instead', async () => {
    const { code, out } = await review('10.20.0.0/19', '--json')
    const conflict = (other: string) => ({
      id: 'held-overlap',
      level: 'error',
      evidence: { proposed: '10.20.0.0/19', other, ownerKind: 'onboarding' },
    })
    expect(jsonLines(out)).toEqual([
      {
        verdict: 'declined',
        findings: [conflict('10.20.0.0/20'), conflict('10.20.16.0/20')],
        alternatives: ['10.20.32.0/19', '10.19.224.0/19', '10.20.64.0/19'],
      },
    ])
    expect(code).toBe(1)
  })

  it('has alternatives of another length when that is wanted, which are accepted themselves', async () => {
    const { out } = await review('10.0.0.0/16', '--prefix-length', '22', '--json')
    const { alternatives } = JSON.parse(out[0] ?? '') as { alternatives: ReadonlyArray<string> }
    expect(alternatives).toHaveLength(3)
    for (const alternative of alternatives) {
      expect(alternative).toMatch(/\/22$/)
      expect(await review(alternative)).toMatchObject({ code: 0 })
    }
  })

  it('declines what routes, peered VPCs and Rescale speak against; by the first rules only the old', async () => {
    const errors = async (cidr: string, ...more: ReadonlyArray<string>) => {
      const { out } = await review(cidr, '--json', ...more)
      const { findings } = JSON.parse(out[0] ?? '') as {
        findings: ReadonlyArray<{ id: string; level: string }>
      }
      return findings.filter(({ level }) => level === 'error').map(({ id }) => id)
    }
    expect(await errors('10.28.0.0/16')).toEqual(['route-in-the-way'])
    expect(await errors('10.31.16.0/20')).toEqual(['peered-overlap'])
    expect(await errors('10.10.0.0/16')).toEqual(['held-overlap'])
    expect(await errors('11.0.0.0/16')).toEqual(['range-not-allowed'])
    for (const cidr of ['10.28.0.0/16', '10.31.16.0/20', '11.0.0.0/16']) {
      expect(await errors(cidr, '--check-set', '1')).toEqual([])
    }
  })

  it('says the same in words, in both languages', async () => {
    const english = await review('10.0.0.0/16')
    expect(english.out).toEqual([
      '10.0.0.0/16 is declined',
      '  error    rescale-vpc-overlap: 10.0.0.0/16 overlaps 10.0.0.0/16 of the Rescale VPC; AWS does not peer VPCs with overlapping CIDR blocks.',
      'Propose one of these instead, nearest first: 10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16',
    ])
    const japanese = await review('10.0.0.0/16', '--language', 'ja')
    expect(japanese.out[0]).toBe('10.0.0.0/16は使用できません')
    expect(japanese.code).toBe(1)
  })

  it('warns, and still accepts, when the zones have too few addresses for the nodes', async () => {
    const { code, out } = await review('10.50.0.0/24', '--zones', '3', '--nodes', '500')
    expect(code).toBe(0)
    expect(out.join('\n')).toContain('warning  too-few-addresses')
  })

  it('declines what has no room for a subnet in each zone', async () => {
    expect(await review('10.50.0.0/28', '--zones', '3')).toMatchObject({ code: 1 })
  })

  it('shows twenty conflicts of a kind in words, and all of them as JSON', async () => {
    const held = Array.from({ length: 50 }, (_, index) => ({
      cidr: `10.30.${index}.0/24`,
      owner: `onboarding-${index}`,
    }))
    const { rescaleVpc } = {
      rescaleVpc: {
        vpcId: 'vpc-0aa10000000000001',
        accountId: '999988887777',
        region: 'us-east-1',
        cidrs: ['10.0.0.0/16'],
      },
    }
    const path = await directory.write('many.json', {
      version: 1,
      rescaleVpc,
      held,
      denied: [],
      customerNetworks: [],
    })
    const words = ['cidr', 'review', '10.30.0.0/16', '--inventory', path]
    const { out } = await byoa(words)
    expect(out).toHaveLength(1 + 20 + 1 + 1)
    expect(out[21]).toContain('held-overlap: 30 more like these')
    const json = await byoa([...words, '--json'])
    expect((JSON.parse(json.out[0] ?? '') as { findings: unknown[] }).findings).toHaveLength(50)
  })

  it('never names the owner of a block', async () => {
    for (const more of [[], ['--json']]) {
      expect((await review('10.0.0.0/8', ...more)).all).not.toMatch(/onboarding-\d/)
    }
  })

  it('answers the same bytes each time', async () => {
    const runs = await Promise.all([1, 2].map(() => review('10.0.0.0/12', '--json')))
    expect(runs[0]).toEqual(runs[1])
  })

  it.each([
    [
      '10.0.0.1/16',
      '"10.0.0.1/16" has address bits beyond its prefix length; the block is 10.0.0.0/16.',
    ],
    [
      '10.0.0.0',
      '"10.0.0.0" is not a CIDR: the prefix length is missing, such as /16 (character 9).',
    ],
    [
      '010.0.0.0/8',
      '"010.0.0.0/8" is not a CIDR: a number must not start with 0, which some programs read as octal (character 1).',
    ],
  ])('explains why %s is no CIDR', async (cidr, sentence) => {
    const { code, err, out } = await review(cidr)
    expect({ code, out, last: err.at(-1) }).toEqual({ code: 2, out: [], last: sentence })
  })

  it('says the canonical form to programs too', async () => {
    const { code, out } = await review('10.0.0.1/16', '--json')
    expect(code).toBe(2)
    expect(jsonLines(out)).toMatchObject([
      { error: { problems: [{ path: 'CIDR', expected: '10.0.0.0/16', actual: '"10.0.0.1/16"' }] } },
    ])
  })

  it('lists every wrong argument at once', async () => {
    const wrong = [
      '--zones',
      '7',
      '--nodes',
      'many',
      '--prefix-length',
      '29',
      '--check-set',
      '3',
      '--json',
    ]
    const { code, out } = await review('ten', ...wrong)
    expect(code).toBe(2)
    expect(problemPaths(out)).toEqual([
      'CIDR',
      '--zones',
      '--nodes',
      '--prefix-length',
      '--check-set',
    ])
  })

  it('takes no length of alternatives that has no room for the zones', async () => {
    const { code, out } = await review(
      '10.0.0.0/16',
      '--zones',
      '3',
      '--prefix-length',
      '27',
      '--json',
    )
    expect(code).toBe(2)
    expect(out[0]).toContain('whole number from 16 to 26')
  })

  it('lists every wrong entry of an inventory with its place', async () => {
    const path = await directory.write(
      'wrong.json',
      '{"version":1,"rescaleVpc":{"vpcId":"vpc-1"},\n"held":[\n{"cidr":"10.0.0.1/16","owner":"a"},\n{"owner":""}],"denied":[],"customerNetworks":[]}',
    )
    const { code, out } = await byoa([
      'cidr',
      'review',
      '10.1.0.0/16',
      '--inventory',
      path,
      '--json',
    ])
    expect(code).toBe(2)
    expect(problemPaths(out)).toEqual([
      'rescaleVpc.vpcId',
      'rescaleVpc.accountId',
      'rescaleVpc.region',
      'rescaleVpc.cidrs',
      'held[0].cidr',
      'held[1].cidr',
      'held[1].owner',
    ])
  })

  it('lets an inventory write nothing to the screen but text', async () => {
    const reason = '\u001B[2Jnone\u009B'
    const { rescaleVpc } = JSON.parse(await readFile(inventory, 'utf8')) as { rescaleVpc: unknown }
    const path = await directory.write('hostile.json', {
      version: 1,
      rescaleVpc,
      held: [],
      customerNetworks: [],
      denied: [
        {
          cidr: '10.1.0.0/16',
          reason,
        },
      ],
    })
    const { code, all } = await byoa(['cidr', 'review', '10.1.0.0/16', '--inventory', path])
    expect(code).toBe(1)
    expect(all).not.toMatch(/\p{Cc}(?<!\n)/u)
    expect(all).toContain('none')
  })

  it('says so when there is no such file, or a directory in its place', async () => {
    const missing = await byoa([
      'cidr',
      'review',
      '10.1.0.0/16',
      '--inventory',
      directory.path('nothing'),
    ])
    expect(missing.code).toBe(2)
    expect(missing.all).toContain('no such file')
    const folder = await byoa(['cidr', 'review', '10.1.0.0/16', '--inventory', directory.path()])
    expect(folder.code).toBe(2)
  })

  it('exits with 2 without a range or an inventory', async () => {
    expect(await byoa(['cidr', 'review', '--inventory', inventory])).toMatchObject({ code: 2 })
    expect(await byoa(['cidr', 'review', '10.1.0.0/16'])).toMatchObject({ code: 2 })
  })
})

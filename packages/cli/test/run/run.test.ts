import { mkdir, readdir, rm } from 'node:fs/promises'

import { describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

let written = 0
/** Writes the plain request with some fields changed. */
const requestWith = (changes: Readonly<Record<string, unknown>>): Promise<string> => {
  written += 1
  return write(`request-${written}.json`, { ...exampleRequest(), ...changes })
}

const isThere = async (name: string): Promise<boolean> =>
  (await readdir(path())).some((entry) => entry.startsWith(name))

describe('the shipped examples', () => {
  test.each(['request.json', 'request-blocked.json', 'request-govcloud.json'])(
    '%s ends Connected, with every document',
    async (name) => {
      const out = path(`out-of-${name}`)
      const ran = await byoa(['run', '--request', exampleFile(name), '--out', out])
      expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: [] })
      expect(ran.out).toContain('                 = Connected')
      expect(Object.keys(await filesIn(out))).toEqual([
        'connection.json',
        'events.jsonl',
        'peering-notice.json',
        'report.html',
        'setup.json',
        'stack-report.json',
        'template.json',
      ])
    },
  )

  test('a family that needs private subnets is warned of when the request is made', async () => {
    const families = { instanceFamilies: ['p5', 'm7i'] }
    const told = await byoa(['run', '--request', await requestWith(families), '--language', 'ja'])
    expect(told.code).toBe(0)
    const warnings = told.out.filter((line) => line.includes('警告: p5.48xlarge'))
    expect(warnings).toHaveLength(1)
    const apart = { ...families, nodeSubnets: 'private' }
    const quiet = await byoa(['run', '--request', await requestWith(apart)])
    expect(quiet.out.join('\n')).not.toContain('warning')
  })

  test('request-declined.json exits 1 with the conflict and alternatives, and writes nothing', async () => {
    const out = path('declined-out')
    const words = ['run', '--request', exampleFile('request-declined.json'), '--out', out]
    const { code, err } = await byoa(words)
    expect(code).toBe(1)
    expect(err).toEqual([
      '10.0.0.0/16 was declined; no documents were written.',
      '  error: 10.0.0.0/16 overlaps 10.0.0.0/16 of the Rescale VPC; AWS does not peer VPCs with overlapping CIDR blocks.',
      '  Propose one of these instead: 10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16',
    ])
    expect(await isThere('declined-out')).toBe(false)
  })

  test('a declined block is said to programs as data', async () => {
    const words = ['run', '--json', '--request', exampleFile('request-declined.json')]
    const { code, out, err } = await byoa(words)
    expect({ code, err }).toEqual({ code: 1, err: [] })
    expect(jsonLines(out).at(-1)).toMatchObject({
      verdict: 'declined',
      cidr: '10.0.0.0/16',
      findings: [{ level: 'error' }],
      alternatives: ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16'],
    })
  })

  test('an alternative that was offered is accepted', async () => {
    const request = await requestWith({ proposedCidr: '10.1.0.0/16' })
    expect((await byoa(['run', '--request', request])).code).toBe(0)
  })

  test('is told in Japanese as well', async () => {
    const words = ['run', '--language', 'ja', '--request', exampleFile('request-declined.json')]
    const { err } = await byoa(words)
    expect(err).toHaveLength(3)
    for (const line of err) expect(line).toMatch(/[ぁ-ん]/)
  })
})

describe('what a rule refuses: exit 1, the reason, nothing written', () => {
  test.each([
    [
      'a Region without a Rescale VPC',
      { region: 'af-south-1' },
      /Rescale has no VPC in af-south-1/,
    ],
    [
      'a boundary of another account',
      { permissionsBoundaryArn: 'arn:aws:iam::444455556666:policy/Boundary' },
      /policy of account 444455556666, but the role will be in account 111122223333/,
    ],
    [
      'a boundary of another partition',
      { permissionsBoundaryArn: 'arn:aws-cn:iam::111122223333:policy/Boundary' },
      /in partition aws-cn, but its Region is in partition aws\./,
    ],
    [
      'a block with too few addresses for its zones',
      { proposedCidr: '10.50.0.0/28', zoneCount: 6, plannedNodes: 1 },
      /10\.50\.0\.0\/28 is too small for a subnet in each of 6 zones/,
    ],
    [
      'Rescale’s own account',
      { accountId: '999988887777' },
      /accountId is 999988887777, Rescale’s own account/,
    ],
    ['a block that AWS has no VPC for', { proposedCidr: '10.0.0.0/8' }, /10\.0\.0\.0\/8/],
    ['a block of the deny list', { proposedCidr: '10.255.0.0/16' }, /Rescale support network/],
  ])('%s', async (_name, changes, reason) => {
    const request = await requestWith(changes)
    const { code, err } = await byoa(['run', '--request', request, '--out', path('refused')])
    expect(code).toBe(1)
    expect(err.join('\n')).toMatch(reason)
    expect(await isThere('refused')).toBe(false)
  })
})

describe('what may be agreed, but not without a word', () => {
  test('a block in a network that the customer named is told with a warning', async () => {
    const request = await requestWith({ proposedCidr: '192.168.0.0/24', plannedNodes: 10 })
    const { code, out } = await byoa(['run', '--request', request])
    expect(code).toBe(0)
    expect(out.join('\n')).toMatch(
      /^ {19}warning: 192\.168\.0\.0\/24 overlaps your network "Detroit office" \(192\.168\.0\.0\/20\)/m,
    )
  })
})

describe('what the world refuses', () => {
  test('more zones than most accounts see in the Region: exit 1 before anything is issued', async () => {
    const request = await requestWith({ region: 'eu-west-1', zoneCount: 4 })
    const { code, all } = await byoa(['run', '--request', request, '--out', path('refused')])
    expect(code).toBe(1)
    expect(all).toContain('most accounts see 3 Availability Zones in eu-west-1')
    expect(await isThere('refused')).toBe(false)
  })

  test('a boundary that is not there: exit 3, AWS’s words, nothing written', async () => {
    const permissionsBoundaryArn = 'arn:aws:iam::aws:policy/NoSuchPolicy'
    const request = await requestWith({ permissionsBoundaryArn })
    const { code, err } = await byoa(['run', '--request', request, '--out', path('failed')])
    expect(code).toBe(3)
    expect(err[0]).toMatch(/runStack failed: .*policy\/NoSuchPolicy does not exist/)
    expect(err[1]).toBe('Trying again will not help.')
    expect(await isThere('failed')).toBe(false)
  })
})

describe('Rescale’s side', () => {
  const rescale = {
    version: 1,
    accounts: [{ partition: 'aws', accountId: '999988887777' }],
    vpcs: [{ region: 'us-east-1', cidrs: ['10.200.0.0/16'], held: ['10.50.0.0/20'] }],
  }

  test('comes from a file', async () => {
    const file = await write('rescale.json', rescale)
    const words = ['run', '--rescale', file, '--request', exampleFile('request-declined.json')]
    expect((await byoa(words)).code).toBe(0)
    const declined = ['run', '--rescale', file, '--request', exampleFile('request.json')]
    const { code, err } = await byoa(declined)
    expect(code).toBe(1)
    expect(err[1]).toMatch(/10\.50\.0\.0\/16 overlaps 10\.50\.0\.0\/20/)
  })

  test('names the prefix list of S3, which the setup repeats and the request may replace', async () => {
    const [vpc] = rescale.vpcs
    const file = await write('rescale-s3.json', {
      ...rescale,
      vpcs: [{ ...vpc, held: [], s3PrefixListId: 'pl-63a5400a' }],
    })
    const outOf = async (name: string, changes: object) => {
      const request = await write(`${name}.json`, { ...exampleRequest(), ...changes })
      const out = path(name)
      expect(
        (await byoa(['run', '--rescale', file, '--request', request, '--out', out])).code,
      ).toBe(0)
      const made = ['--request', request, '--setup', `${out}/setup.json`]
      const { code, out: template } = await byoa(['template', ...made])
      expect(code).toBe(0)
      return template.join('\n')
    }
    const template = await outOf('blocked-s3', { egress: 'blocked' })
    expect(template).toContain('"DestinationPrefixListId": "pl-63a5400a"')
    expect(template).not.toContain('0.0.0.0/0')
    const other = { egress: 'blocked', s3PrefixListId: 'pl-00000001' }
    expect(await outOf('blocked-own', other)).toContain('"DestinationPrefixListId": "pl-00000001"')
  })

  test('chooses a VPC and route tables by tag', async () => {
    const [vpc] = rescale.vpcs
    const tag = { key: 'Name', value: 'hub' }
    const file = await write('rescale-tag.json', {
      ...rescale,
      vpcs: [{ ...vpc, held: [], tag, routeTables: { tag } }],
    })
    const ran = await byoa(['run', '--rescale', file, '--request', exampleFile('request.json')])
    expect(ran).toMatchObject({ code: 0 })
  })

  test('needs the blocks of every VPC', async () => {
    const vpcs = [...rescale.vpcs, { region: 'us-east-1' }, { region: 'us-east-1', cidrs: [] }]
    const file = await write('rescale-unknown.json', { ...rescale, vpcs })
    const { code, err } = await byoa([
      'run',
      '--rescale',
      file,
      '--request',
      exampleFile('request.json'),
    ])
    expect(code).toBe(2)
    expect(err.slice(1).map((line) => line.trim().split(':')[0])).toEqual([
      'vpcs[1].cidrs',
      'vpcs[2].cidrs',
    ])
  })

  test('is read as strictly as the request', async () => {
    const file = await write('rescale-wrong.json', {
      ...rescale,
      accounts: [{ partition: 'aws', accountId: 999988887777 }],
      vpcs: [{ region: 'us-east-1', cidrs: ['10.200.0.1/16'], hold: [] }],
    })
    const words = ['run', '--rescale', file, '--request', exampleFile('request.json')]
    const { code, err } = await byoa(words)
    expect(code).toBe(2)
    expect(err.map((line) => line.trim().split(':')[0])).toEqual([
      `${file} cannot be used; nothing was written.`,
      'accounts[0].accountId',
      'vpcs[0].cidrs[0]',
      'vpcs[0].hold',
    ])
  })
})

describe('where documents go', () => {
  const words = ['run', '--request', exampleFile('request.json')]

  test('a directory that holds something is refused before anything is played', async () => {
    const file = await write('mine.txt', 'mine')
    const { code, out, err } = await byoa([...words, '--out', path()])
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err).toEqual([
      `${path()} cannot be written to: it is not empty. Choose another directory, or pass --force.`,
    ])
    expect((await filesIn(path()))['mine.txt']).toBe('mine')
    expect(file).toBe(path('mine.txt'))
  })

  test('with --force its other files stay', async () => {
    const out = path('again')
    await byoa([...words, '--out', out, '--seed', '1'])
    const before = await filesIn(out)
    await write('again/mine.txt', 'mine')
    expect((await byoa([...words, '--out', out, '--seed', '2', '--force'])).code).toBe(0)
    const after = await filesIn(out)
    expect(Object.keys(after)).toEqual([...Object.keys(before), 'mine.txt'].toSorted())
    expect(after['setup.json']).not.toBe(before['setup.json'])
    expect(after['mine.txt']).toBe('mine')
  })

  test('none is replaced when one cannot be: all of a run, or none of it', async () => {
    const out = path('torn')
    await byoa([...words, '--out', out, '--seed', '1'])
    await rm(path('torn', 'peering-notice.json'))
    await mkdir(path('torn', 'peering-notice.json'))
    const before = await filesIn(out)
    const { code, err } = await byoa([...words, '--out', out, '--seed', '2', '--force'])
    expect(code).toBe(2)
    expect(err[0]).toMatch(
      /torn cannot be written to: it contains a directory peering-notice\.json/,
    )
    expect(await filesIn(out)).toEqual(before)
  })

  test('a file is refused', async () => {
    const file = await write('a-file.txt', 'mine')
    const { code, err } = await byoa([...words, '--out', file, '--force'])
    expect(code).toBe(2)
    expect(err[0]).toMatch(/it is not a directory/)
  })

  test('without --out nothing is written, and the setup is shown', async () => {
    const before = await readdir(path())
    const { out } = await byoa(words)
    expect(await readdir(path())).toEqual(before)
    expect(out.join('\n')).toMatch(/"externalId": "byoa-acme-[0-9a-f]{32}"/)
  })

  test('--json ends with one object that says where things stand and what was written', async () => {
    const { out } = await byoa([...words, '--json', '--out', path('json-out')])
    expect(jsonLines(out).at(-1)).toMatchObject({
      status: 'Connected',
      setup: { version: 1, agreedCidr: '10.50.0.0/16' },
      documents: [
        'setup.json',
        'template.json',
        'stack-report.json',
        'peering-notice.json',
        'connection.json',
        'events.jsonl',
        'report.html',
      ],
    })
  })
})

describe('seeds and clocks', () => {
  const words = ['run', '--request', exampleFile('request.json'), '--out']
  const documents = async (
    name: string,
    more: ReadonlyArray<string>,
    now: number,
  ): Promise<Readonly<Record<string, string>>> => {
    expect((await byoa([...words, path(name), ...more], { now })).code).toBe(0)
    return filesIn(path(name))
  }
  const day = 86_400_000

  test('with a seed two runs write the same bytes', async () => {
    const first = await documents('seeded-1', ['--seed', '5'], 0)
    expect(await documents('seeded-2', ['--seed', '5'], day)).toEqual(first)
    expect(await documents('seeded-3', ['--seed', '6'], 0)).not.toEqual(first)
  })

  test('without one no two external IDs or onboarding ids are the same', async () => {
    const idsOf = (files: Readonly<Record<string, string>>): ReadonlyArray<unknown> => {
      const setup = JSON.parse(files['setup.json'] ?? '') as Record<string, unknown>
      return [setup['externalId'], setup['onboardingId']]
    }
    const ids = [
      ...idsOf(await documents('random-1', [], 0)),
      ...idsOf(await documents('random-2', [], 0)),
    ]
    expect(new Set(ids).size).toBe(4)
  })

  test('without one simulated time begins now', async () => {
    const files = await documents('now', [], Date.UTC(2030, 0, 2, 3, 4, 5))
    const [first] = jsonLines((files['events.jsonl'] ?? '').trimEnd().split('\n'))
    expect(first?.['at']).toBe('2030-01-02T03:04:05.000Z')
  })
})

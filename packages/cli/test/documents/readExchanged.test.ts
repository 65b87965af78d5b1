/**
 * What a request file may not be: exit 2, every wrong field with what was expected, nothing
 * written.
 */
import { readdir, rm } from 'node:fs/promises'

import { describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleRequest } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

/** Runs a request file; its wrong fields, without the line that names the file. */
const problemsOf = async (content: unknown): Promise<ReadonlyArray<string>> => {
  const file = await write('request.json', content)
  const { code, out, err } = await byoa(['run', '--request', file, '--out', path('out')])
  expect({ code, out }).toEqual({ code: 2, out: [] })
  expect(await readdir(path())).toEqual(['request.json'])
  expect(err[0]).toBe(`${file} cannot be used; nothing was written.`)
  return err.slice(1).map((line) => line.trim())
}

const wrong: ReadonlyArray<readonly [string, unknown, string]> = [
  ['version', 2, '1, the version of request files'],
  ['version', '1', '1, the version of request files'],
  ['companyCode', 'Acme Inc', 'company code'],
  ['accountId', 111122223333, 'AWS account id of exactly 12 digits, as text'],
  ['accountId', '11112222333', 'AWS account id of exactly 12 digits, as text'],
  ['region', 'Virginia', 'Region'],
  ['proposedCidr', '10.50.0.1/16', '10.50.0.0/16: beyond the prefix length all bits are zero'],
  ['proposedCidr', '010.50.0.0/16', 'CIDR'],
  ['egress', 'closed', '"open" or "blocked"'],
  ['zoneCount', '3', 'whole number from 1 to 6'],
  ['zoneCount', 0, 'whole number from 1 to 6'],
  ['zoneCount', 7, 'whole number from 1 to 6'],
  ['zoneCount', 2.5, 'whole number from 1 to 6'],
  ['plannedNodes', '2000', 'whole number from 1 to 1000000'],
  ['plannedNodes', null, 'whole number from 1 to 1000000'],
  ['permissionsBoundaryArn', 'VendorBoundary', 'managed policy ARN'],
  ['rolePath', 'vendors', 'role path that starts and ends with /'],
  ['customerNetworks', {}, 'list of customer networks'],
  ['prposedCidr', '10.50.0.0/16', 'no such field'],
]

describe('one wrong field', () => {
  test.each(wrong)('%s: %j', async (field, value, expected) => {
    const problems = await problemsOf({ ...exampleRequest(), [field]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`${field}: expected `)
    expect(problems[0]).toContain(expected)
    expect(problems[0]).toMatch(
      new RegExp(`found ${JSON.stringify(value).replaceAll(/[.{}]/g, '.')}$`),
    )
  })

  test.each(Object.keys(exampleRequest()).slice(0, 7))('%s left out', async (field) => {
    const request = Object.fromEntries(
      Object.entries(exampleRequest()).filter(([name]) => name !== field),
    )
    const problems = await problemsOf(request)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${field}: expected .*, found nothing$`))
  })

  test('is found inside lists', async () => {
    const customerNetworks = [
      { cidr: '192.168.0.0/20', name: 'Detroit office' },
      { cidr: '172.16.0.1/12', name: '' },
    ]
    expect(await problemsOf({ ...exampleRequest(), customerNetworks })).toEqual([
      'customerNetworks[1].cidr: expected 172.16.0.0/12: beyond the prefix length all bits are zero, found "172.16.0.1/12"',
      'customerNetworks[1].name: expected text of 1 to 100 characters, found ""',
    ])
  })
})

describe('a Region in which Rescale has no VPC', () => {
  const misspelt = { ...exampleRequest(), region: 'us-esat-1' }

  test('is refused with those in which it has one', async () => {
    const request = await write('request.json', misspelt)
    const { code, err } = await byoa(['run', '--request', request, '--out', path('out')])
    expect({ code, err }).toEqual({
      code: 1,
      err: [
        'Rescale has no VPC in us-esat-1; nothing was done.',
        'Correct the Region, or request one of these: us-east-1, us-west-2, eu-west-1, ap-northeast-1, us-gov-west-1, cn-north-1.',
      ],
    })
  })

  test('is refused by the plan of a run on AWS, too', async () => {
    const request = await write('misspelt.json', misspelt)
    const vpc = { vpcId: 'vpc-0aa10000000000001', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }
    const accounts = [{ partition: 'aws', accountId: '999988887777' }]
    const rescale = await write('rescale.json', { version: 1, accounts, vpcs: [vpc] })
    const words = ['run', '--request', request, '--rescale', rescale, '--plan']
    const { code, err } = await byoa(words)
    expect({ code, err }).toEqual({
      code: 1,
      err: [
        'Rescale has no VPC in us-esat-1; nothing was done.',
        'Correct the Region, or request one of these: us-east-1.',
      ],
    })
    await Promise.all([rm(request), rm(rescale)])
  })
})

describe('many wrong fields', () => {
  test('are listed at once, each with what was expected', async () => {
    const problems = await problemsOf({
      version: 1,
      companyCode: 'acme',
      accountId: 111122223333,
      region: 'us-east-1',
      proposedCidr: '10.50.0.9/16',
      egress: null,
      zoneCount: '3',
      plannedNode: 2000,
    })
    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'accountId',
      'proposedCidr',
      'egress',
      'zoneCount',
      'plannedNode',
    ])
  })

  test('are data for programs', async () => {
    const file = await write('request.json', { ...exampleRequest(), zoneCount: '3', version: 9 })
    const { code, out, err } = await byoa(['run', '--json', '--request', file])
    expect({ code, err }).toEqual({ code: 2, err: [] })
    expect(jsonLines(out)).toMatchObject([
      {
        error: {
          _tag: 'BadInput',
          problems: [
            { path: 'version', actual: '9' },
            { path: 'zoneCount', expected: 'whole number from 1 to 6', actual: '"3"' },
          ],
        },
      },
    ])
  })
})

describe('no request at all', () => {
  test.each([
    ['an empty file', '', 'line 1, column 1: expected JSON, found nothing'],
    ['text', 'companyCode: acme', 'line 1, column 1: expected JSON, found "c"'],
    ['a trailing comma', '{"version": 1,}', 'line 1, column 15: expected JSON, found "}"'],
  ])('%s', async (_name, content, problem) => {
    expect(await problemsOf(content)).toEqual([problem])
  })

  test.each([
    ['a list', [], 'onboarding request of version 1'],
    ['a string', '"acme"', 'onboarding request of version 1'],
    ['null', null, 'onboarding request of version 1'],
  ])('%s', async (_name, content, expected) => {
    const problems = await problemsOf(content)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`(the whole document): expected ${expected}, found `)
  })

  test('a missing file', async () => {
    const { code, err } = await byoa(['run', '--request', path('missing.json')])
    expect(code).toBe(2)
    expect(err).toEqual([
      `${path('missing.json')} cannot be used; nothing was written.`,
      '  (the whole document): expected a file that can be read, found no such file',
    ])
  })

  test('a directory', async () => {
    const { code, err } = await byoa(['run', '--request', path()])
    expect(code).toBe(2)
    expect(err[1]).toMatch(/expected a file that can be read, found EISDIR/)
  })
})

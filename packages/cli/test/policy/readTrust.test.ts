import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'

const directory = await workingDirectory()

const externalId = `byoa-acme-${'0123456789abcdef'.repeat(2)}`
const agreed = ['--external-id', externalId, '--rescale-account', '999988887777']

const trusting = (
  condition: object,
  principal: unknown = { AWS: 'arn:aws:iam::999988887777:root' },
): object => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', Condition: condition },
  ],
})

const tight = trusting({ StringEquals: { 'sts:ExternalId': externalId } })

const read = async (content: unknown, ...words: ReadonlyArray<string>) =>
  byoa(['policy', 'read-trust', await directory.write('trust.json', content), ...words])

describe('byoa policy read-trust', () => {
  it('has nothing against a policy as agreed', async () => {
    const { code, out } = await read(tight, ...agreed, '--json')
    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([
      {
        allows: [
          { statement: 0, principal: 'arn:aws:iam::999988887777:root', externalIds: [externalId] },
        ],
        mayAllowOthers: false,
        findings: [],
      },
    ])
    const words = await read(tight, ...agreed)
    expect(words.out).toEqual([
      'Who may assume the role:',
      '  arn:aws:iam::999988887777:root  with one external ID',
      'No findings.',
    ])
  })

  it('reads what GetRole returns, which is URL-encoded, and files that end with a line break', async () => {
    const encoded = `${encodeURIComponent(JSON.stringify(tight))}\n`
    expect(await read(encoded, ...agreed)).toMatchObject({ code: 0 })
  })

  it.each([
    ['decoded, as the AWS CLI prints it', tight],
    ['URL-encoded, as the API returns it', encodeURIComponent(JSON.stringify(tight))],
  ])('reads the policy in the whole output of get-role: %s', async (_form, document) => {
    const output = {
      Role: {
        RoleName: 'rescale-byoa-acme-RescaleRole',
        Arn: 'arn:aws:iam::111122223333:role/rescale-byoa-acme-RescaleRole',
        AssumeRolePolicyDocument: document,
        Description: '{"Statement": []}',
        MaxSessionDuration: 3600,
      },
    }
    const { code, out } = await read(output, ...agreed)
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        'Who may assume the role:',
        '  arn:aws:iam::999988887777:root  with one external ID',
        'No findings.',
      ],
    })
  })

  it('takes the output of another command as a finding, with no external ID of it', async () => {
    for (const output of [{ Role: {} }, { Role: null }, { RoleDetailList: [{ Trust: tight }] }]) {
      const { code, all } = await read(output)
      expect(code).toBe(1)
      expect(all).not.toContain(externalId.slice(-24))
    }
  })

  it('exits with 1 for an error, with its evidence', async () => {
    const { code, out } = await read(trusting({}), ...agreed, '--json')
    expect(code).toBe(1)
    const [reading] = jsonLines(out)
    expect(reading).toHaveProperty('findings')
    expect(reading?.['findings']).toContainEqual({
      id: 'missing-external-id',
      level: 'error',
      evidence: expect.objectContaining({
        path: expect.stringContaining('Statement[0]') as string,
      }) as object,
    })
  })

  it('exits with 0 for a warning', async () => {
    const like = trusting({ StringLike: { 'sts:ExternalId': externalId } })
    const { code, out } = await read(like, ...agreed)
    expect(code).toBe(0)
    expect(out.join('\n')).toContain('warning  external-id-like')
  })

  it('judges without an agreement only what is open to more than one', async () => {
    expect(await read(tight)).toMatchObject({ code: 0 })
    expect(await read(trusting({}, '*'))).toMatchObject({ code: 1 })
  })

  it('compares no IDs when none is given, and two while an ID is rotated', async () => {
    expect(await read(tight, '--rescale-account', '999988887777')).toMatchObject({ code: 0 })
    const next = externalId.replace('0123', '3210')
    const both = trusting({ StringEquals: { 'sts:ExternalId': [externalId, next] } })
    expect(await read(both, ...agreed)).toMatchObject({ code: 1 })
    expect(await read(both, ...agreed, '--external-id', next)).toMatchObject({ code: 0 })
  })

  it('compares the role and the partition', async () => {
    const role = ['--rescale-role', 'arn:aws:iam::999988887777:role/rescale']
    const wide = await read(tight, ...agreed, ...role)
    expect(wide.code).toBe(1)
    expect(wide.all).toContain('not-narrowed')
    expect(await read(tight, ...agreed, '--partition', 'aws-us-gov')).toMatchObject({ code: 1 })
  })

  it('refuses a role of another account or partition than the agreed one', async () => {
    for (const [role, ...more] of [
      ['arn:aws:iam::444455556666:role/rescale'],
      ['arn:aws-cn:iam::999988887777:role/rescale', '--partition', 'aws'],
    ]) {
      const { code, all } = await read(tight, ...agreed, '--rescale-role', role ?? '', ...more)
      expect(code).toBe(2)
      expect(all).toContain('--rescale-role')
      expect(all).toContain('arn:aws:iam::999988887777:role/')
    }
  })

  it('says that it is unknown whom a part lets in that is not understood', async () => {
    const unclear = { ...trusting({}), Statement: [{ Effect: 'Allow', Principal: 7 }] }
    const { code, out } = await read(unclear, ...agreed)
    expect(code).toBe(1)
    expect(out[0]).toBe('Who may assume the role is unknown.')
    expect(out.join('\n')).not.toContain('grants-nobody')
    expect((await read('{', '--language', 'ja')).out[0]).toBe(
      '誰がロールを引き受けられるか判断できません。',
    )
    const { Statement: [clear] = [] } = tight as { readonly Statement?: ReadonlyArray<object> }
    const both = { ...tight, Statement: [clear, { Effect: 'Allow', Principal: 7 }] }
    expect((await read(both, ...agreed)).out).toContain(
      '  Whom the other statements let in is unknown.',
    )
  })

  it('takes malformed text as a finding', async () => {
    for (const text of ['', '{', 'trust me', '[]', 'null', '%7B']) {
      const { code, out } = await read(text, '--json')
      expect(code).toBe(1)
      expect(jsonLines(out)[0]).toMatchObject({ allows: [] })
    }
  })

  it('never shows an external ID in words, be it agreed or not', async () => {
    const other = `byoa-acme-${'fedcba9876543210'.repeat(2)}`
    const documents = [
      tight,
      trusting({ StringEquals: { 'sts:ExternalId': [other, externalId] } }),
      trusting({ StringEqualsIgnoreCase: { 'STS:EXTERNALID': other } }),
      trusting({ 'ForAllValues:StringEquals': { 'sts:ExternalId': [other] } }),
      JSON.stringify(tight).slice(0, -20),
      encodeURIComponent(
        JSON.stringify(trusting({ StringNotEquals: { 'sts:ExternalId': other } })),
      ),
    ]
    for (const document of documents) {
      const whole = { Role: { AssumeRolePolicyDocument: document } }
      for (const [content, language] of [
        [document, 'en'],
        [document, 'ja'],
        [whole, 'en'],
      ] as const) {
        const { all } = await read(content, ...agreed, '--language', language)
        for (const secret of [externalId, other]) expect(all).not.toContain(secret.slice(-24))
      }
    }
  })

  it('does show a pattern, which is the mistake to be seen', async () => {
    const { all } = await read(
      trusting({ StringLike: { 'sts:ExternalId': 'byoa-acme-*' } }),
      ...agreed,
    )
    expect(all).toContain('byoa-acme-*')
  })

  it('lets a policy write nothing to the screen but text', async () => {
    const hostile = trusting(
      { StringEquals: { 'sts:ExternalId': 'x' } },
      { AWS: '\u001B[2J\u001B]0;owned\u0007' },
    )
    for (const document of [hostile, '\u001B[31mtrust me']) {
      const { all } = await read(document, ...agreed)
      expect(all).not.toMatch(/\p{Cc}(?<!\n)/u)
    }
  })

  it('finds two principals in one statement, also in the output of get-role', async () => {
    const role = { Role: { AssumeRolePolicyDocument: tight } }
    for (const text of [JSON.stringify(tight), JSON.stringify(role)]) {
      const twice = text.replace('"Principal":', '"Principal": "*", "Principal":')
      expect(twice).not.toBe(text)
      const { code, out } = await read(twice, ...agreed, '--json')
      expect(code).toBe(1)
      expect(jsonLines(out)).toMatchObject([
        { allows: [], findings: [{ id: 'duplicate-key', level: 'error' }] },
      ])
    }
  })

  it('lists wrong options, the external ID without its value', async () => {
    const { code, all, out } = await read(
      tight,
      '--external-id',
      `${externalId} `,
      '--rescale-account',
      '99',
      '--rescale-role',
      'rescale',
      '--partition',
      'moon',
      '--json',
    )
    expect(code).toBe(2)
    expect(all).not.toContain(externalId)
    expect(jsonLines(out)).toMatchObject([
      {
        error: {
          problems: [
            { path: '--external-id', actual: '…' },
            { path: '--rescale-account', actual: '"99"' },
            { path: '--rescale-role' },
            { path: '--partition' },
          ],
        },
      },
    ])
  })

  it.each([
    ['an ID without its account', ['--external-id', externalId]],
    ['a role without its account', ['--rescale-role', 'arn:aws:iam::999988887777:role/rescale']],
    ['three IDs', [...agreed, '--external-id', 'second', '--external-id', 'third']],
  ])('refuses %s', async (_what, words) => {
    const { code, all } = await read(tight, ...words)
    expect(code).toBe(2)
    expect(all).not.toContain(externalId)
  })

  it('exits with 2 when there is nothing to read', async () => {
    expect(await byoa(['policy', 'read-trust', directory.path('nothing')])).toMatchObject({
      code: 2,
    })
    expect(await byoa(['policy', 'read-trust', directory.path()])).toMatchObject({ code: 2 })
    expect(await byoa(['policy', 'read-trust'])).toMatchObject({ code: 2 })
  })
})

import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const directory = await workingDirectory()
const request = exampleFile('request.json')
const setup = exampleFile('setup.json')
const { externalId } = JSON.parse(readFileSync(setup, 'utf8')) as { externalId: string }

const policy = (...words: ReadonlyArray<string>) => byoa(['policy', ...words])

interface Statement {
  readonly Sid: string
  readonly Action: ReadonlyArray<string>
}

const statementsOf = (lines: ReadonlyArray<string>): ReadonlyArray<Statement> =>
  (JSON.parse(lines.join('\n')) as { Statement: ReadonlyArray<Statement> }).Statement

const problemPaths = (out: ReadonlyArray<string>) =>
  (
    JSON.parse(out.join('')) as { error: { problems: ReadonlyArray<{ path: string }> } }
  ).error.problems.map(({ path }) => path)

describe('byoa policy trust', () => {
  it('writes the trust policy of a setup: the account, the external ID, the source identity', async () => {
    const { code, out } = await policy('trust', '--setup', setup)
    expect(code).toBe(0)
    expect(JSON.parse(out.join('\n'))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'RescaleAssumesWithExternalId',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::999988887777:root'] },
          Action: ['sts:AssumeRole'],
          Condition: { StringEquals: { 'sts:ExternalId': [externalId] } },
        },
        {
          Sid: 'RescaleNamesItself',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::999988887777:root'] },
          Action: ['sts:SetSourceIdentity'],
          Condition: { StringEquals: { 'sts:SourceIdentity': ['rescale-byoa'] } },
        },
      ],
    })
  })

  it('writes the same on one line as JSON', async () => {
    const { out } = await policy('trust', '--setup', setup, '--json')
    expect(out).toHaveLength(1)
    expect(JSON.parse(out[0] ?? '')).toEqual(
      JSON.parse((await policy('trust', '--setup', setup)).out.join('\n')),
    )
  })

  it('names the role of Rescale when the setup does, in the partition of the Region', async () => {
    const rescaleRoleArn = 'arn:aws-us-gov:iam::999988887777:role/rescale'
    const path = await directory.write('gov.json', {
      ...(JSON.parse(readFileSync(setup, 'utf8')) as object),
      region: 'us-gov-west-1',
      rescaleRoleArn,
    })
    const { out } = await policy('trust', '--setup', path, '--json')
    expect(out[0]).toContain('arn:aws-us-gov:iam::999988887777:root')
    expect(out[0]).toContain(`"ArnEquals":{"aws:PrincipalArn":["${rescaleRoleArn}"]}`)
  })

  it('is what read-trust finds nothing wrong with', async () => {
    const { out } = await policy('trust', '--setup', setup)
    const path = await directory.write('trust.json', out.join('\n'))
    const agreed = [
      '--external-id',
      externalId,
      '--rescale-account',
      '999988887777',
      '--partition',
      'aws',
    ]
    const { code, out: read } = await policy('read-trust', path, ...agreed, '--json')
    expect(code).toBe(0)
    expect(jsonLines(read)).toMatchObject([{ findings: [] }])
  })

  it.each([
    ['no setup', ['trust']],
    ['a request in its place', ['trust', '--setup', request]],
    ['a file that is not there', ['trust', '--setup', directory.path('nothing')]],
  ])('exits with 2 for %s', async (_what, words) => {
    expect(await policy(...words)).toMatchObject({ code: 2, out: [] })
  })
})

describe('byoa policy permissions', () => {
  const complete = [
    '--setup',
    setup,
    '--vpc',
    'vpc-0123456789abcdef0',
    '--role',
    'arn:aws:iam::111122223333:role/rescale',
    '--compute-role',
    'arn:aws:iam::111122223333:role/nodes',
  ]

  it('grants less to connect than to compute', async () => {
    const connect = statementsOf(
      (await policy('permissions', '--request', request, '--tier', 'connect')).out,
    )
    const compute = statementsOf((await policy('permissions', '--request', request)).out)
    expect(connect.map(({ Sid }) => Sid)).toEqual(['Observe', 'ObserveVpc', 'ReadOwnRole'])
    expect(compute.map(({ Sid }) => Sid)).toContain('LaunchIntoVpc')
    const actions = compute.flatMap(({ Action }) => Action)
    for (const action of connect.flatMap(({ Action }) => Action)) expect(actions).toContain(action)
  })

  it('takes its fields from a file or from options, which go before it', async () => {
    const fromFile = await policy(
      'permissions',
      '--request',
      request,
      '--rescale-account',
      '999988887777',
      '--json',
    )
    const options = ['--account', '111122223333', '--region', 'us-east-1', '--company-code', 'acme']
    const fromOptions = await policy(
      'permissions',
      ...options,
      '--rescale-account',
      '999988887777',
      '--json',
    )
    expect(fromOptions.out).toEqual(fromFile.out)
    expect((await policy('permissions', '--setup', setup, '--json')).out).toEqual(fromFile.out)
  })

  it.each([
    ['permissions'],
    ['boundary'],
    ['operator', '--party', 'customer'],
    ['operator', '--party', 'rescale'],
  ])('refuses a request and a setup that say different things: %s %s %s', async (...asked) => {
    const other = await directory.write('other-request.json', {
      ...(JSON.parse(readFileSync(request, 'utf8')) as object),
      region: 'us-west-2',
    })
    const { code, err } = await policy(...asked, '--request', other, '--setup', setup)
    expect({ code, err }).toEqual({
      code: 2,
      err: [
        `${other} with ${setup} cannot be used; nothing was written.`,
        '  region: expected us-west-2, as in the request, found us-east-1 in the setup: the files do not belong together',
      ],
    })
  })

  it.each([
    ['customer', true],
    ['customer', false],
    ['rescale', true],
    ['rescale', false],
  ] as const)(
    'lets the %s set the DNS option of a peering if the request says so: %s',
    async (party, peeringDns) => {
      const asking = await directory.write(`dns-${party}-${peeringDns}.json`, {
        ...(JSON.parse(readFileSync(request, 'utf8')) as object),
        peeringDns,
      })
      const places = ['--rescale-account', '999988887777', '--rescale-vpc', 'vpc-0123456789abcdef0']
      const words = ['operator', '--party', party, '--request', asking, ...places, '--json']
      const { code, out } = await policy(...words)
      expect(code).toBe(0)
      expect(out.join('').includes('ec2:ModifyVpcPeeringConnectionOptions')).toBe(peeringDns)
    },
  )

  it('takes an option before the request', async () => {
    const elsewhere = await policy(
      'permissions',
      '--request',
      request,
      '--region',
      'eu-west-1',
      '--json',
    )
    expect(elsewhere.out[0]).toContain('eu-west-1')
    expect(elsewhere.out[0]).not.toContain('us-east-1')
  })

  describe('confines to the tags of', () => {
    const named = (name: string, source: string, stackName: string) =>
      directory.write(name, {
        ...(JSON.parse(readFileSync(source, 'utf8')) as object),
        stackName,
      })
    const tagsIn = async (...words: ReadonlyArray<string>): Promise<ReadonlyArray<unknown>> => {
      const { out } = await policy('permissions', ...words, '--json')
      const tags = Array.from(out.join('').matchAll(/Tag\/rescale:compute":\["([^"]*)"\]/g))
      return [...new Set(tags.map(([, tag]) => tag))]
    }

    it('the company, when the request does not name the stack', async () => {
      expect(await tagsIn('--request', request)).toEqual(['acme'])
      expect(await tagsIn('--setup', setup)).toEqual(['acme'])
      expect(await tagsIn('--request', request, '--setup', setup)).toEqual(['acme'])
    })

    it('the stack that the request names', async () => {
      const second = await named('second.json', request, 'acme-2')
      const itsSetup = await named('second-setup.json', setup, 'acme-2')
      expect(await tagsIn('--request', second)).toEqual(['Stack-acme-2'])
      expect(await tagsIn('--setup', itsSetup)).toEqual(['Stack-acme-2'])
      expect(await tagsIn('--request', second, '--setup', itsSetup)).toEqual(['Stack-acme-2'])
      expect(await tagsIn('--request', second, '--stack-name', 'acme-3')).toEqual(['Stack-acme-3'])
    })

    it('no stack that could not be', async () => {
      const { code, out } = await policy(
        'permissions',
        '--request',
        request,
        '--stack-name',
        '2nd',
        '--json',
      )
      expect(code).toBe(2)
      expect(problemPaths(out)).toEqual(['--stack-name'])
    })
  })

  it('follows the tier and the key of the request, unless an option names others', async () => {
    const key = (digit: string) =>
      `arn:aws:kms:us-east-1:111122223333:key/${digit.repeat(8)}-12ab-34cd-56ef-1234567890ab`
    const json = JSON.parse(readFileSync(request, 'utf8')) as object
    const asked = await directory.write('asked.json', {
      ...json,
      tier: 'connect',
      volumeKeyArn: key('1'),
    })
    const sids = async (...more: ReadonlyArray<string>) =>
      statementsOf((await policy('permissions', '--request', asked, ...more)).out).map(
        ({ Sid }) => Sid,
      )
    expect(await sids()).toEqual(['Observe', 'ObserveVpc', 'ReadOwnRole'])
    expect(await sids('--tier', 'compute')).toContain('GrantVolumeKeys')
    const keys = async (...more: ReadonlyArray<string>) =>
      (await policy('permissions', '--request', asked, '--tier', 'compute', ...more)).out.join('')
    expect(await keys()).toContain(key('1'))
    expect(await keys('--volume-key', key('2'))).not.toContain(key('1'))
  })

  it('says what stands in for what nobody has named, and only then', async () => {
    const { code, err } = await policy('permissions', '--request', request)
    expect(code).toBe(0)
    for (const option of ['--role', '--rescale-account', '--vpc', '--compute-role'])
      expect(err.join('\n')).toContain(`with ${option}.`)
    const connect = await policy('permissions', '--request', request, '--tier', 'connect')
    expect(connect.err).toEqual([
      expect.stringMatching(/^[\d,]+ characters/),
      '${RescaleRole.Arn} is a stand-in that matches nothing; name the real one with --role.',
      '${Vpc} is a stand-in that matches nothing; name the real one with --vpc.',
    ])
    const named = await policy('permissions', ...complete)
    expect(named.code).toBe(0)
    expect(named.all).not.toContain('${')
    expect(named.err).toEqual([expect.stringMatching(/^[\d,]+ characters; inline policies/)])
  })

  interface RoleJson {
    readonly role: string
    readonly statements: ReadonlyArray<{
      readonly statement: string
      readonly actions: ReadonlyArray<{ readonly action: string; readonly reason: object | null }>
    }>
    readonly changes?: ReadonlyArray<object>
  }

  const rolesIn = (out: ReadonlyArray<string>): ReadonlyArray<RoleJson> =>
    (JSON.parse(out[0] ?? '') as { roles: ReadonlyArray<RoleJson> }).roles

  it('explains each statement of both roles, in Markdown or as JSON', async () => {
    const markdown = await policy('permissions', ...complete, '--explain')
    const json = await policy('permissions', ...complete, '--explain', '--json')
    const [rescale, nodes] = rolesIn(json.out)
    const granted = statementsOf((await policy('permissions', ...complete)).out)
    expect(
      rescale?.statements.map(({ statement, actions }) => ({
        Sid: statement,
        Action: actions.map(({ action }) => action),
      })),
    ).toEqual(granted.map(({ Sid, Action }) => ({ Sid, Action })))
    const named = [rescale, nodes].flatMap((role) => role?.statements ?? [])
    expect(markdown.out.join('\n').match(/^### .*$/gm)).toEqual(
      named.map(({ statement }) => `### \`${statement}\``),
    )
    expect(markdown.out[0]).toMatch(/^## The role that Rescale assumes\n/)
    const japanese = await policy('permissions', ...complete, '--explain', '--language', 'ja')
    expect(japanese.out[0]).toMatch(/^## Rescale が引き受けるロール\n/)
  })

  it('has no nodes to explain where Rescale only looks', async () => {
    const words = ['--tier', 'connect', '--explain', '--json']
    const roles = rolesIn((await policy('permissions', ...complete, ...words)).out)
    expect(roles.map(({ role }) => role)).toEqual(['rescale'])
  })

  describe('compares with an earlier version:', () => {
    const compared = async (...words: ReadonlyArray<string>): Promise<ReadonlyArray<RoleJson>> =>
      rolesIn((await policy('permissions', ...words, '--json')).out)

    it('the template that was issued', async () => {
      const template = await byoa(['template', '--request', request, '--setup', setup])
      const path = await directory.write('template.json', template.out.join('\n'))
      const agreed = ['--request', request, '--setup', setup, '--compare', path]
      expect((await compared(...agreed)).map(({ changes }) => changes)).toEqual([[], []])
      const text = await policy('permissions', ...agreed)
      expect(text.out.join('\n').match(/No statement has changed\./g)).toHaveLength(2)
      const [rescale, nodes] = await compared(...agreed, '--tier', 'connect')
      expect(rescale?.changes).toContainEqual(
        expect.objectContaining({
          statement: 'LaunchInstances',
          change: 'removed',
          part: 'Statement',
          reach: 'narrower',
        }),
      )
      expect(nodes).toMatchObject({ statements: [], changes: { length: 4 } })
    })

    it('the policies of a role, a file each', async () => {
      const { out } = await policy('permissions', ...complete)
      const statements = statementsOf(out)
      const part = (name: string, from: number, to?: number) =>
        directory.write(name, {
          PolicyName: name,
          PolicyDocument: { Statement: statements.slice(from, to) },
        })
      const first = ['--compare', await part('first', 0, 5)]
      const second = ['--compare', await part('second', 5)]
      const [rescale, nodes] = await compared(...complete, ...first, ...second)
      expect(rescale?.changes).toEqual([])
      expect(nodes?.changes).toBeUndefined()
      const [narrower] = await compared(...complete, ...second)
      expect(narrower?.changes).toHaveLength(5)
      const { out: both } = await policy('permissions', ...complete, ...second, '--explain')
      expect(both.join('\n').match(/^## .*$/gm)).toEqual([
        '## The role that Rescale assumes',
        '## The role of nodes',
        '## Changes to the role that Rescale assumes',
      ])
    })

    it.each([
      ['a file that is not there', directory.path('nothing')],
      ['a request', request],
    ])('not with %s', async (_what, path) => {
      expect(await policy('permissions', ...complete, '--compare', path)).toMatchObject({
        code: 2,
        out: [],
      })
    })
  })

  it('lists every field that nobody has named', async () => {
    const { code, out } = await policy('permissions', '--json')
    expect(code).toBe(2)
    expect(problemPaths(out)).toEqual(['--account', '--region', '--company-code'])
  })

  it('lists every field that is wrong', async () => {
    const wrong = [
      '--account',
      '1',
      '--region',
      'us-east-1a',
      '--vpc',
      'vpc',
      '--role',
      'rescale',
      '--compute-role',
      'nodes',
    ]
    const { code, out } = await policy('permissions', '--request', request, ...wrong, '--json')
    expect(code).toBe(2)
    expect(problemPaths(out)).toEqual([
      '--account',
      '--region',
      '--vpc',
      '--role',
      '--compute-role',
    ])
  })

  it.each([
    ['a role of another account', ['--role', 'arn:aws:iam::444455556666:role/rescale']],
    ['nodes of another account', ['--compute-role', 'arn:aws:iam::444455556666:role/nodes']],
    ['nodes of another partition', ['--compute-role', 'arn:aws-cn:iam::111122223333:role/nodes']],
    ['an unknown tier', ['--tier', 'everything']],
    ['a file that is not there', ['--setup', directory.path('nothing')]],
  ])('refuses %s', async (_what, words) => {
    expect(await policy('permissions', '--request', request, ...words)).toMatchObject({
      code: 2,
      out: [],
    })
  })
})

describe('byoa policy boundary', () => {
  it('protects itself', async () => {
    const { code, out } = await policy('boundary', '--request', request)
    expect(code).toBe(0)
    expect(statementsOf(out).map(({ Sid }) => Sid)).toContain('KeepThisBoundary')
    const json = await policy('boundary', '--request', request, '--json')
    expect(JSON.parse(json.out[0] ?? '')).toEqual(JSON.parse(out.join('\n')))
  })

  it('has nothing that stands in for something, because it names neither VPC nor role', async () => {
    const { all, err } = await policy('boundary', '--request', request)
    expect(all).not.toMatch(/\$\{Vpc|\$\{Compute|000000000000/)
    expect(err).toEqual([
      expect.stringMatching(/^[\d,]+ characters; a managed policy may have 6,144\.$/),
    ])
    expect((await policy('boundary', '--request', request, '--language', 'ja')).err[0]).toContain(
      '文字',
    )
  })

  it('needs to know whose it is', async () => {
    const { code, out } = await policy('boundary', '--region', 'nowhere', '--json')
    expect(code).toBe(2)
    expect(problemPaths(out)).toEqual(['--account', '--region', '--company-code'])
  })
})

/** What the how-to shows is what there is: its files, its permissions, its words. */
import { readFile } from 'node:fs/promises'

import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { byoa } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { type Announced, startSandbox } from '../sandbox/runningSandbox.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { type ProfileRole, decideIn, runNow, useProfiles } from './runAwsStage.ts'

const guide = await readFile(
  new URL('../../../../docs/how-to/run-against-aws.md', import.meta.url),
  'utf8',
)

const blocksOf = (language: string): ReadonlyArray<string> =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)\\n\`\`\`$`, 'gms'))].map(
    ([, block = '']) => block,
  )

const directory = await workingDirectory()
const [rescaleSide = ''] = blocksOf('json')
const rescale = await directory.write('rescale.json', rescaleSide)

/** The policies that the guide's commands write, for a request with an egress of its own. */
const operatorPolicies = async (
  ...more: ReadonlyArray<string>
): Promise<Readonly<Record<Party, string>>> => {
  const [commands = ''] = blocksOf('sh').filter((block) => block.includes('policy operator'))
  const policies = commands
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map(async (command) => {
      const words = command.replace('npx -y pnpm@12 byoa ', '').split(/\s+/)
      const request = words.map((word) =>
        word === 'request.json' ? exampleFile('request.json') : word,
      )
      const { code, out } = await byoa([...request, '--json', ...more])
      expect(code).toBe(0)
      return out.join('\n')
    })
  const [ours = '', theirs = ''] = await Promise.all(policies)
  return { rescale: ours, customer: theirs }
}
const [ended = '', planned = ''] = blocksOf('text')

afterEach(() => {
  vi.unstubAllEnvs()
})

type Party = 'rescale' | 'customer'

const accountOf = ({ accounts }: Announced, party: Party) =>
  accounts.find((account) => account.party === party) ?? expect.unreachable(party)

/** Makes a role of the account that may do what a policy says and nothing else; returns its ARN. */
const roleWith = async (sandbox: Announced, party: Party, policy: string): Promise<string> => {
  const { accountId, region, accessKeyId, secretAccessKey } = accountOf(sandbox, party)
  const credentials = { accessKeyId, secretAccessKey }
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'sts:AssumeRole',
      },
    ],
  }
  const iam = new IAMClient({ endpoint: sandbox.endpoint, region, credentials })
  const RoleName = 'operator'
  const AssumeRolePolicyDocument = JSON.stringify(trust)
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }))
  const PolicyName = 'guide'
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: policy }))
  return `arn:aws:iam::${accountId}:role/operator`
}

/**
 * Profiles that assume roles, as people have them, each with the keys of an administrator behind
 * it.
 */
const useRoles = async (
  sandbox: Announced,
  policies: Readonly<Record<Party, string>>,
): Promise<void> => {
  const roleOf = async (party: Party): Promise<ProfileRole> => ({
    roleArn: await roleWith(sandbox, party, policies[party]),
    sourceProfile: `${party}-administrator`,
  })
  await useProfiles(directory, {
    'rescale-administrator': accountOf(sandbox, 'rescale'),
    'customer-administrator': accountOf(sandbox, 'customer'),
    rescale: await roleOf('rescale'),
    customer: await roleOf('customer'),
  })
}

const wordsAt = (endpoint: string, request: string): ReadonlyArray<string> => [
  '--request',
  request,
  '--rescale',
  rescale,
  '--endpoint-url',
  endpoint,
  '--rescale-profile',
  'rescale',
  '--customer-profile',
  'customer',
]

test('the profiles are those of a sandbox', async () => {
  const sandbox = await startSandbox()
  const shown = (['rescale', 'customer'] as const).map((party) => {
    const { accessKeyId, secretAccessKey } = accountOf(sandbox, party)
    return `[${party}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`
  })
  expect(blocksOf('ini')).toEqual([shown.join('\n\n')])
})

const offboarding = ['offboard', '--by', 'customer', '--reason', 'the end']

const withoutAction = (policy: string, action: string): string => {
  const { Version, Statement } = JSON.parse(policy) as {
    readonly Version: string
    readonly Statement: ReadonlyArray<{ readonly Action: ReadonlyArray<string> }>
  }
  const fewer = Statement.map((statement) => ({
    ...statement,
    Action: statement.Action.filter((granted) => granted !== action),
  }))
  return JSON.stringify({
    Version,
    Statement: fewer.filter(({ Action }) => Action.length > 0),
  })
}

const ranWith = async (
  policies: Readonly<Record<Party, string>>,
  egress = 'open',
  timeoutSeconds = '60',
) => {
  const sandbox = await startSandbox()
  await useRoles(sandbox, policies)
  const request = await directory.write('asked.json', { ...exampleRequest(), egress })
  return runNow([...wordsAt(sandbox.endpoint, request), '--timeout-seconds', timeoutSeconds])
}

describe('the permissions', () => {
  test.each(['open', 'blocked'])('are enough where egress is %s', async (egress) => {
    const ran = await ranWith(await operatorPolicies(), egress)
    expect({ code: ran.code, last: ran.out.at(-1) }).toEqual({
      code: 0,
      last: '                 = Connected',
    })
  })

  test.each([
    ['open', 'a rotation', ['rotate'], []],
    ['blocked', 'a rotation', ['rotate'], []],
    ['open', 'a teardown', offboarding, ['--removal']],
    ['blocked', 'a teardown', offboarding, ['--removal']],
  ])('are enough where egress is %s for %s', async (egress, _, decision, more) => {
    const sandbox = await startSandbox()
    await useRoles(sandbox, await operatorPolicies(...more))
    const request = await directory.write('asked.json', { ...exampleRequest(), egress })
    const out = directory.path(`decided-${egress}-${decision[0]}`)
    const words = [...wordsAt(sandbox.endpoint, request), '--out', out]
    expect((await runNow(words)).code).toBe(0)
    const [name = '', ...options] = decision
    await decideIn(out, name, ...options)
    const { code, err } = await runNow([...words, '--resume'])
    expect({ code, refused: err.filter((line) => line.includes('not authorized')) }).toEqual({
      code: 0,
      refused: [],
    })
  })

  const needed: ReadonlyArray<readonly [Party, string]> = [
    ['rescale', 'ec2:CreateRoute'],
    ['rescale', 'ec2:CreateTags'],
    ['rescale', 'ec2:CreateVpcPeeringConnection'],
    ['rescale', 'ec2:DescribeRouteTables'],
    ['rescale', 'ec2:DescribeVpcPeeringConnections'],
    ['rescale', 'ec2:DescribeVpcs'],
    ['rescale', 'sts:AssumeRole'],
    ['customer', 'cloudformation:CreateStack'],
    ['customer', 'ec2:AcceptVpcPeeringConnection'],
    ['customer', 'ec2:CreateRoute'],
    ['customer', 'ec2:CreateVpc'],
    ['customer', 'ec2:DescribeRouteTables'],
    ['customer', 'iam:CreateRole'],
  ]

  test.each(needed)('of the %s are not enough without %s', async (party, action) => {
    const whole = await operatorPolicies()
    const less = withoutAction(whole[party], action)
    expect(less).not.toContain(`"${action}"`)
    const { code } = await ranWith({ ...whole, [party]: less }, 'open', '1')
    expect(code).not.toBe(0)
  })
})

test.each([
  ['customer', 'ec2:CreateVpc', 'SetupIssued', /^The credentials of account 111122223333 lack/],
  ['rescale', 'ec2:CreateRoute', 'StackReported', /^The credentials of account 999988887777 lack/],
] as const)(
  'what the %s lacks, %s, is said before its first change',
  async (party, action, at, said) => {
    const whole = await operatorPolicies()
    const { code, err, out } = await ranWith({
      ...whole,
      [party]: withoutAction(whole[party], action),
    })
    expect(code).toBe(3)
    expect(out.findLast((line) => line.trim().startsWith('='))).toContain(`= ${at}`)
    expect(err).toEqual(
      expect.arrayContaining([expect.stringMatching(said), expect.stringContaining(action)]),
    )
  },
)

test('the words it ends with are those of a run', async () => {
  const sandbox = await startSandbox()
  await useProfiles(directory, {
    rescale: accountOf(sandbox, 'rescale'),
    customer: accountOf(sandbox, 'customer'),
  })
  const words = wordsAt(sandbox.endpoint, exampleFile('request.json'))
  const out = directory.path('onboarding')
  const ran = await runNow([...words, '--out', out])
  const told = ran.out.join('\n').replaceAll(out, 'onboarding')
  const [head = '', tail = ''] = ended.split('\n…\n')
  expect(told.replaceAll(sandbox.endpoint, 'http://127.0.0.1:4580').startsWith(head)).toBe(true)
  expect(told.endsWith(tail)).toBe(true)
})

test('the plan begins as it is shown', async () => {
  const request = exampleFile('request.json')
  const { out } = await runNow(['--request', request, '--rescale', rescale, '--plan'])
  expect(out.join('\n').startsWith(planned.replace(/\n…$/, ''))).toBe(true)
})

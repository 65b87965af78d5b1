/**
 * The AWS command line against a sandbox, where it is installed; it has to be when
 * `BYOA_REQUIRE_PROGRAMS`, a list with spaces, names `aws`. `BYOA_LONG=1` plays the longer one.
 */
import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'

import { describe, expect, test } from 'vitest'

import { exited } from '../byoaProcess.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { type Announced, startSandbox } from './runningSandbox.ts'

const directory = await workingDirectory()

const isLong = process.env['BYOA_LONG'] === '1'

const hasAws = spawnSync('aws', ['--version']).status === 0

const isRequired = (process.env['BYOA_REQUIRE_PROGRAMS'] ?? '').split(' ').includes('aws')

const remark = hasAws ? '' : ' (skipped: aws is not on the PATH)'

test.runIf(isRequired)('aws is on the PATH, as BYOA_REQUIRE_PROGRAMS demands', () => {
  expect(hasAws).toBe(true)
})

/** The command line with the customer's key. */
const customerOf = ({ accounts, endpoint }: Announced) => {
  const account = accounts.find(({ party }) => party === 'customer')
  const env = {
    AWS_ACCESS_KEY_ID: account?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: account?.secretAccessKey ?? '',
    AWS_DEFAULT_REGION: account?.region ?? '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
  const aws = async (...words: ReadonlyArray<string>) => {
    const command = ['aws', '--endpoint-url', endpoint, '--output', 'json', ...words]
    return exited(command, { env })
  }
  const json = async (...words: ReadonlyArray<string>): Promise<unknown> => {
    const { code, stdout, stderr } = await aws(...words)
    if (code !== 0) throw new Error(stderr)
    return stdout === '' ? undefined : JSON.parse(stdout)
  }
  return { aws, json }
}

describe.skipIf(!hasAws)(`the AWS command line on a sandbox${remark}`, () => {
  test('plays the customer', { timeout: 60_000 }, async () => {
    const { aws, json } = customerOf(await startSandbox())
    expect(await json('sts', 'get-caller-identity')).toMatchObject({ Account: '111122223333' })
    const tags = 'ResourceType=vpc,Tags=[{Key=Name,Value=a & b}]'
    expect(
      await json('ec2', 'create-vpc', '--cidr-block', '10.64.0.0/16', '--tag-specifications', tags),
    ).toMatchObject({ Vpc: { CidrBlock: '10.64.0.0/16', Tags: [{ Key: 'Name', Value: 'a & b' }] } })
    expect(
      await json('ec2', 'describe-vpcs', '--filters', 'Name=cidr,Values=10.64.*'),
    ).toMatchObject({ Vpcs: [{ CidrBlock: '10.64.0.0/16' }] })
    const refused = await aws('iam', 'get-role', '--role-name', 'none')
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('(NoSuchEntity)')
  })

  test.runIf(isLong)(
    'runs a stack from its first deployment to its deletion',
    { timeout: 240_000 },
    async () => {
      const { aws, json } = customerOf(await startSandbox())
      const named = ['--stack-name', 'stack']
      const cloudFormation = (...words: ReadonlyArray<string>) => json('cloudformation', ...words)
      const stack = async () => {
        const { Stacks } = (await cloudFormation('describe-stacks', ...named)) as {
          readonly Stacks: ReadonlyArray<Readonly<Record<string, unknown>>>
        }
        return Stacks[0]
      }
      const role = {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'nodes',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'ec2.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'],
        },
      }
      const vpc = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } })
      const templateOf = (resources: object) =>
        directory.write('stack.json', { Resources: { Vpc: vpc('10.65.0.0/16'), ...resources } })
      const deploy = async (resources: object, ...more: ReadonlyArray<string>) => {
        const template = await templateOf(resources)
        // `deploy` names its change sets by the second.
        await setTimeout(1000 - (Date.now() % 1000))
        const words = ['deploy', ...named, '--template-file', template]
        const options = ['--capabilities', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset']
        return aws('cloudformation', ...words, ...options, ...more)
      }

      // Twice, which changes nothing the second time.
      expect(await deploy({ Role: role })).toMatchObject({ code: 0, stderr: '' })
      expect(await stack()).toMatchObject({ StackStatus: 'CREATE_COMPLETE', Tags: [] })
      const again = await deploy({ Role: role })
      expect(again.code).toBe(0)
      expect(`${again.stdout}${again.stderr}`).toContain('No changes to deploy')
      expect(await json('iam', 'get-role', '--role-name', 'nodes')).toMatchObject({
        Role: { RoleName: 'nodes', Path: '/', RoleLastUsed: {} },
      })

      // Tags reach the resources.
      expect(await deploy({ Role: role }, '--tags', 'team=cfd')).toMatchObject({
        code: 0,
        stderr: '',
      })
      expect(
        await json('ec2', 'describe-vpcs', '--filters', 'Name=tag:team,Values=cfd'),
      ).toMatchObject({ Vpcs: [{ CidrBlock: '10.65.0.0/16' }] })

      // An update that fails goes back; one that does not is made.
      const failing = await deploy({ Role: role, Wide: vpc('10.0.0.0/8') })
      expect(failing.code).not.toBe(0)
      expect(await stack()).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })
      const template = await templateOf({
        Kept: { ...vpc('10.66.0.0/16'), DeletionPolicy: 'Retain' },
      })
      await cloudFormation('update-stack', ...named, '--template-body', `file://${template}`)
      await cloudFormation('wait', 'stack-update-complete', ...named)
      const listed = await cloudFormation('list-stack-resources', ...named)
      expect(listed).toMatchObject({
        StackResourceSummaries: [{ LogicalResourceId: 'Vpc' }, { LogicalResourceId: 'Kept' }],
      })
      const gone = await aws('iam', 'get-role', '--role-name', 'nodes')
      expect(gone.stderr).toContain('(NoSuchEntity)')

      // What is to be kept stays when the stack goes.
      await cloudFormation('delete-stack', ...named)
      await cloudFormation('wait', 'stack-delete-complete', ...named)
      expect(
        await json('ec2', 'describe-vpcs', '--filters', 'Name=is-default,Values=false'),
      ).toMatchObject({ Vpcs: [{ CidrBlock: '10.66.0.0/16' }] })
      const missing = await aws('cloudformation', 'describe-stacks', ...named)
      expect(missing.stderr).toContain('Stack with id stack does not exist')
    },
  )
})

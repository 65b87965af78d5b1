/** The AWS command line against a sandbox, where it is installed. */
import { spawnSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { exited } from '../byoaProcess.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { startSandbox } from './runningSandbox.ts'

const directory = await workingDirectory()

const hasAws = spawnSync('aws', ['--version']).status === 0

describe.skipIf(!hasAws)('the AWS command line on a sandbox', () => {
  test('plays the customer', { timeout: 60_000 }, async () => {
    const at = await startSandbox()
    const account = at.accounts.find(({ party }) => party === 'customer')
    const env = {
      AWS_ACCESS_KEY_ID: account?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: account?.secretAccessKey ?? '',
      AWS_DEFAULT_REGION: account?.region ?? '',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    }
    const aws = async (...words: ReadonlyArray<string>) => {
      const command = ['aws', '--endpoint-url', at.endpoint, '--output', 'json', ...words]
      return exited(command, { env })
    }
    const json = async (...words: ReadonlyArray<string>): Promise<unknown> => {
      const { code, stdout, stderr } = await aws(...words)
      if (code !== 0) throw new Error(stderr)
      return stdout === '' ? undefined : JSON.parse(stdout)
    }
    expect(await json('sts', 'get-caller-identity')).toMatchObject({ Account: '111122223333' })
    const tags = 'ResourceType=vpc,Tags=[{Key=Name,Value=a & b}]'
    expect(
      await json('ec2', 'create-vpc', '--cidr-block', '10.64.0.0/16', '--tag-specifications', tags),
    ).toMatchObject({ Vpc: { CidrBlock: '10.64.0.0/16', Tags: [{ Key: 'Name', Value: 'a & b' }] } })
    expect(
      await json('ec2', 'describe-vpcs', '--filters', 'Name=cidr,Values=10.64.*'),
    ).toMatchObject({ Vpcs: [{ CidrBlock: '10.64.0.0/16' }] })
    const template = await directory.write('template.json', {
      Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.65.0.0/16' } } },
    })
    // Through a change set, as `deploy` does it.
    const deploy = ['deploy', '--stack-name', 'stack', '--template-file', template]
    await aws('cloudformation', ...deploy)
    expect(await json('cloudformation', 'describe-stacks', '--stack-name', 'stack')).toMatchObject({
      Stacks: [{ StackName: 'stack', StackStatus: 'CREATE_COMPLETE' }],
    })
    const refused = await aws('iam', 'get-role', '--role-name', 'none')
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('(NoSuchEntity)')
  })
})

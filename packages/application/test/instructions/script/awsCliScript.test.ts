import { spawnSync } from 'node:child_process'

import {
  type CustomerTask,
  agreementOfTask,
  awsCliScript,
  plannedCalls,
} from '@byoa/application/instructions'
import { describe, expect, test } from 'vitest'

import { everyTask, rowOf } from '../tasks.ts'

const tasks = await everyTask({ peeringDns: true })

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0

/** The actions of a script: `ask ec2 create-route` and `command=describe-subnets`. */
const actionsIn = (script: string): ReadonlyArray<string> => {
  const asked = [...script.matchAll(/ask (cloudformation|ec2|iam|sts) ([a-z-]+)/g)].map(
    ([, service = '', command = '']) => [service, command] as const,
  )
  const looked = [...script.matchAll(/command=(describe-[a-z-]+)/g)].map(
    ([, command = '']) => ['ec2', command] as const,
  )
  const actions = [...asked, ...looked].map(
    ([service, command]) =>
      `${service}:${command.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
  )
  return [...new Set(actions)].toSorted()
}

const plannedOf = (task: CustomerTask): ReadonlyArray<string> =>
  [
    ...new Set(['sts:GetCallerIdentity', ...plannedCalls(task).calls.map(({ action }) => action)]),
  ].toSorted()

describe.each(tasks.map(rowOf))('the script for %s', (_kind, task) => {
  const script = awsCliScript(task)

  test('is bash', () => {
    const { stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })
    expect(stderr).toBe('')
  })

  test.skipIf(!hasShellcheck)(
    `has no finding of shellcheck${hasShellcheck ? '' : ' (skipped: shellcheck is not on the PATH)'}`,
    () => {
      const { stdout } = spawnSync('shellcheck', ['-'], { input: script, encoding: 'utf8' })
      expect(stdout).toBe('')
    },
  )

  test('makes the calls of the plan, and no others', () => {
    expect(actionsIn(script)).toEqual(plannedOf(task))
  })

  test('contains the external ID only to restore or to read the trust policy', () => {
    const isTrust = /^(trust_policy|external_ids)=/m.test(script)
    const { externalIds } = agreementOfTask(task)
    expect(externalIds.some((id) => script.includes(id))).toBe(isTrust)
    expect(script).not.toMatch(/(say|fail|printf)[^\n]*\$\{?(external_id|trust_policy)/)
  })
})

describe('a script refuses to begin', () => {
  const deploy = tasks[0] ?? expect.unreachable()

  /** Runs a script where the AWS CLI answers with an account and an ARN. */
  const runAs = (account: string, arn: string) => {
    const aws = `aws() { printf '%s\\t%s\\n' ${account} ${arn}; }\ncommand() { shift; aws; }`
    const input = awsCliScript(deploy).replace('\nsay()', `\n${aws}\nsay()`)
    return spawnSync('bash', ['-s'], { input, encoding: 'utf8' })
  }

  test('in another account', () => {
    const { status, stderr } = runAs('444455556666', 'arn:aws:iam::444455556666:user/admin')
    expect(stderr).toBe('These credentials are of account 444455556666, not of 111122223333.\n')
    expect(status).toBe(1)
  })

  test('in another partition', () => {
    const { status, stderr } = runAs('111122223333', 'arn:aws-cn:iam::111122223333:user/admin')
    expect(stderr).toBe('These credentials are not of the partition aws.\n')
    expect(status).toBe(1)
  })
})

import { digestOfDocument } from '@byoa/application'
import { describe, expect, test } from 'vitest'

import { everyTask, taskOf } from '../tasks.ts'
import { type Exchange, outputs, playScript, printedOutputs, refused, row } from './playedScript.ts'

const tasks = await everyTask()
const deploy = taskOf(tasks, 'deploy')
const apply = taskOf(tasks, 'apply')
const { setup } = deploy
const { stackName } = setup

const asked = (answer: Exchange[1]): Exchange => [
  `cloudformation describe-stacks --stack-name ${stackName}`,
  answer,
]
const absent = asked(refused(`Stack with id ${stackName} does not exist`))
const changed = (verb: 'create' | 'update', file: string, answer: Exchange[1] = ''): Exchange => [
  `cloudformation ${verb}-stack --stack-name ${stackName} --template-body file://${file} --capabilities CAPABILITY_NAMED_IAM`,
  answer,
]
const created = changed('create', setup.template.file)
const deleted: Exchange = [`cloudformation delete-stack --stack-name ${stackName}`, '']
const events = (answer: string): Exchange => [
  `cloudformation describe-stack-events --stack-name ${stackName}`,
  answer,
]

const stackId = `arn:aws:cloudformation:us-east-1:111122223333:stack/${stackName}/0f1e2d3c-0000-11ee-be56-0242ac120002`
const reported = [asked(stackId), asked(printedOutputs)]

describe('a stack that is to be deployed', () => {
  test('is created, awaited and reported as the answer to the setup', () => {
    const { status, documents } = playScript(deploy, [
      absent,
      created,
      asked('CREATE_IN_PROGRESS'),
      asked('CREATE_COMPLETE'),
      ...reported,
    ])
    expect(status).toBe(0)
    expect(documents).toEqual([
      {
        version: 1,
        kind: 'stack-report',
        onboardingId: setup.onboardingId,
        answers: digestOfDocument(setup),
        stackName,
        stackId,
        ...outputs,
      },
    ])
  })

  test.each(['CREATE_FAILED', 'ROLLBACK_FAILED', 'ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS'])(
    'is deleted first where it is %s',
    (found) => {
      const { status } = playScript(deploy, [
        asked(found),
        deleted,
        asked('DELETE_IN_PROGRESS'),
        absent,
        created,
        asked('CREATE_COMPLETE'),
        ...reported,
      ])
      expect(status).toBe(0)
    },
  )

  test.each([
    ['CREATE_COMPLETE', 'ROLLBACK_COMPLETE'],
    ['UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'],
  ])('is not reported where it is not %s but %s', (wanted, found) => {
    const { status, stderr } = playScript(deploy, [
      ...(wanted === 'CREATE_COMPLETE'
        ? [absent, created]
        : [
            asked('CREATE_COMPLETE'),
            asked(setup.agreedCidr),
            changed('update', setup.template.file),
          ]),
      asked(found),
      events(row('Vpc', 'a quota')),
    ])
    expect(status).toBe(1)
    expect(stderr).toBe(`Vpc\ta quota\nThe stack ${stackName} is ${found}.\n`)
  })
})

describe('a stack that is there', () => {
  const update = changed('update', apply.change.template.file)

  test('is updated, and not reported where Rescale expects no report', () => {
    const { status, documents } = playScript(apply, [
      asked('UPDATE_IN_PROGRESS'),
      asked('UPDATE_COMPLETE'),
      asked(setup.agreedCidr),
      update,
      asked('UPDATE_COMPLETE'),
    ])
    expect({ status, documents }).toEqual({ status: 0, documents: [] })
  })

  test('is left as it is where it has the template already', () => {
    const { status } = playScript(apply, [
      asked('CREATE_COMPLETE'),
      asked(setup.agreedCidr),
      changed('update', apply.change.template.file, refused('No updates are to be performed.')),
    ])
    expect(status).toBe(0)
  })

  test('is left as it is where its VPC has another block than the agreed one', () => {
    const { status, stderr } = playScript(apply, [asked('CREATE_COMPLETE'), asked('10.99.0.0/16')])
    expect(status).toBe(1)
    expect(stderr).toContain(`has the VPC block 10.99.0.0/16, not ${setup.agreedCidr}`)
  })
})

test('another template than the agreed one is not run', () => {
  const sha256 = apply.change.template.sha256
  const other = { ...setup, template: { ...setup.template, sha256 } }
  const { status, stderr } = playScript({ kind: 'deploy', setup: other }, [])
  expect(status).toBe(1)
  expect(stderr).toContain(`its SHA-256 is not ${sha256}`)
})

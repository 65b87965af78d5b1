/** After a rotation, no command follows what was agreed before it. */
import { copyFile } from 'node:fs/promises'

import { GetRoleCommand } from '@aws-sdk/client-iam'
import { rotateExternalId } from '@byoa/application'
import { afterEach, expect, test, vi } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, accountId, right } from './customerStage.ts'
import { applyingRotation, changesIn, connected } from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A rotation is complete; `first.json` is its first change. */
const rotated = async (): Promise<CustomerStage> => {
  const stage = await connected(directory)
  await right(rotateExternalId(stage.rescale, stage.onboardingId()))
  await applyingRotation(stage)
  await copyFile(stage.path('change.json'), stage.path('first.json'))
  await applyingRotation(stage)
  expect((await stage.advance()).state).toMatchObject({ status: 'Connected' })
  return stage
}

const trustOf = async (stage: CustomerStage): Promise<unknown> => {
  const { roleArn } = await stage.read('stack-report.json')
  const RoleName = String(roleArn).split('/').at(-1)
  const { Role } = await stage.clients(accountId).iam.send(new GetRoleCommand({ RoleName }))
  return Role?.AssumeRolePolicyDocument
}

test('the change next to the setup is followed where none is named', async () => {
  const stage = await rotated()
  const trust = await trustOf(stage)
  const agreed = [
    '--setup',
    stage.path('setup.json'),
    '--notice',
    stage.path('peering-notice.json'),
  ]
  expect(await stage.type(['inspect', ...agreed])).toMatchObject({ code: 0 })
  const repaired = await stage.type(['repair', ...agreed, '--yes'])
  expect(repaired.all).toContain('Nothing is to be repaired.')
  const again = ['deploy', stage.path('setup.json'), '--yes']
  expect(await stage.type([...again, '--out', stage.path('again.json')])).toMatchObject({ code: 0 })
  expect(await trustOf(stage)).toBe(trust)
}, 60_000)

test('a change before the last one is refused', async () => {
  const stage = await rotated()
  const before = changesIn(stage).length
  const agreed = [stage.path('first.json'), '--setup', stage.path('setup.json')]
  for (const words of [['review'], ['apply', '--yes']]) {
    const ran = await stage.type([...words, ...agreed])
    expect(ran.code).toBe(2)
    expect(ran.all).toMatch(/at: expected \S+, the time of the last change, or later/)
  }
  expect(changesIn(stage).slice(before)).toEqual([])
}, 60_000)

test('a change is compared with what was agreed before it, also when it is next to the setup', async () => {
  const stage = await connected(directory)
  await right(rotateExternalId(stage.rescale, stage.onboardingId()))
  await stage.advance()
  const ran = await stage.typeOffline([
    'review',
    stage.path('change.json'),
    '--setup',
    stage.path('setup.json'),
  ])
  expect(ran.code).toBe(0)
  expect(ran.out).toContain('  ~ changed: RescaleRole (AWS::IAM::Role)')
}, 60_000)

/** Launches through the customer's role, as dry runs: each subnet has an answer. */
import { SubnetId } from '@byoa/core/iam/identity'
import type { LaunchAnswer } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import { expect } from 'vitest'

import { valid } from '../valid.ts'
import type { CloudScene } from './CloudScene.ts'
import type { DeclareCase } from './cloudHarness.ts'
import { companyCode, externalId, nextExternalId, templateFor } from './cloudSamples.ts'
import { dependants, withStack } from './cloudStory.ts'

const noSubnet: SubnetId = valid('subnet-0123456789abcdef0', SubnetId)

const action = 'ec2:RunInstances'

const launchesInto = async (
  { rescaleCloud, rescale, region }: CloudScene,
  { roleArn, vpcId }: StackReport,
  subnetIds: ReadonlyArray<SubnetId>,
): Promise<ReadonlyArray<LaunchAnswer> | undefined> => {
  const seen = await rescaleCloud.readAccount({
    region,
    rescaleVpc: rescale,
    role: {
      roleArn,
      vpcId,
      externalIds: [externalId],
      wrongExternalId: nextExternalId,
      launch: { subnetIds, connectionName: companyCode },
    },
  })()
  return seen.launches
}

const computeBody = (scene: CloudScene): string => templateFor(scene, { tier: 'compute' }).body

/** The cases about launches. */
export const launchCases = (declare: DeclareCase): void => {
  declare('into the subnets of a stack for them are allowed, and launch nothing', async (scene) => {
    const stack = await withStack(scene, computeBody(scene))
    const before = await dependants(scene)
    expect(await launchesInto(scene, stack, stack.subnetIds)).toEqual(
      stack.subnetIds.map((subnetId) => ({ action, subnetId, answer: 'allowed' })),
    )
    expect(await dependants(scene)).toEqual(before)
  })

  declare(
    'are refused to a role that may do the rest of it',
    async (scene) => {
      const body = computeBody(scene)
      const narrower = body.replaceAll(`"${action}"`, '"ec2:DescribeVolumes"')
      expect(narrower).not.toBe(body)
      const stack = await withStack(scene, narrower)
      const answers = (await launchesInto(scene, stack, stack.subnetIds)) ?? []
      expect(answers).toHaveLength(stack.subnetIds.length)
      for (const { answer, code, message } of answers) {
        expect([answer, code]).toEqual(['refused', 'UnauthorizedOperation'])
        expect(message).not.toBe('')
      }
    },
    ['permissions'],
  )

  declare(
    'into a subnet that is not there are unknown, and into the others allowed',
    async (scene) => {
      const stack = await withStack(scene, computeBody(scene))
      const answers = await launchesInto(scene, stack, [noSubnet, ...stack.subnetIds])
      expect(answers).toEqual([
        { action, subnetId: noSubnet, answer: 'unknown', code: 'InvalidSubnetID.NotFound' },
        ...stack.subnetIds.map((subnetId) => ({ action, subnetId, answer: 'allowed' })),
      ])
    },
    ['dry-runs'],
  )
}

/** Running, changing and deleting the stack. */
import { partsOfRoleArn } from '@byoa/core/iam'
import { expect } from 'vitest'

import { type DeclareCase, refusedForGood, settled, succeed } from './cloudHarness.ts'
import { customerCidr, externalId, nextExternalId, templateFor } from './cloudSamples.ts'
import { deletionTask, probe, seenVpc, stackTask, withStack } from './cloudStory.ts'

const tiers = ['connect', 'compute'] as const

const runCases = (declare: DeclareCase): void => {
  for (const tier of tiers) {
    declare(`of tier ${tier} reports what it made`, async (scene) => {
      const { body, digest } = templateFor(scene, { tier })
      const stack = await withStack(scene, body)
      expect(partsOfRoleArn(stack.roleArn).accountId).toBe(scene.customer.accountId)
      expect(stack).toMatchObject({ vpcCidr: customerCidr, templateDigest: digest })
      expect(new Set(stack.subnetIds).size).toBe(2)
      expect(stack.routeTableIds).toHaveLength(1)
      expect((await seenVpc(scene, stack)).vpcId).toBe(stack.vpcId)
    })
  }

  declare('run again makes nothing new', async (scene) => {
    const stack = await withStack(scene)
    const before = await seenVpc(scene, stack)
    expect(await withStack(scene)).toEqual(stack)
    expect(await seenVpc(scene, stack)).toEqual(before)
  })
}

const updateCases = (declare: DeclareCase): void => {
  declare('is brought to another template, and back, in the same VPC', async (scene) => {
    const first = await withStack(scene)
    const { body, digest } = templateFor(scene, { externalIds: [externalId, nextExternalId] })
    const second = await withStack(scene, body)
    expect(second).toEqual({ ...first, templateDigest: digest })
    expect(await withStack(scene)).toEqual(first)
  })

  declare(
    'of which the trust was edited trusts accordingly',
    async (scene) => {
      const stack = await withStack(scene)
      await withStack(scene, templateFor(scene, { externalIds: [nextExternalId] }).body)
      expect(await probe(scene, stack, nextExternalId)).toBe('allowed')
      expect(await probe(scene, stack, externalId)).toBe('refused')
    },
    ['trust', 'stack-updates'],
  )
}

const failureCases = (declare: DeclareCase): void => {
  declare('of what is no template fails for good', async (scene) => {
    for (const templateBody of ['', 'Rescale', '{}', '{"Resources":{}}']) {
      const failure = await refusedForGood(scene, stackTask(scene, templateBody))
      expect(failure).toMatchObject({ operation: 'CustomerConsole.runStack', retryable: false })
    }
  })

  declare(
    'that cannot be made fails for good with the first cause, and can be made later',
    async (scene) => {
      const { body, digest } = templateFor(scene)
      // Two subnets cannot have one block; whether they do shows only when the second is made.
      const impossible = body.replace('10.64.128.0/17', '10.64.0.0/17')
      expect(impossible).not.toBe(body)
      const failure = await refusedForGood(scene, stackTask(scene, impossible))
      expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
      expect(failure.message).toMatch(/Subnet\d.*conflict/i)
      expect(failure.message).not.toContain('cancelled')
      expect((await withStack(scene)).templateDigest).toBe(digest)
    },
    ['rollback', 'stack-patience'],
  )
}

const deletionCases = (declare: DeclareCase): void => {
  declare('that never was is fine to delete', async (scene) => {
    await succeed(deletionTask(scene))
  })

  declare(
    'is deleted with everything, and deleting it again is fine',
    async (scene) => {
      await withStack(scene)
      await settled(scene, deletionTask(scene))
      await succeed(deletionTask(scene))
      const next = await withStack(scene)
      expect((await seenVpc(scene, next)).state).toBe('available')
    },
    ['stack-deletion'],
  )

  declare(
    'that something stands in the way of fails for good, until it is gone',
    async (scene) => {
      const { subnetIds } = await withStack(scene)
      const [subnetId] = subnetIds
      if (subnetId === undefined) return expect.unreachable('a stack has subnets')
      const inTheWay = await scene.colleague.addNetworkInterface(subnetId)
      expect((await refusedForGood(scene, deletionTask(scene))).retryable).toBe(false)
      await scene.colleague.removeNetworkInterface(inTheWay)
      await settled(scene, deletionTask(scene))
      await succeed(deletionTask(scene))
    },
    ['stack-deletion', 'stack-patience'],
  )
}

/** The cases about the stack. */
export const stackCases = (declare: DeclareCase): void => {
  runCases(declare)
  updateCases(declare)
  failureCases(declare)
  deletionCases(declare)
}

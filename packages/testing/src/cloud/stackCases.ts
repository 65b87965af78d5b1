/** Running, changing and deleting the stack. */
import { partsOfRoleArn } from '@byoa/core/iam/identity'
import { expect } from 'vitest'

import { type DeclareCase, refusedForGood, settled, succeed } from './cloudHarness.ts'
import {
  customerCidr,
  externalId,
  nextExternalId,
  stackName,
  templateFor,
  withTwinSubnets,
} from './cloudSamples.ts'
import {
  deletionTask,
  probe,
  seenVpc,
  stackAt,
  stackTask,
  withOccupant,
  withStack,
} from './cloudStory.ts'

const tiers = ['connect', 'compute'] as const

const runCases = (declare: DeclareCase): void => {
  for (const tier of tiers) {
    declare(`of tier ${tier} reports what it made`, async (scene) => {
      const { body, digest } = templateFor(scene, { tier })
      const stack = await withStack(scene, body)
      expect(partsOfRoleArn(stack.roleArn).accountId).toBe(scene.customer.accountId)
      expect(stack).toMatchObject({ stackName, vpcCidr: customerCidr, templateDigest: digest })
      expect(stack.stackId).toContain(`:stack/${stackName}/`)
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

/** A subnet cannot be outside its VPC. */
const withStraySubnet = (body: string): string => {
  const impossible = body.replace('10.64.128.0/17', '10.99.0.0/17')
  expect(impossible).not.toBe(body)
  return impossible
}

const failureCases = (declare: DeclareCase): void => {
  declare('of what is no template fails for good', async (scene) => {
    for (const templateBody of ['', 'Rescale', '{}', '{"Resources":{}}']) {
      const failure = await refusedForGood(scene, stackTask(scene, templateBody))
      expect(failure).toMatchObject({ operation: 'CustomerConsole.runStack', retryable: false })
    }
  })

  declare('of which an output is not what it should be fails for good', async (scene) => {
    const { template } = templateFor(scene)
    for (const name of ['RouteTableIds', 'VpcId']) {
      const Outputs = { ...template.Outputs, [name]: { Value: 'nothing' } }
      const edited = { ...template, Outputs }
      const failure = await refusedForGood(scene, stackTask(scene, JSON.stringify(edited)))
      expect(failure).toMatchObject({ code: 'UnreadableOutputs', retryable: false })
      expect(failure.message).toContain('nothing')
    }
  })

  declare(
    'that cannot be made fails for good with the first cause, and can be made later',
    async (scene) => {
      const { body, digest } = templateFor(scene)
      const failure = await refusedForGood(scene, stackTask(scene, withTwinSubnets(body)))
      expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
      expect(failure.message).toMatch(/Subnet\d.*conflict/i)
      expect(failure.message).not.toContain('cancelled')
      expect((await withStack(scene)).templateDigest).toBe(digest)
    },
    ['rollback', 'stack-patience'],
  )
}

const causeCases = (declare: DeclareCase): void => {
  declare(
    'of which two updates fail says each time why that one failed, and works on',
    async (scene) => {
      const stack = await withStack(scene)
      const { body } = templateFor(scene)
      const twin = await refusedForGood(scene, stackTask(scene, withTwinSubnets(body)))
      expect(twin.message).toMatch(/conflict/i)
      const stray = await refusedForGood(scene, stackTask(scene, withStraySubnet(body)))
      expect(stray.message).toContain('10.99.0.0/17')
      expect(stray.message).not.toMatch(/conflict/i)
      expect(await withStack(scene)).toEqual(stack)
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
}

const failedDeletionCases = (declare: DeclareCase): void => {
  declare(
    'that something stands in the way of fails for good, until it is gone',
    async (scene) => {
      const { networkInterfaceId } = await withOccupant(scene)
      expect((await refusedForGood(scene, deletionTask(scene))).retryable).toBe(false)
      await scene.colleague.removeNetworkInterface(networkInterfaceId)
      await settled(scene, deletionTask(scene))
      await succeed(deletionTask(scene))
    },
    ['stack-deletion', 'stack-patience'],
  )

  declare(
    'that cannot be deleted says why it cannot, not why an update failed before',
    async (scene) => {
      await withOccupant(scene)
      const { message: ofUpdate } = await refusedForGood(
        scene,
        stackTask(scene, withTwinSubnets(templateFor(scene).body)),
      )
      expect(ofUpdate).toMatch(/conflict/i)
      const { message: ofDeletion } = await refusedForGood(scene, deletionTask(scene))
      expect(ofDeletion).toMatch(/dependenc/i)
      expect(ofDeletion).not.toMatch(/conflict/i)
    },
    ['rollback', 'stack-deletion', 'stack-patience'],
  )
}

const resourceCases = (declare: DeclareCase): void => {
  declare('that is not there has no resources', async (scene) => {
    expect(await succeed(scene.customerConsole.describeStackResources(stackAt(scene)))).toEqual([])
  })

  declare('is described with its resources', async (scene) => {
    const { vpcId, roleArn } = await withStack(scene)
    const resources = await succeed(scene.customerConsole.describeStackResources(stackAt(scene)))
    expect(resources).toContainEqual({
      logicalId: 'Vpc',
      resourceType: 'AWS::EC2::VPC',
      physicalId: vpcId,
    })
    expect(resources).toContainEqual({
      logicalId: 'RescaleRole',
      resourceType: 'AWS::IAM::Role',
      physicalId: partsOfRoleArn(roleArn).name,
    })
  })
}

/** The cases about the stack. */
export const stackCases = (declare: DeclareCase): void => {
  runCases(declare)
  updateCases(declare)
  failureCases(declare)
  causeCases(declare)
  deletionCases(declare)
  failedDeletionCases(declare)
  resourceCases(declare)
}

/** Replacing the stack: for another VPC block, or because an update would change nothing. */
import type { Failure, ReplaceStackInput } from '@byoa/application'
import type { StackReport } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, refusedForGood, settled } from './cloudHarness.ts'
import { externalId, otherCidr, templateFor, withTwinSubnets } from './cloudSamples.ts'
import {
  idsOf,
  leftovers,
  probe,
  requestTask,
  seenVpc,
  stackAt,
  stackTask,
  statusOf,
  withOccupant,
  withOtherStack,
  withPeering,
  withRequest,
  withStack,
} from './cloudStory.ts'

const otherBlockTask = (scene: CloudScene): TaskEither<Failure, StackReport> =>
  stackTask(scene, templateFor(scene, { vpcCidr: otherCidr }).body)

const otherBlockCases = (declare: DeclareCase): void => {
  declare(
    'is replaced when its VPC has another block than the template, and back',
    async (scene) => {
      const first = await withStack(scene)
      const second = await settled(scene, otherBlockTask(scene))
      expect(second.vpcCidr).toBe(otherCidr)
      expect(second.vpcId).not.toBe(first.vpcId)
      expect(second.stackId).not.toBe(first.stackId)
      expect((await seenVpc(scene, second)).cidrs).toEqual([otherCidr])
      expect(idsOf(await leftovers(scene, { vpcId: first.vpcId }))).not.toContain(first.vpcId)
      expect((await withStack(scene)).vpcCidr).toBe(first.vpcCidr)
    },
    ['stack-deletion'],
  )

  declare('is not replaced for a block while something is in its VPC', async (scene) => {
    const { stack, networkInterfaceId } = await withOccupant(scene)
    const failure = await refusedForGood(scene, otherBlockTask(scene))
    expect(failure).toMatchObject({ operation: 'CustomerConsole.runStack', code: 'StackInUse' })
    expect(failure.message).toContain(networkInterfaceId)
    expect(await withStack(scene)).toEqual(stack)
  })

  declare('is not replaced for a block while a peering leads to its VPC', async (scene) => {
    const { stack, peeringId } = await withPeering(scene)
    const failure = await refusedForGood(scene, otherBlockTask(scene))
    expect(failure.code).toBe('StackInUse')
    expect(failure.message).toContain(peeringId)
    expect(await statusOf(scene, peeringId)).toBe('active')
    expect(await withStack(scene)).toEqual(stack)
  })
}

const replacementTask = (
  scene: CloudScene,
  part: Partial<ReplaceStackInput> = {},
): TaskEither<Failure, StackReport> =>
  scene.customerConsole.replaceStack({
    ...stackAt(scene),
    templateBody: templateFor(scene).body,
    rescaleVpcId: scene.rescale.vpcId,
    ...part,
  })

/**
 * Replacing requires an implementation that waits: otherwise repeating it replaces the stack again.
 */
const onRequestCases = (declare: DeclareCase): void => {
  declare(
    'is replaced on request with a new role and VPC, though the template is the same',
    async (scene) => {
      const first = await withStack(scene)
      const second = await settled(scene, replacementTask(scene))
      expect(second).toMatchObject({ vpcCidr: first.vpcCidr, templateDigest: first.templateDigest })
      expect(second.vpcId).not.toBe(first.vpcId)
      expect(second.stackId).not.toBe(first.stackId)
      expect(await probe(scene, second, externalId)).toBe('allowed')
      expect(await withStack(scene)).toEqual(second)
    },
    ['stack-deletion', 'stack-patience'],
  )

  declare(
    'is made by a replacement when it is not there',
    async (scene) => {
      const made = await settled(scene, replacementTask(scene))
      expect(await withStack(scene)).toEqual(made)
    },
    ['stack-patience'],
  )
}

/** Returns the replacement of a stack, which names the stack by its id. */
const replacementOf = (
  scene: CloudScene,
  { stackId = '' }: StackReport,
  templateBody: string = templateFor(scene).body,
): TaskEither<Failure, StackReport> => replacementTask(scene, { stackId, templateBody })

const placeTakenCases = (declare: DeclareCase): void => {
  declare(
    'is replaced once, when its replacement is asked for again',
    async (scene) => {
      const replacement = replacementOf(scene, await withStack(scene))
      const second = await settled(scene, replacement)
      expect(await settled(scene, replacement)).toEqual(second)
    },
    ['stack-deletion'],
  )

  declare(
    'of which the replacement could not be made is replaced later',
    async (scene) => {
      const first = await withStack(scene)
      const impossible = withTwinSubnets(templateFor(scene).body)
      const failure = await refusedForGood(scene, replacementOf(scene, first, impossible))
      expect(failure.code).toBe('StackFailed')
      const second = await settled(scene, replacementOf(scene, first))
      expect(await withStack(scene)).toEqual(second)
    },
    ['rollback', 'stack-deletion', 'stack-patience'],
  )
}

const endedPeeringCases = (declare: DeclareCase): void => {
  declare(
    'is replaced on request with the active peering of its VPC',
    async (scene) => {
      const { stack, peeringId } = await withPeering(scene)
      const next = await settled(scene, replacementTask(scene))
      expect(next.vpcId).not.toBe(stack.vpcId)
      expect(await statusOf(scene, peeringId)).toBe('deleted')
    },
    ['stack-deletion', 'stack-patience'],
  )

  declare(
    'is replaced on request with the peering that waits for acceptance',
    async (scene) => {
      const { peeringId } = await withRequest(scene)
      const next = await settled(scene, replacementTask(scene))
      expect(await statusOf(scene, peeringId)).toMatch(/^(rejected|deleted)$/)
      expect((await settled(scene, requestTask(scene, next))).peeringId).not.toBe(peeringId)
    },
    ['stack-deletion', 'stack-patience'],
  )
}

/** Nothing changes. */
const keptCases = (declare: DeclareCase): void => {
  declare(
    'is not replaced on request while something else is in its VPC, and the peering stays',
    async (scene) => {
      const { stack, peeringId } = await withPeering(scene)
      const groupId = await scene.colleague.addSecurityGroup({ vpcId: stack.vpcId })
      const failure = await refusedForGood(scene, replacementTask(scene))
      expect(failure).toMatchObject({
        operation: 'CustomerConsole.replaceStack',
        code: 'StackInUse',
      })
      expect(failure.message).toContain(groupId)
      expect(await statusOf(scene, peeringId)).toBe('active')
      expect(await withStack(scene)).toEqual(stack)
    },
  )

  declare(
    'is not replaced on request while a peering of the customer’s own leads to its VPC',
    async (scene) => {
      const { stack, peeringId } = await withPeering(scene)
      const own = await scene.colleague.requestPeering({
        vpcId: stack.vpcId,
        peerAccountId: scene.customer.accountId,
        peerVpcId: (await withOtherStack(scene)).vpcId,
      })
      await scene.settle()
      const failure = await refusedForGood(scene, replacementTask(scene))
      expect(failure.code).toBe('StackInUse')
      expect(failure.message).toContain(own)
      expect(failure.message).not.toContain(peeringId)
      expect(await statusOf(scene, peeringId)).toBe('active')
      expect(await withStack(scene)).toEqual(stack)
    },
  )
}

/** The cases about replacing the stack. */
export const stackReplacementCases = (declare: DeclareCase): void => {
  otherBlockCases(declare)
  onRequestCases(declare)
  placeTakenCases(declare)
  endedPeeringCases(declare)
  keptCases(declare)
}

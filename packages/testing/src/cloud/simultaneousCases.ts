/** Concurrent identical operations, as by two workers: the result is that of one. */
import type { Failure } from '@byoa/application'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, settled, succeed } from './cloudHarness.ts'
import { customerCidr, externalId, otherCidr, roleFor, templateFor } from './cloudSamples.ts'
import {
  acceptanceTask,
  deletionTask,
  peeringDeletionTask,
  peeringRoutes,
  probe,
  requestTask,
  routesAsked,
  seenVpc,
  sidesOf,
  stackTask,
  statusOf,
  withPeering,
  withRequest,
  withStack,
} from './cloudStory.ts'

/**
 * Runs a task twice concurrently; both must have the same result, at the latest when the world has
 * settled.
 */
const both = async <A>(scene: CloudScene, task: TaskEither<Failure, A>): Promise<A> => {
  const [one, other] = await Promise.all([settled(scene, task), settled(scene, task)])
  expect(other).toEqual(one)
  return one
}

const makingCases = (declare: DeclareCase): void => {
  declare(
    'make one stack',
    async (scene) => {
      const stack = await both(scene, stackTask(scene, templateFor(scene).body))
      expect((await seenVpc(scene, stack)).vpcId).toBe(stack.vpcId)
      expect(await withStack(scene)).toEqual(stack)
    },
    ['uniqueness'],
  )

  declare(
    'request one peering',
    async (scene) => {
      const stack = await withStack(scene)
      const task = requestTask(scene, stack)
      const [one, other] = await Promise.all([settled(scene, task), settled(scene, task)])
      expect(other.peeringId).toBe(one.peeringId)
      expect(await statusOf(scene, one.peeringId)).toBe('pending-acceptance')
    },
    ['uniqueness'],
  )

  declare('accept it both', async (scene) => {
    const { peeringId } = await withRequest(scene)
    const task = acceptanceTask(scene, peeringId)
    await Promise.all([settled(scene, task), settled(scene, task)])
    expect(await statusOf(scene, peeringId)).toBe('active')
  })

  declare('add every route once', async (scene) => {
    const { customer } = sidesOf(scene, await withPeering(scene))
    await both(scene, customer.install())
    const tables = await succeed(customer.install())
    expect(peeringRoutes(tables)).toEqual(routesAsked(customer.input))
  })
}

const restoringCases = (declare: DeclareCase): void => {
  declare(
    'associate a block once',
    async (scene) => {
      const stack = await withStack(scene)
      const { customerConsole, region } = scene
      const { vpcId } = stack
      await both(scene, customerConsole.associateCidr({ region, vpcId, cidr: otherCidr }))
      expect((await seenVpc(scene, stack)).cidrs).toEqual([customerCidr, otherCidr])
    },
    ['uniqueness'],
  )

  declare('restore a role that was deleted', async (scene) => {
    const stack = await withStack(scene)
    const { roleArn } = stack
    await scene.colleague.deleteRole(roleArn)
    const { customerConsole, region } = scene
    const role = roleFor(scene, stack)
    await both(scene, customerConsole.restoreRole({ region, roleArn, role }))
    expect(await probe(scene, stack, externalId)).toBe('allowed')
  })
}

const removingCases = (declare: DeclareCase): void => {
  declare('remove the routes', async (scene) => {
    const requested = await withPeering(scene)
    const { customer } = sidesOf(scene, requested)
    await settled(scene, customer.install())
    const tables = await both(scene, customer.remove([requested.peeringId]))
    expect(peeringRoutes(tables)).toEqual([])
  })

  declare('delete the peering', async (scene) => {
    const { peeringId } = await withPeering(scene)
    await both(scene, peeringDeletionTask(scene, peeringId))
    expect(await statusOf(scene, peeringId)).toBe('deleted')
  })

  declare(
    'delete the stack',
    async (scene) => {
      await withStack(scene)
      await both(scene, deletionTask(scene))
      await succeed(deletionTask(scene))
    },
    ['stack-deletion'],
  )
}

/** The cases about concurrent operations. */
export const simultaneousCases = (declare: DeclareCase): void => {
  makingCases(declare)
  restoringCases(declare)
  removingCases(declare)
}

/** Failing calls: the reported failure, and that a repeated operation creates nothing twice. */
import type { Failure } from '@byoa/application'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import type { CloudScene, StruckAction } from './CloudScene.ts'
import { type DeclareCase, refused, settled, strike, succeed } from './cloudHarness.ts'
import { customerCidr, otherCidr, templateFor } from './cloudSamples.ts'
import {
  acceptanceTask,
  peeringDeletionTask,
  peeringRoutes,
  requestTask,
  routesAsked,
  seenPeerings,
  seenVpc,
  sidesOf,
  stackTask,
  statusOf,
  withPeering,
  withRequest,
  withStack,
} from './cloudStory.ts'

/** An operation with a fault, and the expected state after it is repeated. */
interface Struck {
  readonly operation: string
  readonly action: StruckAction
  readonly prepare: (scene: CloudScene) => Promise<{
    readonly task: TaskEither<Failure, unknown>
    readonly holds: () => Promise<void>
  }>
}

const onPeerings: ReadonlyArray<Struck> = [
  {
    operation: 'RescaleCloud.requestPeering',
    action: 'CreateVpcPeeringConnection',
    prepare: async (scene) => {
      const stack = await withStack(scene)
      return {
        task: requestTask(scene, stack),
        holds: async () => {
          const { peeringId } = await succeed(requestTask(scene, stack))
          expect(await statusOf(scene, peeringId)).toBe('pending-acceptance')
        },
      }
    },
  },
  {
    operation: 'CustomerConsole.acceptPeering',
    action: 'AcceptVpcPeeringConnection',
    prepare: async (scene) => {
      const { peeringId } = await withRequest(scene)
      return {
        task: acceptanceTask(scene, peeringId),
        holds: async () => expect(await statusOf(scene, peeringId)).toBe('active'),
      }
    },
  },
  {
    operation: 'RescaleCloud.deletePeering',
    action: 'DeleteVpcPeeringConnection',
    prepare: async (scene) => {
      const { peeringId } = await withPeering(scene)
      return {
        task: peeringDeletionTask(scene, peeringId),
        holds: async () => expect(await statusOf(scene, peeringId)).toBe('deleted'),
      }
    },
  },
  {
    operation: 'RescaleCloud.describePeerings',
    action: 'DescribeVpcPeeringConnections',
    prepare: async (scene) => {
      const { peeringId } = await withRequest(scene)
      const { rescaleCloud, region } = scene
      return {
        task: rescaleCloud.describePeerings({ region, peeringIds: [peeringId] }),
        holds: async () => expect(await seenPeerings(scene, peeringId)).toHaveLength(1),
      }
    },
  },
]

const onOthers: ReadonlyArray<Struck> = [
  {
    operation: 'CustomerConsole.runStack',
    action: 'CreateStack',
    prepare: (scene) => {
      const { body, digest } = templateFor(scene)
      return Promise.resolve({
        task: stackTask(scene, body),
        holds: async () => expect((await withStack(scene)).templateDigest).toBe(digest),
      })
    },
  },
  {
    operation: 'CustomerConsole.associateCidr',
    action: 'AssociateVpcCidrBlock',
    prepare: async (scene) => {
      const stack = await withStack(scene)
      const { vpcId } = stack
      const { customerConsole, region } = scene
      return {
        task: customerConsole.associateCidr({ region, vpcId, cidr: otherCidr }),
        holds: async () =>
          expect((await seenVpc(scene, stack)).cidrs).toEqual([customerCidr, otherCidr]),
      }
    },
  },
  {
    operation: 'CustomerConsole.installRoutes',
    action: 'CreateRoute',
    prepare: async (scene) => {
      const { customer } = sidesOf(scene, await withPeering(scene))
      return {
        task: customer.install(),
        holds: async () =>
          expect(peeringRoutes(await succeed(customer.install()))).toEqual(
            routesAsked(customer.input),
          ),
      }
    },
  },
  {
    operation: 'RescaleCloud.removeRoutes',
    action: 'DeleteRoute',
    prepare: async (scene) => {
      const requested = await withPeering(scene)
      const { rescale } = sidesOf(scene, requested)
      await settled(scene, rescale.install())
      const task = rescale.remove([requested.peeringId])
      return { task, holds: async () => expect(peeringRoutes(await succeed(task))).toEqual([]) }
    },
  },
]

const struck: ReadonlyArray<Struck> = [...onPeerings, ...onOthers]

/** The cases about failing calls. */
export const faultCases = (declare: DeclareCase): void => {
  for (const { operation, action, prepare } of struck) {
    for (const fault of ['throttle', 'timeout-after-effect'] as const) {
      declare(
        `(${action}, ${fault}) may be made again, and ${operation} does so without harm`,
        async (scene) => {
          const { task, holds } = await prepare(scene)
          strike(scene, action, fault)
          expect(await refused(task)).toMatchObject({ operation, retryable: true })
          await settled(scene, task)
          await holds()
        },
        ['faults'],
      )
    }

    declare(
      `(${action}, refuse) is told as a refusal by ${operation}, and not to be repeated`,
      async (scene) => {
        const { task, holds } = await prepare(scene)
        strike(scene, action, 'refuse')
        expect(await refused(task)).toMatchObject({ operation, retryable: false })
        await settled(scene, task)
        await holds()
      },
      ['faults'],
    )
  }
}

/**
 * Laws of the world under any sequence of calls by three accounts, of which most make sense and
 * some do not.
 */
import {
  type World,
  administratorKeyOf,
  advanceTime,
  emptyWorld,
  withAccount,
  changeSettings,
  defaultSettings,
} from '@byoa/cloud-memory'
import type { PeeringStatus } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkedApply } from '../answers/checkedApply.ts'
import * as PersistentMap from '../../src/world/PersistentMap.ts'
import { statusAt } from '../../src/world/Peering.ts'
import { accountOf, regionOf } from '../../src/world/World.ts'
import { customer, rescale, start, usEast1 } from '../setupTemplateOf.ts'
import { stranger } from '../sandbox.ts'

const accounts = [rescale, customer, stranger] as const

/** A step of a story; numbers choose among what is there at that moment. */
type Step =
  | { readonly do: 'wait'; readonly hours: number }
  | {
      readonly do: 'vpc' | 'block'
      readonly who: number
      readonly octet: number
      readonly pick: number
    }
  | { readonly do: 'request'; readonly who: number; readonly pick: number; readonly other: number }
  | {
      readonly do: 'accept' | 'reject' | 'delete' | 'dropVpc'
      readonly who: number
      readonly pick: number
    }
  | {
      readonly do: 'route' | 'unroute'
      readonly who: number
      readonly pick: number
      readonly other: number
      readonly octet: number
    }

const who = fc.nat({ max: 2 })
const pick = fc.nat({ max: 20 })
const octet = fc.integer({ min: 0, max: 5 })

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(0, 1, 3, 50, 170) }),
  fc.record({ do: fc.constantFrom('vpc' as const, 'block' as const), who, octet, pick }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('request' as const), who, pick, other: pick }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'accept' as const,
        'accept' as const,
        'reject' as const,
        'delete' as const,
        'dropVpc' as const,
      ),
      who,
      pick,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('route' as const, 'route' as const, 'unroute' as const),
      who,
      pick,
      other: pick,
      octet,
    }),
  },
)

const opening: ReadonlyArray<Step> = [
  { do: 'vpc', who: 0, octet: 0, pick: 0 },
  { do: 'vpc', who: 1, octet: 1, pick: 0 },
  { do: 'vpc', who: 2, octet: 2, pick: 0 },
  { do: 'request', who: 0, pick: 0, other: 1 },
]

/** Half of the stories begin with a connection that works, so that there is something to break. */
const accepting: ReadonlyArray<Step> = [
  { do: 'wait', hours: 1 },
  { do: 'accept', who: 1, pick: 0 },
  { do: 'wait', hours: 1 },
  { do: 'route', who: 1, pick: 0, other: 0, octet: 0 },
]

const story = fc
  .tuple(fc.boolean(), fc.array(step, { maxLength: 30 }))
  .map(([isAccepted, steps]) => [...opening, ...(isAccepted ? accepting : []), ...steps])

const newWorld = (): World =>
  accounts.reduce<World>(
    (world, accountId) => withAccount(world, { accountId, partition: 'aws' }),
    emptyWorld({
      now: start,
      settings: changeSettings(defaultSettings, {
        delays: {
          peeringProvisioningSeconds: 10,
          peeringValidationSeconds: 5,
          peeringDeletionSeconds: 5,
        },
      }),
    }),
  )

const resources = (world: World, accountId: string) =>
  regionOf(world, { accountId, region: usEast1 })

const chosen = <A>(list: ReadonlyArray<A>, index: number): A | undefined =>
  list[index % Math.max(1, list.length)]

const everyVpc = (world: World) =>
  accounts.flatMap((accountId) => Object.values(resources(world, accountId).vpcs))

type Made = readonly [World, E.Either<{ readonly code: string }, unknown>]

const act = (world: World, taken: Exclude<Step, { do: 'wait' }>): Made => {
  const accountId = accounts[taken.who] ?? rescale
  const caller = { accessKeyId: administratorKeyOf(world, accountId), region: usEast1 }
  const own = resources(world, accountId)
  const vpc = chosen(Object.values(own.vpcs), taken.pick)
  const VpcId = vpc?.id ?? 'vpc-00000000'
  const peering = chosen(PersistentMap.values(world.peerings), taken.pick)
  const VpcPeeringConnectionId = peering?.id ?? 'pcx-00000000'
  switch (taken.do) {
    case 'vpc':
      return checkedApply(world, caller, {
        action: 'CreateVpc',
        input: { CidrBlock: `10.${taken.octet}.0.0/16` },
      })
    case 'block':
      return checkedApply(world, caller, {
        action: 'AssociateVpcCidrBlock',
        input: { VpcId, CidrBlock: `10.${taken.octet}.0.0/16` },
      })
    case 'request': {
      const peer = chosen(everyVpc(world), taken.other)
      const input = {
        VpcId,
        PeerVpcId: peer?.id ?? 'vpc-00000000',
        PeerOwnerId: peer?.accountId ?? customer,
      }
      return checkedApply(world, caller, { action: 'CreateVpcPeeringConnection', input })
    }
    case 'accept': {
      // Mostly what waits for an answer; now and then anything.
      const waiting = PersistentMap.values(world.peerings).filter(
        ({ accepter, phase }) => accepter.accountId === accountId && phase.kind === 'requested',
      )
      const id = chosen(waiting, taken.pick)?.id ?? VpcPeeringConnectionId
      const input = { VpcPeeringConnectionId: id }
      return checkedApply(world, caller, { action: 'AcceptVpcPeeringConnection', input })
    }
    case 'reject':
      return checkedApply(world, caller, {
        action: 'RejectVpcPeeringConnection',
        input: { VpcPeeringConnectionId },
      })
    case 'delete':
      return checkedApply(world, caller, {
        action: 'DeleteVpcPeeringConnection',
        input: { VpcPeeringConnectionId },
      })
    case 'dropVpc':
      return checkedApply(world, caller, { action: 'DeleteVpc', input: { VpcId } })
    case 'route':
    case 'unroute': {
      const RouteTableId = chosen(Object.values(own.routeTables), taken.other)?.id ?? 'rtb-00000000'
      const input = { RouteTableId, DestinationCidrBlock: `10.${taken.octet}.0.0/16` }
      return taken.do === 'unroute'
        ? checkedApply(world, caller, { action: 'DeleteRoute', input })
        : checkedApply(world, caller, {
            action: 'CreateRoute',
            input: { ...input, VpcPeeringConnectionId },
          })
    }
  }
}

const next = (world: World, taken: Step): Made =>
  taken.do === 'wait'
    ? [advanceTime(world, taken.hours * 3600), E.right(undefined)]
    : act(world, taken)

/** Runs a story and looks at every step of it. */
const follow = (
  steps: ReadonlyArray<Step>,
  look: (seen: { before: World; after: World; taken: Step; outcome: Made[1] }) => void,
): World => {
  let world = newWorld()
  for (const taken of steps) {
    const [after, outcome] = next(world, taken)
    look({ before: world, after, taken, outcome })
    world = after
  }
  return world
}

const deepFreeze = (value: unknown, seen = new Set<unknown>()): void => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner, seen)
}

const statuses = (world: World): ReadonlyMap<string, PeeringStatus> =>
  new Map(
    PersistentMap.values(world.peerings).map((peering) => [
      peering.id,
      statusAt(peering, world.now),
    ]),
  )

/**
 * Where each status may lead, by time or by somebody's doing, in any number of steps at one moment.
 */
const successors: Readonly<Record<PeeringStatus, ReadonlyArray<PeeringStatus>>> = {
  'initiating-request': ['pending-acceptance', 'failed', 'expired', 'deleting', 'deleted'],
  'pending-acceptance': ['provisioning', 'rejected', 'expired', 'deleting', 'deleted'],
  provisioning: ['active', 'failed', 'deleting', 'deleted'],
  active: ['deleting', 'deleted'],
  deleting: ['deleted'],
  failed: [],
  rejected: [],
  expired: [],
  deleted: [],
}

describe('the world', () => {
  test('is never changed by a call', () => {
    fc.assert(
      fc.property(story, (steps) => {
        follow(steps, ({ after }) => deepFreeze(after))
      }),
    )
  })

  test('stays the same when a call is refused', () => {
    fc.assert(
      fc.property(story, (steps) => {
        follow(steps, ({ before, after, outcome }) => {
          if (E.isLeft(outcome)) expect(after).toBe(before)
        })
      }),
    )
  })

  test('gives the same answer to the same call', () => {
    fc.assert(
      fc.property(story, (steps) => {
        follow(steps, ({ before, after, taken, outcome }) => {
          expect(next(before, taken)).toEqual([after, outcome])
        })
      }),
      { numRuns: 30 },
    )
  })

  test('lets no account change what belongs to another', () => {
    fc.assert(
      fc.property(story, (steps) => {
        follow(steps, ({ before, after, taken }) => {
          if (taken.do === 'wait') return
          for (const accountId of accounts) {
            if (accountId !== accounts[taken.who]) {
              expect(accountOf(after, accountId)).toBe(accountOf(before, accountId))
            }
          }
        })
      }),
    )
  })
})

describe('peerings', () => {
  test('go only where AWS lets them go; what is over stays over', () => {
    fc.assert(
      fc.property(story, (steps) => {
        follow(steps, ({ before, after }) => {
          const now = statuses(after)
          for (const [id, status] of statuses(before)) {
            const then = now.get(id)
            if (then !== status) expect(successors[status]).toContain(then)
          }
        })
      }),
    )
  })

  test('an active one joins two VPCs that are there and do not overlap, and no pair is joined twice', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = follow(steps, () => undefined)
        const active = PersistentMap.values(world.peerings).filter(
          (peering) => statusAt(peering, world.now) === 'active',
        )
        const pairs = active.map(({ requester, accepter }) =>
          [requester.vpcId, accepter.vpcId].sort().join(' '),
        )
        expect(new Set(pairs).size).toBe(pairs.length)
        const ids = new Set(everyVpc(world).map(({ id }) => id))
        for (const { requester, accepter } of active) {
          expect([ids.has(requester.vpcId), ids.has(accepter.vpcId)]).toEqual([true, true])
        }
      }),
    )
  })

  test('every route to one that is not active is a blackhole, and every other is not', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = follow(steps, () => undefined)
        const now = statuses(world)
        for (const accountId of accounts) {
          const caller = { accessKeyId: administratorKeyOf(world, accountId), region: usEast1 }
          const [, described] = checkedApply(world, caller, {
            action: 'DescribeRouteTables',
            input: {},
          })
          if (E.isLeft(described)) throw new Error(described.left.code)
          for (const route of described.right.RouteTables.flatMap(({ Routes }) => Routes)) {
            const id = route.VpcPeeringConnectionId
            const expected = id === undefined || now.get(id) === 'active' ? 'active' : 'blackhole'
            expect(route.State).toBe(expected)
          }
        }
      }),
    )
  })

  test('stories reach every status', () => {
    const reached = new Set<PeeringStatus>()
    fc.assert(
      fc.property(story, (steps) => {
        follow(steps, ({ after }) => {
          for (const status of statuses(after).values()) reached.add(status)
        })
      }),
      { numRuns: 300, seed: 1 },
    )
    expect([...reached].sort()).toEqual(Object.keys(successors).sort())
  })
})

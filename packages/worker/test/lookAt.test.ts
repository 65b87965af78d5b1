import { suspend } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import { type MemoryWorld, connectedWorld, memoryWorld, playTo } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import { describe, expect, it } from 'vitest'

import type { Agenda, PlannedLook } from '../src/Agenda.ts'
import type { WorkerContext } from '../src/Worker.ts'
import { createLogger } from '../src/logger.ts'
import { lookAt } from '../src/lookAt.ts'
import { createMetrics } from '../src/metrics.ts'
import { pollPeerings } from '../src/pollPeerings.ts'

interface Noted extends Agenda {
  readonly looks: Map<OnboardingId, PlannedLook>
  readonly polls: string[]
}

const noting = (): Noted => {
  const looks = new Map<OnboardingId, PlannedLook>()
  const polls: string[] = []
  return {
    looks,
    polls,
    plan: (look) => T.fromIO(() => void looks.set(look.onboardingId, look)),
    planned: () => T.of(new Map()),
    planPoll: (region) => T.fromIO(() => void polls.push(region)),
  }
}

/** The parts of a context that looks and polls use; their store is in memory. */
const contextOf = (
  { rescale }: MemoryWorld,
  agenda: Agenda,
  ports: Partial<MemoryWorld['rescale']> = {},
): WorkerContext =>
  ({
    ports: { ...rescale, ...ports },
    policy: { pollSeconds: 30, inspectSeconds: 3600 },
    concurrency: 1,
    logger: createLogger({ write: () => undefined }),
    metrics: createMetrics(),
    agenda,
  }) as unknown as WorkerContext

const lookNow = ({ onboardingId, rescale }: MemoryWorld): PlannedLook => ({
  onboardingId,
  at: rescale.clock.now(),
  version: 0,
  attempt: 0,
})

describe('a look', () => {
  it('plans the next by the state that it leaves', async () => {
    const world = await connectedWorld()
    const agenda = noting()
    await lookAt(contextOf(world, agenda), lookNow(world))()
    const stream = await world.rescale.store.read(world.onboardingId)()
    expect(agenda.looks.get(world.onboardingId)).toMatchObject({
      version: E.isRight(stream) ? stream.right.version : 0,
      attempt: 0,
      at: world.rescale.clock.now() + 3_600_000,
    })
  })

  it('is followed by another at once when an event came meanwhile', async () => {
    const world = await connectedWorld()
    const agenda = noting()
    const submitter = { ports: world.rescale, onboardingId: world.onboardingId } as const
    const context = contextOf(world, {
      ...agenda,
      // The latest moment at which an event can come: the look has seen everything else.
      plan: (look) => async () => {
        if (agenda.looks.size === 0) {
          await suspend({ ...submitter, by: 'customer' }, 'a pause')()
        }
        await agenda.plan(look)()
      },
    })
    await lookAt(context, lookNow(world))()
    expect(agenda.looks.get(world.onboardingId)?.at).toBe(world.rescale.clock.now())
  })

  it('of a pending peering plans a poll of the Region', async () => {
    const world = memoryWorld()
    await playTo(world, 'PeeringPending')
    const agenda = noting()
    await lookAt(contextOf(world, agenda), lookNow(world))()
    expect(agenda.polls).toStrictEqual(['us-east-1'])
  })
})

describe('a poll', () => {
  it('asks once for all pending peerings, and polls again while there are any', async () => {
    const world = memoryWorld()
    await playTo(world, 'PeeringPending')
    const agenda = noting()
    const before = world.cloud.calls().length
    await pollPeerings(contextOf(world, agenda), world.request.region)()
    expect(world.cloud.calls().length - before).toBe(1)
    expect(agenda.polls).toStrictEqual(['us-east-1'])
  })

  it('makes no call, and plans no other, when nothing is pending', async () => {
    const world = await connectedWorld()
    const agenda = noting()
    const before = world.cloud.calls().length
    await pollPeerings(contextOf(world, agenda), world.request.region)()
    expect(world.cloud.calls().length).toBe(before)
    expect(agenda.polls).toStrictEqual([])
  })
})

/** The actors of a fleet: Rescale's workers and its operator, and the customers. */
import {
  type CustomerPorts,
  type OnboardingError,
  type RescalePorts,
  advance,
} from '@byoa/application'
import { type Intent, type KnownState, hasStack } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import {
  type Fleet,
  concerning,
  daySeconds,
  hourSeconds,
  now,
  pauseSeconds,
  touch,
} from './Fleet.ts'
import { type Used, usedBy } from './FleetWorld.ts'
import { applyAtWrite } from './chaos.ts'
import { checkAdvance } from './checks.ts'
import { type SchedulingPoint, interruptedPorts } from './disturbedPorts.ts'
import { type FleetMember, answer, askedIn, operate, request, stateOf } from './people.ts'

// workers

/** A point at which a worker may crash and restart, or pause while others continue. */
const point =
  (fleet: Fleet, restart: () => void) =>
  async (at: SchedulingPoint): Promise<void> => {
    const { scheduler, random } = fleet
    const isOvertaken = applyAtWrite(fleet, at)
    if (fleet.willCrash) {
      fleet.willCrash = false
      restart()
      await scheduler.die()
    }
    if (fleet.willPause || isOvertaken) {
      fleet.willPause = false
      await scheduler.sleep(60 + random.below(45 * daySeconds))
    }
    await scheduler.turn()
  }

/** Whether the onboarding was disturbed meanwhile. */
const undisturbed = async <A>(
  fleet: Fleet,
  index: number,
  run: () => Promise<A>,
): Promise<{ readonly result: A; readonly isUndisturbed: boolean }> => {
  const { busy, touched } = fleet
  const isAlone = (busy[index] ?? 0) === 0
  busy[index] = (busy[index] ?? 0) + 1
  touch(fleet, index)
  const touchedBefore = touched[index]
  const result = await run()
  busy[index] = (busy[index] ?? 0) - 1
  return { result, isUndisturbed: isAlone && touched[index] === touchedBefore }
}

interface Job {
  readonly member: FleetMember
  readonly index: number
}

/** A worker advances an onboarding. */
const advanceOne = async (
  fleet: Fleet,
  ports: RescalePorts,
  { member, index }: Job,
): Promise<void> => {
  const before = await stateOf(fleet.world.rescale, member)
  const { result: done, isUndisturbed } = await undisturbed(fleet, index, async () =>
    advance(ports, member.onboardingId)(),
  )
  fleet.advances += 1
  if (E.isRight(done)) await checkAdvance(fleet, { before, done: done.right, isUndisturbed })
}

/** Starts a worker, which repeatedly advances any onboarding. */
export const startWorker = (fleet: Fleet): void => {
  const { scheduler, world, random, members, busy } = fleet
  let index = 0
  const restart = (): void => {
    busy[index] = (busy[index] ?? 0) - 1
    startWorker(fleet)
  }
  const ports = interruptedPorts(world.rescale, {
    point: point(fleet, restart),
    isBlind: () => now(fleet) < fleet.blindUntil,
  })
  scheduler.start(async () => {
    while (!fleet.isOver) {
      index = random.below(members.length)
      const member = members[index]
      if (member !== undefined) await advanceOne(fleet, ports, { member, index })
      await scheduler.sleep(pauseSeconds(fleet, 6 * hourSeconds))
    }
  })
}

// customers

const remember = (member: FleetMember, state: KnownState): void => {
  if (!hasStack(state)) return
  const { reports } = member
  if (reports.at(-1)?.roleArn !== state.stack.roleArn) reports.push(state.stack)
}

/** Removes nodes that prevent the deletion of a stack. */
const isBlocked = (done: E.Either<OnboardingError, unknown> | undefined, intent: Intent): boolean =>
  (intent.type === 'DeleteStack' && intent.data.blockedBy.length > 0) ||
  (done?._tag === 'Left' && done.left._tag === 'Failure' && done.left.code === 'StackInUse')

interface Customer extends Job {
  readonly rescale: RescalePorts
  readonly own: CustomerPorts
}

const customerIn = (fleet: Fleet, job: Job): Customer => {
  const { scheduler, world } = fleet
  const interruptions = {
    point: async () => (fleet.isPeace ? undefined : scheduler.turn()),
    isBlind: () => false,
  }
  return {
    ...job,
    rescale: interruptedPorts(world.rescale, interruptions),
    own: world.customerOf(job.member.request.accountId),
  }
}

/** The resources of a customer, including those of earlier onboardings. */
const usedSoFar = async (
  { rescale, member: { after } }: Customer,
  state: KnownState,
): Promise<Used | undefined> => {
  const before = after === undefined ? undefined : await stateOf(rescale, { onboardingId: after })
  return usedBy(state) ?? (before === undefined ? undefined : usedBy(before))
}

const answerOne = async (
  { world }: Fleet,
  customer: Customer,
  asked: { readonly state: KnownState; readonly intent: Intent },
): Promise<void> => {
  const { rescale, own, member } = customer
  const done = await answer({ rescale, customer: own }, member, asked)
  if (!isBlocked(done, asked.intent)) return
  const used = await usedSoFar(customer, asked.state)
  if (used !== undefined) world.doMischief('remove-nodes', used)
}

const isEnding = ({ status }: KnownState): boolean =>
  status === 'Offboarding' || status === 'Cancelled'

const answerAll = async (fleet: Fleet, customer: Customer, state: KnownState): Promise<void> => {
  const { plan, random } = fleet
  if (plan.silentAtEnd && isEnding(state)) return
  const isWilling = (): boolean => fleet.isPeace || random.below(10) < plan.diligence
  for (const intent of askedIn(customer.rescale, state)) {
    if (intent.party !== 'customer' || !isWilling()) continue
    fleet.answers += 1
    await concerning(fleet, customer.index, async () =>
      answerOne(fleet, customer, { state, intent }),
    )
  }
  remember(customer.member, state)
}

/** Starts a customer, which requests an onboarding and then performs some of its intents. */
export const startCustomer = (fleet: Fleet, job: Job): void => {
  const { scheduler } = fleet
  const customer = customerIn(fleet, job)
  scheduler.start(async () => {
    while (!fleet.isOver) {
      const state = await stateOf(customer.rescale, job.member)
      await (state === undefined
        ? concerning(fleet, job.index, async () => request(customer.rescale, job.member))
        : answerAll(fleet, customer, state))
      await scheduler.sleep(pauseSeconds(fleet, 3 * daySeconds))
    }
  })
}

// the operator

/** Starts Rescale's operator, who makes the decisions of people. */
export const startOperator = (fleet: Fleet): void => {
  const { scheduler, world, members } = fleet
  const operateOn = async (member: FleetMember, index: number): Promise<void> => {
    const state = await stateOf(world.rescale, member)
    for (const intent of state === undefined ? [] : askedIn(world.rescale, state)) {
      await concerning(fleet, index, async () => operate(world.rescale, member, intent))
    }
  }
  scheduler.start(async () => {
    while (!fleet.isOver) {
      for (const [index, member] of members.entries()) await operateOn(member, index)
      await scheduler.sleep(pauseSeconds(fleet, daySeconds))
    }
  })
}

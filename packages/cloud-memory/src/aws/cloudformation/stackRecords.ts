/**
 * Finding stacks, and writing down what happened to them.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
import { type Instant, addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import {
  type Stack,
  type StackEvent,
  type StackPhase,
  type StackStatus,
  stackStatusAt,
} from '../../world/Stack.ts'
import { type World, resourceOf, resourcesOf } from '../../world/World.ts'
import type { Context, Need } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { Happening } from './executeTemplate.ts'

// finding

/** For this long a deleted stack can still be described by its ARN. */
const keptSeconds = 90 * 24 * 3600

const isForgotten = (stack: Stack, now: Instant): boolean =>
  stack.phase.after === 'DELETE_COMPLETE' && now >= addSeconds(stack.phase.until, keptSeconds)

/** Returns the stack of a name or ARN. A deleted one answers to its ARN only. */
export const stackOf = (context: Context, nameOrId: string): Stack | undefined => {
  const { world } = context
  if (nameOrId.startsWith('arn:')) {
    const stack = resourceOf(world, context, { kind: 'stacks', id: nameOrId })
    return stack !== undefined && !isForgotten(stack, world.now) ? stack : undefined
  }
  return resourcesOf(world, context, 'stacks').find(
    (stack) => stack.name === nameOrId && stackStatusAt(stack, world.now) !== 'DELETE_COMPLETE',
  )
}

/** Actions name a stack that is not there in different ways. */
const missingNames = {
  withId: (name: string): string => `with id ${name}`,
  inBrackets: (name: string): string => `[${name}]`,
  inQuotes: (name: string): string => `'${name}'`,
}

/** Returns the stack of a name or ARN, or what CloudFormation says when there is none. */
export const foundStack = (
  context: Context,
  nameOrId: string,
  missing: keyof typeof missingNames = 'withId',
): E.Either<AwsError, Stack> => {
  const stack = stackOf(context, nameOrId)
  return stack === undefined
    ? validationError(`Stack ${missingNames[missing](nameOrId)} does not exist`)
    : E.right(stack)
}

/** Returns the need of acting on a stack. */
export const stackNeed = (context: Context, nameOrId: string): Need => ({
  resource: nameOrId.startsWith('arn:')
    ? nameOrId
    : `arn:${context.partition}:cloudformation:${context.region}:${context.accountId}:stack/${nameOrId}/*`,
})

// writing

/** An operation that begins now and ends when the world's delay for stacks has passed. */
export const phaseOf = (
  world: World,
  during: StackStatus,
  end: Pick<StackPhase, 'after' | 'reason' | 'token'>,
): StackPhase => ({
  during,
  ...end,
  until: addSeconds(world.now, world.settings.delays.stackSeconds),
})

/** What is superseded is taken away once everything else is there. */
type CleanupStatus =
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'

const isCleanup = ({ status }: Happening): boolean => status.endsWith('CLEANUP_IN_PROGRESS')

const stackType = 'AWS::CloudFormation::Stack'

/** Something that happened to the stack itself. */
export const ownHappening = (
  { name, id }: Stack,
  status: StackStatus | CleanupStatus,
): Happening => ({
  logicalId: name,
  physicalId: id,
  type: stackType,
  status,
})

const isTurn = (status: string): boolean =>
  status === 'DELETE_IN_PROGRESS' || status.endsWith('ROLLBACK_IN_PROGRESS')

/**
 * Adds to the events of a stack: its own beginning, what happened to its resources, its own end.
 */
export const withEvents = (
  stack: Stack,
  now: Instant,
  happenings: ReadonlyArray<Happening>,
): ReadonlyArray<StackEvent> => {
  const { phase } = stack
  const reason = phase.reason === undefined ? {} : { reason: phase.reason }
  // Whatever led to a rollback has happened by the time that the stack is rolling back.
  const turn = happenings.findIndex(({ type, status }) => type === stackType && isTurn(status))
  const cleanup = happenings.findIndex(isCleanup)
  const isAtOnce = ({ status }: Happening, index: number): boolean =>
    status.endsWith('_IN_PROGRESS') && (cleanup < 0 || index < cleanup)
  const all: ReadonlyArray<Happening & { readonly at: Instant }> = [
    { ...ownHappening(stack, phase.during), reason: 'User Initiated', at: now },
    ...happenings.map((happening, index) => ({
      ...happening,
      at: index <= turn || isAtOnce(happening, index) ? now : phase.until,
    })),
    { ...ownHappening(stack, phase.after), ...reason, at: phase.until },
  ]
  const count = stack.events.length
  return [
    ...stack.events,
    ...all.map((event, index) => ({
      ...event,
      ...(phase.token === undefined ? {} : { token: phase.token }),
      eventId: `${event.logicalId}-${event.status}-${count + index}`,
    })),
  ]
}

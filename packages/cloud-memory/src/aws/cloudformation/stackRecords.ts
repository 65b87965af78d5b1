/**
 * Stacks by name, and their events.
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

/** Deleted stacks can be described by ARN for 90 days. */
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

/** The wording of `Stack … does not exist` differs between actions. */
const missingNames = {
  withId: (name: string): string => `with id ${name}`,
  inBrackets: (name: string): string => `[${name}]`,
  inQuotes: (name: string): string => `'${name}'`,
}

/** Returns the stack of a name or ARN; Left is CloudFormation's error when there is none. */
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

/** Returns an operation that begins now and takes the delay of the settings. */
export const phaseOf = (
  world: World,
  during: StackStatus,
  end: Pick<StackPhase, 'after' | 'reason' | 'token'>,
): StackPhase => ({
  during,
  ...end,
  until: addSeconds(world.now, world.settings.delays.stackSeconds),
})

/** Replaced resources are deleted after the update. */
type CleanupStatus =
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'

const isCleanup = ({ status }: Happening): boolean => status.endsWith('CLEANUP_IN_PROGRESS')

const stackType = 'AWS::CloudFormation::Stack'

/** Returns an event of the stack itself. */
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

/** Appends the start of the operation, the events of resources, and the end of the operation. */
export const withEvents = (
  stack: Stack,
  now: Instant,
  happenings: ReadonlyArray<Happening>,
): ReadonlyArray<StackEvent> => {
  const { phase } = stack
  const reason = phase.reason === undefined ? {} : { reason: phase.reason }
  // Events before a rollback happen before the stack is rolling back.
  const turn = happenings.findIndex(({ type, status }) => type === stackType && isTurn(status))
  const cleanup = happenings.findIndex(isCleanup)
  const isAtOnce = ({ status }: Happening, index: number): boolean =>
    status.endsWith('_IN_PROGRESS') && (cleanup < 0 || index < cleanup)
  const token = phase.token === undefined ? {} : { token: phase.token }
  const first = stack.events.length
  const eventOf = (happening: Happening, index: number, at: Instant): StackEvent => ({
    ...happening,
    at,
    ...token,
    eventId: `${happening.logicalId}-${happening.status}-${first + index}`,
  })
  const begun = { ...ownHappening(stack, phase.during), reason: 'User Initiated' }
  const ended = { ...ownHappening(stack, phase.after), ...reason }
  return [
    ...stack.events,
    eventOf(begun, 0, now),
    ...happenings.map((happening, index) =>
      eventOf(
        happening,
        index + 1,
        index <= turn || isAtOnce(happening, index) ? now : phase.until,
      ),
    ),
    eventOf(ended, happenings.length + 1, phase.until),
  ]
}

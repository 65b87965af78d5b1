/**
 * The stories of `byoa demo`: the short one of an onboarding that meets no trouble, and a whole
 * life with what goes wrong in it.
 */
import {
  type OnboardingError,
  type RequestDocument,
  beginOffboarding,
  loadOnboarding,
  rotateExternalId,
} from '@byoa/application'
import { type AwsError, failureOf } from '@byoa/cloud'
import type { Ipv4Cidr } from '@byoa/core/network'
import { type KnownState, type StateWithStack, hasStack } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Mishap } from '../../play/PlayStep.ts'
import { type PlayContext, act, playProposal, playRequest, playUntil } from '../../play/play.ts'
import type { MemoryParties } from '../run/memorySides.ts'

export interface StoryContext extends PlayContext {
  readonly parties: MemoryParties
}

/** What the story is about. */
export interface Script {
  readonly document: RequestDocument
  /** A block that Rescale declines; the customer takes the first alternative. */
  readonly declinedCidr: Ipv4Cidr
  /** The reason for offboarding. */
  readonly reason: string
}

type Play = TE.TaskEither<OnboardingError, KnownState>

const daySeconds = 24 * 60 * 60

const later =
  ({ parties }: StoryContext, seconds: number) =>
  (play: Play): Play =>
    pipe(
      play,
      TE.tapIO(() => () => parties.wait(seconds)),
    )

/** A year after it was connected, the customer leaves. */
const leave = (context: StoryContext, reason: string): Play => {
  const { parties, onboardingId } = context
  return pipe(
    act(
      context,
      { party: 'customer', task: 'BeginOffboarding' },
      beginOffboarding({ ports: parties.rescale, onboardingId, by: 'customer' }, reason),
    ),
    TE.flatMap(() => playUntil(context, 'Closed')),
  )
}

/** Plays an onboarding from proposal to Connected and, a year later, to Closed. */
export const playShortStory = (context: StoryContext, { document, reason }: Script): Play =>
  pipe(
    playRequest(context, document),
    TE.flatMap(() => playUntil(context, 'Connected')),
    later(context, 365 * daySeconds),
    TE.flatMap(() => leave(context, reason)),
  )

// what goes wrong

/** Something that the customer's administrator does by hand; Rescale has no event of it. */
const mishap = (
  context: StoryContext,
  task: Mishap,
  work: (state: StateWithStack) => TE.TaskEither<AwsError, unknown>,
): Play => {
  const { parties, onboardingId } = context
  const { store } = parties.rescale
  const happen = (state: KnownState): TE.TaskEither<OnboardingError, unknown> =>
    TE.mapLeft(failureOf(`Administrator.${task}`))(
      hasStack(state) ? work(state) : TE.right(undefined),
    )
  const done = pipe(
    loadOnboarding(store, onboardingId),
    TE.tap(({ state }) => happen(state)),
    TE.map(({ state }) => ({ onboardingId, state, events: [] })),
  )
  return act(context, { party: 'customer', task }, done)
}

const widenTrust = (context: StoryContext): Play =>
  mishap(context, 'WidenTrust', ({ stack, setup }) =>
    context.parties.administrator.iam.updateAssumeRolePolicy({
      RoleName: stack.roleArn.slice(stack.roleArn.lastIndexOf('/') + 1),
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: setup.rescaleAccountId },
          Action: 'sts:AssumeRole',
        },
      }),
    }),
  )

const deleteRoute = (context: StoryContext): Play =>
  mishap(context, 'DeleteRoute', ({ stack, rescaleVpc }) =>
    pipe(
      stack.routeTableIds,
      TE.traverseSeqArray((RouteTableId) =>
        context.parties.administrator.ec2.deleteRoute({
          RouteTableId,
          DestinationCidrBlock: rescaleVpc.cidrs[0],
        }),
      ),
    ),
  )

/** A peering request expires after seven days. */
const missPeering = (context: StoryContext): Play =>
  pipe(
    mishap(context, 'MissPeering', () => TE.right(undefined)),
    later(context, 8 * daySeconds),
  )

// the whole life

const isPeeringAwaited = ({ state }: { readonly state: KnownState }): boolean =>
  state.status === 'PeeringPending'

/** The customer proposes a block that is declined, and then the nearest free one. */
const negotiate = (context: StoryContext, { document, declinedCidr }: Script): Play =>
  pipe(
    playRequest(context, { ...document, proposedCidr: declinedCidr }),
    TE.flatMap((state) => {
      const declined = state.status === 'Requested' ? state.declined : undefined
      const proposedCidr = declined?.alternatives[0] ?? document.proposedCidr
      return playProposal(context, { ...document, proposedCidr })
    }),
    TE.flatMap(() => playUntil(context, ({ state }) => state.status === 'StackReported')),
  )

const rotate = (context: StoryContext): Play => {
  const { parties, onboardingId } = context
  return pipe(
    act(
      context,
      { party: 'rescale', task: 'RotateExternalId' },
      rotateExternalId(parties.rescale, onboardingId),
    ),
    TE.flatMap(() => playUntil(context, 'Connected')),
  )
}

/** Plays the mishap a while later, and both parties until it is mended. */
const mended = (
  context: StoryContext,
  happen: (context: StoryContext) => Play,
): ((before: KnownState) => Play) => {
  const happened = pipe(
    happen(context),
    later(context, daySeconds),
    TE.flatMap(() => playUntil(context, 'Connected')),
  )
  return () => happened
}

/**
 * Plays a whole life: a block is declined and another taken; a role whose trust is too wide is
 * found and mended; a peering expires and is requested again; Connected; trust is opened, a route
 * deleted, and both are found and mended; a rotation; offboarding to Closed.
 */
export const playWholeStory = (context: StoryContext, script: Script): Play =>
  pipe(
    negotiate(context, script),
    TE.flatMap(() => widenTrust(context)),
    TE.flatMap(() => playUntil(context, isPeeringAwaited)),
    TE.flatMap(() => missPeering(context)),
    TE.flatMap(() => playUntil(context, 'Connected')),
    later(context, 90 * daySeconds),
    TE.flatMap(mended(context, widenTrust)),
    later(context, 90 * daySeconds),
    TE.flatMap(mended(context, deleteRoute)),
    later(context, 90 * daySeconds),
    TE.flatMap(() => rotate(context)),
    later(context, 90 * daySeconds),
    TE.flatMap(() => leave(context, script.reason)),
  )

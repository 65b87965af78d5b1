/**
 * `byoa customer leave`: ends the connection from the customer's side (the peering, the routes, the
 * stack), looks for leftovers, and writes the customer's half of the clean exit. It can be run
 * again until nothing remains.
 */
import {
  type CustomerAnswer,
  type CustomerResources,
  confirmAccountClean,
  deletePeerings,
  deleteStack,
  removeCustomerRoutes,
  stackAddressOf,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { PeeringId } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type AgreedEnd, type LeaveOptions, readAgreedEnd } from './agreedEnd.ts'
import { changeAccount } from './changeAccount.ts'
import type { CustomerSide } from './CustomerSide.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensuringOut } from './ensureOut.ts'
import { type Leaving, leavingResult } from './leavingResult.ts'
import type { Texts } from './NextStep.ts'
import { taskBasis } from './readAgreed.ts'
import { knownStack } from './reportedStack.ts'

type Work<A> = TE.TaskEither<CommandError, A>
type Answered = Work<CustomerAnswer>

// the work

const intention = ({ setup: { stackName, agreedCidr } }: AgreedEnd): ReadonlyArray<Texts> => [
  {
    en: `Deletes the peering with Rescale, the routes over it, and the stack ${stackName} with its role and its VPC ${agreedCidr}.`,
    ja: `Rescale との VPC ピアリング接続、そのルート、およびスタック ${stackName}(ロールと VPC ${agreedCidr} を含む)を削除します。`,
  },
]

type StackParts = CustomerResources['stack']

/**
 * What the stack has made: as Rescale or the report says, else as its outputs say. The leftovers of
 * a stack that is not complete have tags.
 */
const madeByStack = (agreed: AgreedEnd, access: CustomerSide): Work<StackParts> => {
  const { notice } = agreed
  if (notice?.vpcId !== undefined && notice.roleArn !== undefined) {
    const { vpcId, roleArn, routeTableIds } = notice
    return TE.right({ vpcId, roleArn, routeTableIds })
  }
  return knownStack(agreed, access)
}

/** The peerings of the notice and those of the VPC; which of them are Rescale's is seen later. */
const peeringsOf = (
  { agreement, notice }: AgreedEnd,
  { console }: CustomerSide,
): Work<ReadonlyArray<PeeringId>> =>
  pipe(
    console.findDependants(stackAddressOf(agreement)),
    TE.map((dependants) => dependants.map(({ resourceId }) => resourceId).filter(PeeringId.is)),
    TE.map((found) => [...new Set([...(notice?.peeringIds ?? []), ...found])]),
  )

const isDeleted = (answer: CustomerAnswer): boolean =>
  answer.type === 'StackDeleted' && answer.blockedBy.length === 0

/** The leftovers, once the stack is deleted. */
const clean = (
  { console }: CustomerSide,
  deleted: CustomerAnswer,
  resources: CustomerResources,
): Work<ReadonlyArray<CustomerAnswer>> =>
  isDeleted(deleted)
    ? pipe(
        confirmAccountClean({ console }, resources),
        TE.map((answer) => [deleted, answer]),
      )
    : TE.right([deleted])

const leaveAccount = (agreed: AgreedEnd, access: CustomerSide): Work<Leaving> => {
  const { agreement } = agreed
  return pipe(
    TE.Do,
    TE.bind('stack', () => madeByStack(agreed, access)),
    TE.bind('found', () => peeringsOf(agreed, access)),
    TE.bind('peeringIds', ({ found }): Work<ReadonlyArray<PeeringId>> =>
      deletePeerings(access, { ...agreement, peeringIds: found }),
    ),
    TE.let('resources', ({ stack, peeringIds }): CustomerResources => ({
      request: agreement.request,
      peeringIds,
      ...omitUndefined({ stack }),
    })),
    TE.bind('routes', ({ resources }): Answered => removeCustomerRoutes(access, resources)),
    TE.bind('deleted', ({ resources }): Answered => deleteStack(access, resources)),
    TE.bind('ended', ({ deleted, resources }) => clean(access, deleted, resources)),
    TE.map(({ peeringIds, routes, ended }) => ({ peeringIds, answers: [routes, ...ended] })),
  )
}

/** Leaves. Exit 0 clean, 1 refused or something remains, 2 bad input, 3 failure, 130 cut short. */
export const leave = (terminal: Terminal, options: LeaveOptions): Promise<ExitCode> =>
  pipe(
    readAgreedEnd(options),
    ensuringOut(options, 'clean-exit'),
    TE.flatMap((agreed): Work<CustomerResult> =>
      changeAccount(
        terminal,
        {
          signer: agreed.signer,
          task: {
            kind: 'leave',
            ...taskBasis(agreed),
            ...omitUndefined({ notice: agreed.notice }),
          },
          intention: intention(agreed),
          work: (access) =>
            TE.map((left: Leaving) => leavingResult(agreed, left, options))(
              leaveAccount(agreed, access),
            ),
        },
        options,
      ),
    ),
    reportCustomer(terminal, options),
  )

/** Verifies Rescale's permissions before the first write for an onboarding. */
import { omitUndefined } from '@byoa/core/codec'
import { PeeringId } from '@byoa/core/iam/identity'
import { operatorPolicy } from '@byoa/core/iam/operators'
import {
  type KnownState,
  type StateWithStack,
  connectionNameOf,
  isIn,
  stackNameOf,
} from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { RescaleSide } from './RescaleSide.ts'

/** A peering that does not exist: a dry run only asks for the permission. */
const [noPeering] = ['pcx-00000000000000000'].filter(PeeringId.is)

/** The actions that the published policy grants for connecting, not for removing. */
const actionsToConnect = (state: StateWithStack): ReadonlySet<string> => {
  const { request, rescaleVpc, stack } = state
  const { Statement } = operatorPolicy('rescale', {
    region: request.region,
    customerAccountId: request.accountId,
    customerVpcId: stack.vpcId,
    rescaleAccountId: rescaleVpc.accountId,
    rescaleVpcId: rescaleVpc.vpcId,
    connectionName: connectionNameOf(request),
    stackName: stackNameOf(state),
    ...omitUndefined({ peeringDns: request.peeringDns }),
  })
  return new Set(Statement.flatMap(({ Action }) => Action))
}

const missingFor = (
  { preflight }: RescaleSide,
  state: StateWithStack,
): TE.TaskEither<CommandError, ReadonlyArray<string>> => {
  const { request, rescaleVpc, stack, setup } = state
  const needed = actionsToConnect(state)
  const [routeTableId] = rescaleVpc.routeTableIds
  if (routeTableId === undefined || noPeering === undefined) return TE.right([])
  return pipe(
    preflight({
      region: request.region,
      rescaleVpcId: rescaleVpc.vpcId,
      customerAccountId: request.accountId,
      customerVpcId: stack.vpcId,
      routeTableId,
      destination: setup.cidr,
      peeringId: noPeering,
      ...omitUndefined({ peeringDns: request.peeringDns }),
    }),
    TE.map(({ checks }) =>
      checks.flatMap(({ action, answer }) =>
        answer === 'refused' && needed.has(action) ? [action] : [],
      ),
    ),
  )
}

/**
 * Left when permissions are missing and Rescale has not requested a peering yet; later a refused
 * call itself says what is missing.
 */
export const ensurePermitted = (
  side: RescaleSide,
  state: KnownState,
): TE.TaskEither<CommandError, unknown> =>
  !isIn(state, ['StackReported', 'Verified'])
    ? TE.right(undefined)
    : pipe(
        missingFor(side, state),
        TE.filterOrElse(
          (actions) => actions.length === 0,
          (actions): CommandError => ({
            _tag: 'PermissionsMissing',
            accountId: state.rescaleVpc.accountId,
            actions,
          }),
        ),
      )

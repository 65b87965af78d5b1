/** What the doctor compares both accounts with. */
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { RouteTableId } from '@byoa/core/iam/identity'
import type { AgreedConnection } from '@byoa/core/inspection'
import type { StateWithStack } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { templateInputOf } from '../setup.ts'
import { type Agreement, agreementOf, currentTemplate } from './Agreement.ts'

/** What became of an agreement, as far as a party knows it. */
export interface ConnectionFacts extends Pick<
  AgreedConnection,
  'now' | 'peeringId' | 'quotas' | 'secondaryCidrs' | 'stack'
> {
  /** Rescale's route tables, which the customer does not know; absent: none. */
  readonly rescaleRouteTableIds?: ReadonlyArray<RouteTableId>
}

/** Returns the connection that an agreement and its facts make. Left when there is no template. */
export const agreedConnection = (
  agreement: Agreement,
  { rescaleRouteTableIds = [], ...facts }: ConnectionFacts,
): E.Either<SetupTemplateError, AgreedConnection> =>
  pipe(
    currentTemplate(agreement),
    E.map(({ digest }) => ({
      ...facts,
      setup: templateInputOf(agreement, agreement.setup, agreement.externalIds),
      templateDigest: digest,
      inspectionCheckSet: agreement.setup.inspectionCheckSet ?? 1,
      ...omitUndefined({ peeringDns: agreement.request.peeringDns }),
      rescaleVpc: {
        vpcId: agreement.rescaleVpc.vpcId,
        accountId: agreement.setup.rescaleAccountId,
        cidrs: agreement.rescaleVpc.cidrs,
        routeTableIds: rescaleRouteTableIds,
      },
    })),
  )

/** Returns the connection of a state at a time. */
export const agreedConnectionOf = (
  state: StateWithStack,
  now: Instant,
): E.Either<SetupTemplateError, AgreedConnection> =>
  agreedConnection(agreementOf(state), {
    now,
    stack: state.stack,
    rescaleRouteTableIds: state.rescaleVpc.routeTableIds,
    secondaryCidrs: state.secondaryCidrs
      .filter(({ isAssociated }) => isAssociated)
      .map(({ cidr }) => cidr),
    ...omitUndefined({ peeringId: 'peering' in state ? state.peering?.peeringId : undefined }),
  })

import type { RescaleCloud } from '@byoa/application'
import { type Region, partitionOfRegion } from '@byoa/core/iam/identity'
import type { ProbeAnswer } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { RescaleInfrastructure } from '../rescale/RescaleInfrastructure.ts'
import { type Exchange, type Line, type Send, senderOn } from './Exchange.ts'
import { describePeerings } from './describePeerings.ts'
import { describeTables } from './describeTables.ts'
import { endPeering } from './endPeering.ts'
import { findPeerings } from './findPeerings.ts'
import { installRoutes } from './installRoutes.ts'
import { type Result, portTask } from './portFailure.ts'
import { removeRoutes } from './removeRoutes.ts'
import { requestPeering } from './requestPeering.ts'

const deletePeering = (send: Send, peeringId: string): Result<void> =>
  pipe(
    describePeerings(send, [peeringId]),
    E.flatMap(E.traverseArray((peering) => endPeering(send, peering))),
    E.map(() => undefined),
  )

const probe = (
  send: Send,
  input: { readonly roleArn: string; readonly externalId?: string },
): Result<ProbeAnswer> =>
  pipe(
    send({
      action: 'AssumeRole',
      input: {
        RoleArn: input.roleArn,
        RoleSessionName: 'rescale-probe',
        DurationSeconds: 900,
        ...(input.externalId === undefined ? {} : { ExternalId: input.externalId }),
      },
    }),
    E.map((): ProbeAnswer => 'allowed'),
    E.orElse((error): Result<ProbeAnswer> =>
      error.code === 'AccessDenied' ? E.right('refused') : E.left(error),
    ),
  )

/** Returns who speaks for Rescale in a Region: the account of its partition. */
export const rescaleLine = (
  { accounts }: RescaleInfrastructure,
  region: Region,
  operation: string,
): Line => {
  const partition = partitionOfRegion(region)
  const account = accounts.find((candidate) => candidate.partition === partition)
  return { accessKeyId: account?.accessKeyId ?? 'AKIANOBODY', region, operation }
}

/** Rescale's own account, in memory. */
export const memoryRescaleCloud = (
  exchange: Exchange,
  rescale: RescaleInfrastructure,
): RescaleCloud => {
  const task = <Input extends { readonly region: Region }, A>(
    name: keyof RescaleCloud,
    run: (send: Send, input: Input) => Result<A>,
  ) => {
    const operation = `RescaleCloud.${name}`
    return (input: Input) =>
      portTask(operation, () =>
        run(senderOn(exchange, rescaleLine(rescale, input.region, operation)), input),
      )
  }
  return {
    probeRole: task('probeRole', (send, input) => probe(send, input)),
    requestPeering: task('requestPeering', requestPeering),
    describePeerings: task('describePeerings', (send, { peeringIds }) =>
      describePeerings(send, peeringIds),
    ),
    findPeerings: task('findPeerings', findPeerings),
    deletePeering: task('deletePeering', (send, { peeringId }) => deletePeering(send, peeringId)),
    describeRouteTables: task('describeRouteTables', (send, { routeTableIds }) =>
      describeTables(send, routeTableIds),
    ),
    installRoutes: task('installRoutes', installRoutes),
    removeRoutes: task('removeRoutes', removeRoutes),
  }
}

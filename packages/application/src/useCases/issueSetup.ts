/** Issues the setup of an onboarding whose CIDR is leased: external ID, account and template. */
import { omitUndefined } from '@byoa/core/codec'
import {
  type CompanyCode,
  type ExternalId,
  generateExternalId,
  partitionOfRegion,
} from '@byoa/core/iam/identity'
import { currentInspectionCheckSet } from '@byoa/core/inspection'
import { isSeenVpc } from '@byoa/core/network'
import { type CidrLeased, type OnboardingId, type Setup, commandOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Failure, failure } from '../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { followRescaleVpc } from './followRescaleVpc.ts'
import { inSequence } from './give.ts'
import { handleCommand } from './handleCommand.ts'
import { inventoryFor } from './inventoryFor.ts'
import { completeSetup, templateFailure } from './setup.ts'

type Ports = Pick<RescalePorts, 'store' | 'directory' | 'clock' | 'ids'>

/** A new external ID and its holder: none, unless the random source is broken. */
export interface FreshExternalId {
  readonly externalId: ExternalId
  readonly externalIdClaimedBy?: OnboardingId
}

/** Generates an external ID and looks up its holder. */
export const freshExternalId = (
  { store, ids }: Pick<RescalePorts, 'store' | 'ids'>,
  companyCode: CompanyCode,
): TE.TaskEither<Failure, FreshExternalId> =>
  pipe(
    TE.fromIO(ids.entropy),
    TE.flatMapEither((entropy) => generateExternalId(companyCode, entropy)),
    TE.mapLeft(({ _tag: code, requiredBytes, bytes }) =>
      failure({
        operation: 'Ids.entropy',
        code,
        message: `${requiredBytes} random bytes are needed, but there are ${bytes}`,
        retryable: false,
      }),
    ),
    TE.bindTo('externalId'),
    TE.bind('holder', ({ externalId }) => store.holderOf({ kind: 'ExternalId', externalId })),
    TE.map(({ externalId, holder }) => ({
      externalId,
      ...omitUndefined({ externalIdClaimedBy: O.toUndefined(holder) }),
    })),
  )

const setupFor = (
  { directory }: Ports,
  state: CidrLeased,
  externalId: ExternalId,
): TE.TaskEither<Failure, Setup> => {
  const { region } = state.request
  return pipe(
    directory.account(partitionOfRegion(region)),
    TE.map(({ accountId, roleArn }) =>
      completeSetup(state, {
        externalId,
        rescaleAccountId: accountId,
        ...omitUndefined({ rescaleRoleArn: roleArn }),
        region,
        cidr: state.lease.cidr,
        inspectionCheckSet: currentInspectionCheckSet,
      }),
    ),
    TE.flatMap((setup) => TE.fromEither(E.mapLeft(templateFailure)(setup))),
  )
}

const issue = (ports: Ports, state: CidrLeased): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(ports.store, state.onboardingId, () =>
    pipe(
      freshExternalId(ports, state.request.companyCode),
      TE.bindTo('fresh'),
      TE.bind('setup', ({ fresh }) => setupFor(ports, state, fresh.externalId)),
      TE.bind('inventory', () => inventoryFor(ports, state)),
      TE.map(({ fresh: { externalId: _id, ...claimed }, setup, inventory }) =>
        commandOf({ at: ports.clock.now(), by: 'rescale' }, 'IssueSetup', {
          setup,
          inventory,
          ...claimed,
        }),
      ),
    ),
  )

/**
 * Issues the setup of an onboarding whose CIDR is leased. Records the Rescale VPC first when it was
 * only configured so far.
 */
export const issueSetup = (
  ports: Ports,
  state: CidrLeased,
): TE.TaskEither<OnboardingError, CommandResult> =>
  isSeenVpc(state.rescaleVpc)
    ? issue(ports, state)
    : pipe(followRescaleVpc(ports, state.onboardingId), TE.flatMap(inSequence(issue(ports, state))))

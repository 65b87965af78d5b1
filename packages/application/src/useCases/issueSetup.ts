/** Generates the external ID of an onboarding and issues its setup. */
import {
  type CompanyCode,
  type ExternalId,
  generateExternalId,
  partitionOfRegion,
} from '@byoa/core/iam'
import type { OnboardingId, Setup } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { type Failure, failure } from '../ports/Failure.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'
import type { KnownState } from './loadOnboarding.ts'
import { completeSetup, templateFailure } from './setup.ts'

type Ports = Pick<RescalePorts, 'store' | 'directory' | 'clock' | 'ids'>

/** A fresh external ID, and who holds it already, which is nobody unless randomness is broken. */
export interface FreshExternalId {
  readonly externalId: ExternalId
  readonly externalIdClaimedBy?: OnboardingId
}

/** Generates an external ID and looks it up. */
export const freshExternalId =
  (
    { store, ids }: Pick<RescalePorts, 'store' | 'ids'>,
    companyCode: CompanyCode,
  ): TaskEither<Failure, FreshExternalId> =>
  async () => {
    const generated = generateExternalId(companyCode, ids.entropy())
    if (E.isLeft(generated)) {
      const message = `${generated.left.requiredBytes} random bytes are needed, there were ${generated.left.bytes}`
      return E.left(
        failure({ operation: 'Ids.entropy', code: generated.left._tag, message, retryable: false }),
      )
    }
    const externalId = generated.right
    const holder = await store.holderOf({ kind: 'ExternalId', externalId })()
    if (E.isLeft(holder)) return holder
    return E.right({
      externalId,
      ...(O.isNone(holder.right) ? {} : { externalIdClaimedBy: holder.right.value }),
    })
  }

const setupFor =
  (
    ports: Ports,
    state: KnownState & { readonly status: 'CidrLeased' },
    externalId: ExternalId,
  ): TaskEither<Failure, Setup> =>
  async () => {
    const { region } = state.request
    const account = await ports.directory.account(partitionOfRegion(region))()
    if (E.isLeft(account)) return account
    const { accountId, roleArn } = account.right
    const parts = {
      externalId,
      rescaleAccountId: accountId,
      ...(roleArn === undefined ? {} : { rescaleRoleArn: roleArn }),
      region,
      cidr: state.lease.cidr,
    }
    return E.mapLeft(templateFailure)(completeSetup(state, parts))
  }

/** Issues the setup of an onboarding whose CIDR is leased. */
export const issueSetup = (
  ports: Ports,
  state: KnownState & { readonly status: 'CidrLeased' },
): TaskEither<OnboardingError, Handled> =>
  handleCommand(ports.store, state.onboardingId, () => async () => {
    const fresh = await freshExternalId(ports, state.request.companyCode)()
    if (E.isLeft(fresh)) return fresh
    const { externalId, ...claimed } = fresh.right
    const setup = await setupFor(ports, state, externalId)()
    if (E.isLeft(setup)) return setup
    return E.right({
      type: 'IssueSetup',
      by: 'rescale',
      at: ports.clock.now(),
      data: { setup: setup.right, ...claimed },
    })
  })

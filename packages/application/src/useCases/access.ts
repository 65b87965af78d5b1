/** Reading the customer's account through its role. */
import { rescaleSourceIdentity } from '@byoa/core/iam/trust'
import type { WithStack } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerAccess, CustomerCloudError } from '../ports/CustomerCloud.ts'

/** What is needed to access the customer's account. */
export type Enterable = Pick<WithStack, 'stack' | 'setup' | 'request' | 'rotation'> &
  Partial<Pick<WithStack, 'trust'>>

/** A role whose trust says nothing of a source identity refuses a session that has one. */
const identityOf = ({ trust }: Enterable): Pick<CustomerAccess, 'sourceIdentity'> =>
  trust?.outcome === 'verified' && trust.allowsSourceIdentity === true
    ? { sourceIdentity: rescaleSourceIdentity }
    : {}

const accessesOf = (
  state: Enterable,
): readonly [CustomerAccess, ...ReadonlyArray<CustomerAccess>] => {
  const { stack, setup, request, rotation } = state
  const access = { roleArn: stack.roleArn, region: request.region, ...identityOf(state) }
  const current = { ...access, externalId: setup.externalId }
  if (rotation === undefined) return [current]
  const next = { ...access, externalId: rotation.nextExternalId }
  return rotation.probed?.nextExternalId === 'allowed' ? [next, current] : [current, next]
}

/**
 * Reads through the role. During a rotation the customer may trust only one of the two external
 * IDs, so both are tried.
 */
export const throughRole = <A>(
  state: Enterable,
  read: (access: CustomerAccess) => TE.TaskEither<CustomerCloudError, A>,
): TE.TaskEither<CustomerCloudError, A> => {
  const [first, second] = accessesOf(state)
  return second === undefined
    ? read(first)
    : pipe(
        read(first),
        TE.orElse((error) =>
          error._tag === 'AccessRefused' && error.action === 'sts:AssumeRole'
            ? read(second)
            : TE.left(error),
        ),
      )
}

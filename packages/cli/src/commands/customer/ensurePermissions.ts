/**
 * Whether the credentials may run the stack, as far as dry runs and IAM show it. The resources do
 * not exist yet, so a denial that depends on them counts for nothing.
 */
import type { Agreement } from '@byoa/application'
import type { PermissionCheck, PermissionsPreflight } from '@byoa/cloud'
import { parsePeeringId, parseRouteTableId } from '@byoa/core/iam/identity'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { CustomerSide } from './CustomerSide.ts'

/** Ids that no resource has: a dry run of a call that changes nothing needs some. */
const unused = sequenceS(E.Apply)({
  peeringId: parsePeeringId('pcx-00000000000000000'),
  routeTableId: parseRouteTableId('rtb-00000000000000000'),
})

/** IAM's simulator does not know the resources, so it denies what a policy confines to some. */
const isCertain = ({ action, answer, code }: PermissionCheck): boolean =>
  answer === 'refused' &&
  (code === 'explicitDeny' || action === 'ec2:CreateVpc' || action.startsWith('ec2:Describe'))

const lackingIn = ({ checks }: PermissionsPreflight): ReadonlyArray<string> =>
  checks.filter(isCertain).map(({ action }) => action)

/** Left lists the calls of a deployment that the credentials may not make. */
export const ensurePermissions =
  ({ request: { region, accountId }, setup: { cidr }, rescaleVpc: { cidrs } }: Agreement) =>
  ({ console }: CustomerSide): TE.TaskEither<CommandError, void> => {
    const destination = cidrs[0] ?? cidr
    return E.isLeft(unused)
      ? TE.right(undefined)
      : pipe(
          console.preflightPermissions({ region, vpcCidr: cidr, destination, ...unused.right }),
          TE.map(lackingIn),
          TE.flatMap((actions) =>
            actions.length === 0
              ? TE.right(undefined)
              : TE.left<CommandError>({ _tag: 'PermissionsMissing', accountId, actions }),
          ),
        )
  }

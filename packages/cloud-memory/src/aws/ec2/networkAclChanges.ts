/**
 * Changes of the entries of a network ACL.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclEntry.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAclEntry.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { putResource } from '../../world/World.ts'
import type { NetworkAcl, NetworkAclEntry } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import type { CreateNetworkAclEntryRequest, DeleteNetworkAclEntryRequest } from './Ec2Inputs.ts'
import { needOfId } from './arns.ts'
import { found } from './found.ts'
import { changeable, entriesOf, readEntry, ruleNumberOf } from './networkAclEntries.ts'

type Done = Outcome<Record<never, never>>

type Place = Pick<NetworkAclEntry, 'egress' | 'ruleNumber'>

const isAt =
  ({ egress, ruleNumber }: Place) =>
  (entry: NetworkAclEntry): boolean =>
    entry.egress === egress && entry.ruleNumber === ruleNumber

const missingEntry = ({ ruleNumber }: Place): E.Either<AwsError, never> =>
  refuse(
    'InvalidNetworkAclEntry.NotFound',
    `The network acl entry identified by ${ruleNumber} does not exist.`,
  )

const saved = (
  { world }: Context,
  acl: NetworkAcl,
  entries: ReadonlyArray<NetworkAclEntry>,
): Done => answer(putResource(world, 'networkAcls', { ...acl, entries }), {})

/** With the one that cannot be changed. */
const entriesPerDirection = 20

const add = (context: Context, acl: NetworkAcl, entry: NetworkAclEntry): Done => {
  if (changeable(acl).some(isAt(entry))) {
    return refuse(
      'NetworkAclEntryAlreadyExists',
      `The network acl entry identified by ${entry.ruleNumber} already exists.`,
    )
  }
  const inDirection = entriesOf(acl).filter(({ egress }) => egress === entry.egress)
  return inDirection.length >= entriesPerDirection
    ? refuse(
        'NetworkAclEntryLimitExceeded',
        'The maximum number of network acl entries has been reached.',
      )
    : saved(context, acl, [...changeable(acl), entry])
}

const substitute = (context: Context, acl: NetworkAcl, entry: NetworkAclEntry): Done =>
  changeable(acl).some(isAt(entry))
    ? saved(
        context,
        acl,
        changeable(acl).map((one) => (isAt(entry)(one) ? entry : one)),
      )
    : missingEntry(entry)

const writing = (
  permission: 'ec2:CreateNetworkAclEntry' | 'ec2:ReplaceNetworkAclEntry',
  write: typeof add,
): Action<CreateNetworkAclEntryRequest, Record<never, never>> => ({
  permission,
  needs: (context, { NetworkAclId }) => [needOfId(context, 'networkAcls', NetworkAclId)],
  run: (context, input) =>
    pipe(
      found(context, 'networkAcls', input.NetworkAclId),
      E.bindTo('acl'),
      E.bind('entry', () => readEntry(input)),
      E.flatMap(({ acl, entry }) => write(context, acl, entry)),
    ),
})

export const createNetworkAclEntry: Action<
  CreateNetworkAclEntryRequest,
  Record<never, never>
> = writing('ec2:CreateNetworkAclEntry', add)

export const replaceNetworkAclEntry: Action<
  CreateNetworkAclEntryRequest,
  Record<never, never>
> = writing('ec2:ReplaceNetworkAclEntry', substitute)

export const deleteNetworkAclEntry: Action<DeleteNetworkAclEntryRequest, Record<never, never>> = {
  permission: 'ec2:DeleteNetworkAclEntry',
  needs: (context, { NetworkAclId }) => [needOfId(context, 'networkAcls', NetworkAclId)],
  run: (context, input) =>
    pipe(
      found(context, 'networkAcls', input.NetworkAclId),
      E.bindTo('acl'),
      E.bind('ruleNumber', () => ruleNumberOf(input)),
      E.flatMap(({ acl, ruleNumber }) => {
        const place = { egress: input.Egress, ruleNumber }
        const kept = changeable(acl).filter((entry) => !isAt(place)(entry))
        return kept.length === changeable(acl).length
          ? missingEntry(place)
          : saved(context, acl, kept)
      }),
    ),
}

/**
 * Tags and source identity of a session: passed to it, or inherited from the session that opens it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 * @source https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/sts/provider.py
 * @source https://github.com/mahitotsu/gekko_08/blob/main/experiments/multi-hop-propagation/RESULTS.md
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'

import type { Tag } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import type { AssumeRoleRequest } from './StsInputs.ts'

// model

export interface Passed {
  readonly tags: ReadonlyArray<Tag>
  readonly transitiveTagKeys: ReadonlyArray<string>
  readonly sourceIdentity?: string
}

// queries

const lower = (text: string): string => text.toLowerCase()

/** Returns tags and source identity of the session; Left when they conflict with inherited ones. */
export const passedTo = (
  { identity }: Context,
  { Tags = [], TransitiveTagKeys = [], SourceIdentity }: AssumeRoleRequest,
): E.Either<AwsError, Passed> => {
  const { tags: inherited, sourceIdentity } = identity.inherited ?? { tags: [] }
  if (sourceIdentity !== undefined && (SourceIdentity ?? sourceIdentity) !== sourceIdentity) {
    return validationError('The source identity is already set for this assume role session')
  }
  const inheritedKeys = new Set(inherited.map(({ Key }) => lower(Key)))
  if (Tags.some(({ Key }) => inheritedKeys.has(lower(Key)))) {
    return refuse(
      'InvalidParameterValue',
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  }
  const transitive = new Set(TransitiveTagKeys.map(lower))
  const asked = Tags.filter(({ Key }) => transitive.has(lower(Key)))
  if (asked.length < transitive.size) {
    return refuse(
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    )
  }
  return E.right({
    tags: [...inherited, ...Tags],
    transitiveTagKeys: [...inherited, ...asked].map(({ Key }) => Key),
    ...omitUndefined({ sourceIdentity: SourceIdentity ?? sourceIdentity }),
  })
}

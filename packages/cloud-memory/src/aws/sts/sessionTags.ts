/**
 * What is passed to a session when it is opened, and what it has from the session that opens it:
 * tags and the source identity.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'

import type { Tag } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { AssumeRoleRequest } from './StsInputs.ts'

// model

export interface Passed {
  readonly tags: ReadonlyArray<Tag>
  readonly transitiveTagKeys: ReadonlyArray<string>
  readonly sourceIdentity?: string
}

// queries

const lower = (text: string): string => text.toLowerCase()

/** Reads what is passed; Left for tags that would change what is inherited. */
export const passedTo = (
  { identity }: Context,
  { Tags = [], TransitiveTagKeys = [], SourceIdentity }: AssumeRoleRequest,
): E.Either<AwsError, Passed> => {
  const { tags: inherited, sourceIdentity } = identity.inherited ?? { tags: [] }
  const inheritedKeys = new Set(inherited.map(({ Key }) => lower(Key)))
  if (Tags.some(({ Key }) => inheritedKeys.has(lower(Key)))) {
    return validationError(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  }
  const transitive = new Set(TransitiveTagKeys.map(lower))
  const asked = Tags.filter(({ Key }) => transitive.has(lower(Key)))
  if (asked.length < transitive.size) {
    return validationError(
      'The specified transitive tag key must be included in the requested tags.',
    )
  }
  return E.right({
    tags: [...inherited, ...Tags],
    transitiveTagKeys: [...inherited, ...asked].map(({ Key }) => Key),
    ...omitUndefined({ sourceIdentity: SourceIdentity ?? sourceIdentity }),
  })
}

/** Tells whether a session would say that somebody else stands behind it. */
export const changesSource = (
  { identity }: Context,
  { SourceIdentity }: AssumeRoleRequest,
): boolean => {
  const before = identity.inherited?.sourceIdentity
  return before !== undefined && SourceIdentity !== undefined && SourceIdentity !== before
}

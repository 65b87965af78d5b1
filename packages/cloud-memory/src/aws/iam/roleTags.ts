/**
 * The tags of a role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Tag } from '../../world/network.ts'
import { type Action, answer } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { mergeTags, requestTagKeys } from '../tags.ts'
import type { ListRoleTagsRequest, TagRoleRequest, UntagRoleRequest } from './IamInputs.ts'
import { roleNamed } from './found.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'
import { changeRole, onRole } from './roles.ts'

const mostTags = 50

export const tagRole: Action<TagRoleRequest, Record<never, never>> = {
  permission: 'iam:TagRole',
  needs: (context, input) =>
    onRole(context, input).map((need) => ({ ...need, keys: requestTagKeys(input.Tags) })),
  run: (context, { RoleName, Tags }) =>
    changeRole(context, RoleName, (role) => {
      const tags = mergeTags(role.tags, Tags)
      const own = tags.filter(({ Key }) => !Key.startsWith('aws:'))
      return own.length <= mostTags
        ? E.right({ ...role, tags })
        : refuse('LimitExceeded', `Cannot exceed quota for TagsPerRole: ${mostTags}`, 409)
    }),
}

export const untagRole: Action<UntagRoleRequest, Record<never, never>> = {
  permission: 'iam:UntagRole',
  needs: onRole,
  run: (context, { RoleName, TagKeys }) =>
    changeRole(context, RoleName, (role) =>
      E.right({ ...role, tags: role.tags.filter(({ Key }) => !TagKeys.includes(Key)) }),
    ),
}

export const listRoleTags: Action<ListRoleTagsRequest, MarkedPageOf<'Tags', Tag>> = {
  permission: 'iam:ListRoleTags',
  needs: onRole,
  run: (context, { RoleName, ...page }) =>
    pipe(
      roleNamed(context, RoleName),
      E.flatMap(({ tags }) => markedPageOf(tags, page)),
      E.flatMap(({ items, ...rest }) => answer(context.world, { Tags: items, ...rest })),
    ),
}

/**
 * What a template gives to Rescale, for a security reviewer: who may assume the role, what its
 * roles may do, which resources there are; and what differs from an earlier template.
 */
import type { Agreement } from '@byoa/application'
import {
  type GrantedPermissions,
  type SetupTemplate,
  type Template,
  readPermissions,
} from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import { comparePermissions, explainPermissions } from '@byoa/core/iam/permissions'
import { type TrustReading, readTrustPolicy, trustPolicy } from '@byoa/core/iam/trust'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { isDeepStrictEqual } from 'node:util'

import type { RoleReview } from '../policy/permissionsReview.ts'

// permissions

const nothing: GrantedPermissions = { rescale: { Version: '2012-10-17', Statement: [] } }

const grantedBy = ({ body }: Pick<SetupTemplate, 'body'>): GrantedPermissions =>
  pipe(
    readPermissions(JSON.parse(body)),
    E.getOrElse(() => nothing),
  )

/** Reviews the permissions of both roles of a template, against an earlier one if there is one. */
export const reviewRoles = (
  template: Pick<SetupTemplate, 'body'>,
  earlier?: Pick<SetupTemplate, 'body'>,
): ReadonlyArray<RoleReview> => {
  const now = grantedBy(template)
  const before = earlier === undefined ? undefined : grantedBy(earlier)
  return (['rescale', 'nodes'] as const)
    .map((holder): RoleReview => {
      const statements = explainPermissions(holder, now[holder] ?? nothing.rescale)
      if (before === undefined) return { holder, statements }
      const old = explainPermissions(holder, before[holder] ?? nothing.rescale)
      const changes = comparePermissions({ before: old, after: statements })
      return { holder, statements, changes }
    })
    .filter(({ statements, changes = [] }) => statements.length + changes.length > 0)
}

// trust

/** Reads whom the role of an agreement trusts. */
export const reviewTrust = ({ setup, externalIds, request }: Agreement): TrustReading => {
  const { rescaleAccountId, rescaleRoleArn } = setup
  const trusted = {
    partition: partitionOfRegion(request.region),
    rescaleAccountId,
    externalIds,
    ...omitUndefined({ rescaleRoleArn }),
  }
  return readTrustPolicy(JSON.stringify(trustPolicy(trusted)), trusted)
}

// resources

/** A resource that differs between two templates. */
export interface ResourceChange {
  readonly change: 'added' | 'removed' | 'changed'
  readonly logicalId: string
  readonly type: string
}

/** Lists the resources that differ, sorted by their names. */
export const changedResources = (
  before: Template,
  after: Template,
): ReadonlyArray<ResourceChange> =>
  [...new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)])]
    .toSorted()
    .flatMap((logicalId): ReadonlyArray<ResourceChange> => {
      const [old, now] = [before.Resources[logicalId], after.Resources[logicalId]]
      const type = (now ?? old)?.Type ?? ''
      if (old === undefined) return [{ change: 'added', logicalId, type }]
      if (now === undefined) return [{ change: 'removed', logicalId, type }]
      return isDeepStrictEqual(old, now) ? [] : [{ change: 'changed', logicalId, type }]
    })

/**
 * The permissions as a security reviewer reads them: each statement with what it allows, on what,
 * what its conditions rule out and what it does not stop; `words` says it. All of it is read from
 * the statements themselves, so that none of them can change and keep its explanation.
 *
 * Laws
 * 1. Every action, resource and condition that the template grants is known.
 * 2. What is not known is named as such, never left out.
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type {
  Conditions,
  PermissionStatement,
  PermissionsPolicy,
} from '../policy/PolicyDocument.ts'
import { type AwsActionName, awsActions } from './awsActions.ts'
import {
  type ConditionMeaning,
  type StatementCondition,
  conditionMeaningOf,
} from './conditionMeaning.ts'
import { type NodeActionName, nodeActionNames } from './nodePermissions.ts'
import { type PermissionGap, permissionGapsOf } from './permissionGaps.ts'
import { type ResourceMeaning, resourceMeaningOf } from './resourceMeaning.ts'

// model

/** Whose permissions: of the role that Rescale assumes, or of the role of nodes. */
export type PermissionsHolder = 'rescale' | 'nodes'

/** Why an action is granted; `words` says it. Both roles use keys, each for its own reason. */
export type PermissionReason = AwsActionName | `nodes ${NodeActionName}`

export interface ExplainedAction {
  readonly action: string
  /** Absent when there is none for the holder to have it. */
  readonly reason?: PermissionReason
}

export interface ExplainedResource {
  readonly resource: string
  readonly meaning?: ResourceMeaning
}

export interface ExplainedCondition extends StatementCondition {
  readonly meaning?: ConditionMeaning
}

export interface StatementExplanation {
  /** The `Sid`, or `#` and the number of a statement without one. */
  readonly statement: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: ReadonlyArray<ExplainedAction>
  readonly resources: ReadonlyArray<ExplainedResource>
  readonly conditions: ReadonlyArray<ExplainedCondition>
  readonly gaps: ReadonlyArray<PermissionGap>
}

// queries

type Reasons = ReadonlyMap<string, PermissionReason>

const reasons: Readonly<Record<PermissionsHolder, Reasons>> = {
  rescale: new Map(awsActions.map(({ action }) => [action, action])),
  nodes: new Map(nodeActionNames.map((action) => [action, `nodes ${action}`])),
}

const explainAction =
  (holder: PermissionsHolder) =>
  (action: string): ExplainedAction => ({
    action,
    ...omitUndefined({ reason: reasons[holder].get(action) }),
  })

const explainResource = (resource: string): ExplainedResource => ({
  resource,
  ...omitUndefined({ meaning: resourceMeaningOf(resource) }),
})

/** Explains a condition. */
export const explainCondition = (condition: StatementCondition): ExplainedCondition => ({
  ...condition,
  ...omitUndefined({ meaning: conditionMeaningOf(condition) }),
})

/** Each key of a statement's conditions, with its operator. */
const conditionsIn = (conditions: Conditions = {}): ReadonlyArray<StatementCondition> =>
  Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  )

const nameOfStatement = ({ Sid }: PermissionStatement, index: number): string =>
  Sid ?? `#${index + 1}`

const explainStatement =
  (holder: PermissionsHolder) =>
  (statement: PermissionStatement, index: number): StatementExplanation => ({
    statement: nameOfStatement(statement, index),
    effect: statement.Effect,
    actions: statement.Action.map(explainAction(holder)),
    resources: statement.Resource.map(explainResource),
    conditions: conditionsIn(statement.Condition).map(explainCondition),
    gaps: permissionGapsOf(statement),
  })

/**
 * Explains every statement of a policy, in its order.
 *
 * @example
 * import { explainPermissions } from '@byoa/core/iam/permissions'
 *
 * const [explained] = explainPermissions('rescale', {
 *   Version: '2012-10-17',
 *   Statement: [
 *     { Effect: 'Allow', Action: ['ec2:CreateVolume'], Resource: ['arn:aws:ec2:*:*:volume/*'] },
 *   ],
 * })
 *
 * explained?.actions // => [{ action: 'ec2:CreateVolume', reason: 'ec2:CreateVolume' }]
 * // The template grants nothing on the volumes of every account and Region.
 * explained?.resources // => [{ resource: 'arn:aws:ec2:*:*:volume/*' }]
 */
export const explainPermissions = (
  holder: PermissionsHolder,
  { Statement }: PermissionsPolicy,
): ReadonlyArray<StatementExplanation> => Statement.map(explainStatement(holder))

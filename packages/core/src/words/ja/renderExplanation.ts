import type { PermissionChange } from '../../iam/permissions/comparePermissions.ts'
import type { StatementExplanation } from '../../iam/permissions/explainPermissions.ts'
import { type PermissionLabels, renderChanges, renderStatements } from '../renderPermissions.ts'
import {
  describeCondition,
  describePermissionGap,
  describeResource,
} from './describePermissions.ts'
import { describePermissionReason } from './describePermissionReason.ts'

const labels: PermissionLabels = {
  allows: '許可するアクション:',
  denies: '拒否するアクション:',
  on: '対象のリソース(これ以外は対象外):',
  cannot: 'できないこと:',
  doesNotStop: '制限されないこと:',
  unknown: 'このバージョンには説明がありません。AWS のサービス認可リファレンスを参照してください。',
  added: '追加',
  removed: '削除',
  statement: 'ステートメント全体。',
  reach: { wider: '範囲が広がる', narrower: '範囲が狭まる', unknown: '範囲の広狭は不明' },
  unchanged: '変更されたステートメントはありません。',
}

const words = {
  labels,
  describePermissionReason,
  describeResource,
  describeCondition,
  describePermissionGap,
}

/** Renders the explanation of permissions as Markdown. */
export const renderExplanation = (explanations: ReadonlyArray<StatementExplanation>): string =>
  renderStatements(explanations, words)

/** Renders what changed in permissions as Markdown. */
export const renderPermissionChanges = (changes: ReadonlyArray<PermissionChange>): string =>
  renderChanges(changes, words)

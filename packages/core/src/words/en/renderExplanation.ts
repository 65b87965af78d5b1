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
  allows: 'Allows:',
  denies: 'Denies:',
  on: 'On these resources, and no others:',
  cannot: 'Cannot:',
  doesNotStop: 'Does not stop:',
  unknown: 'Not known to this version: read it in AWS’s Service Authorization Reference.',
  added: 'Added',
  removed: 'Removed',
  statement: 'The whole statement.',
  reach: { wider: 'wider', narrower: 'narrower', unknown: 'wider or narrower' },
  unchanged: 'No statement has changed.',
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

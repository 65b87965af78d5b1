import type { PermissionExplanation } from '../../iam/permissions/explainPermissions.ts'
import { permissionsTable } from '../permissionsTable.ts'
import { describeAwsAction } from './describeAwsAction.ts'

/** Renders the explanation of permissions as a Markdown table. */
export const renderExplanation = (explanations: ReadonlyArray<PermissionExplanation>): string =>
  permissionsTable(explanations, {
    headings: ['アクション', 'リソース', '条件', '理由'],
    describeAwsAction,
  })

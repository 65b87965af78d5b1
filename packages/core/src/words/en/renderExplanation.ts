import type { PermissionExplanation } from '../../iam/permissions/explainPermissions.ts'
import { permissionsTable } from '../permissionsTable.ts'
import { describeAwsAction } from './describeAwsAction.ts'

/** Renders the explanation of permissions as a Markdown table. */
export const renderExplanation = (explanations: ReadonlyArray<PermissionExplanation>): string =>
  permissionsTable(explanations, {
    headings: ['Action', 'Confined to', 'Only when', 'Why'],
    describeAwsAction,
  })

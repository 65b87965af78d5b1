/** What the pages say in one language, beside the words of the core. */
import type { ReportCheck } from '../page/OnboardingReport.ts'

export interface PageWords {
  readonly language: string
  readonly track: string
  readonly status: string
  readonly tasks: string
  readonly yours: string
  readonly waitingFor: string
  readonly nothingToDo: string
  readonly byCommand: string
  readonly byConsole: string
  readonly byScript: string
  readonly picture: string
  readonly noPicture: string
  readonly checks: string
  readonly noChecks: string
  readonly levels: Readonly<Record<ReportCheck['level'], string>>
  readonly accessLost: (action: string) => string
  readonly permissions: string
  readonly permissionsOfRescale: string
  readonly permissionsOfNodes: string
  readonly noPermissions: string
  readonly action: string
  readonly reason: string
  readonly limits: string
  readonly notLimited: string
  readonly denied: string
  readonly unknown: string
  readonly history: string
  readonly time: string
  readonly party: string
  readonly event: string
  readonly documents: string
  readonly document: string
  readonly digest: string
  readonly failures: string
  readonly operation: string
  readonly code: string
  readonly count: string
  readonly asOf: string
  // the list
  readonly onboardings: string
  readonly onboardingId: string
  readonly company: string
  readonly account: string
  readonly region: string
  readonly due: string
  readonly overdue: string
  readonly filter: string
  readonly sort: string
}

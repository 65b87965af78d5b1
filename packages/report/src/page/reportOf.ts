/** The page of an onboarding as Rescale has it recorded, for either party. */
import {
  type IssuedDocument,
  type LoadedOnboarding,
  type RescaleDocument,
  documentFileName,
  isTemplateChange,
  issuedDocuments,
  lastOfKind,
  reportedStacks,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { react } from '@byoa/core/onboarding'
import type { Instant, Party } from '@byoa/core/values'

import type { HeldDocuments } from '../picture/HeldDocuments.ts'
import {
  blockFindingsOf,
  findingsOf,
  leftoversOf,
  pictureAndTemplateOf,
  roleProblemsOf,
} from '../picture/pictureOfState.ts'
import type { OnboardingReport, ReportDocument } from './OnboardingReport.ts'
import { withInstructions } from './customerTasks.ts'
import {
  checksOfBlock,
  checksOfFindings,
  checksOfLeftovers,
  checksOfRole,
} from './findingChecks.ts'
import { withRescaleCommands } from './rescaleTasks.ts'

/** For whom, and as of when. */
export interface Reader {
  readonly party: Party
  readonly now: Instant
}

// parts

const lastTemplateChange = (issued: ReadonlyArray<IssuedDocument>): HeldDocuments['change'] =>
  issued
    .map(({ document }: { readonly document: RescaleDocument }) => document)
    .filter((document) => document.kind === 'change')
    .findLast(isTemplateChange)

const heldOf = (issued: ReadonlyArray<IssuedDocument>): HeldDocuments | undefined => {
  const setup = lastOfKind(issued, 'setup')?.document
  return setup === undefined
    ? undefined
    : {
        setup,
        ...omitUndefined({
          change: lastTemplateChange(issued),
          notice: lastOfKind(issued, 'peering-notice')?.document,
          review: lastOfKind(issued, 'review')?.document,
          leaving: lastOfKind(issued, 'offboarding-notice')?.document,
        }),
      }
}

const documentsOf = (
  { events }: LoadedOnboarding,
  issued: ReadonlyArray<IssuedDocument>,
): ReadonlyArray<ReportDocument> =>
  [...issued, ...reportedStacks(events, issued)]
    .toSorted((one, other) => one.version - other.version)
    .map(({ document, digest }) => ({ name: documentFileName(document), digest }))

// operations

/** Returns what the page of a recorded onboarding shows. */
export const reportOf = (loaded: LoadedOnboarding, { party, now }: Reader): OnboardingReport => {
  const { state, events } = loaded
  const issued = issuedDocuments(events)
  const tasks = withInstructions(react(state, now), heldOf(issued))
  return {
    party,
    now,
    onboardingId: state.onboardingId,
    request: state.request,
    status: state.status,
    picture: pictureAndTemplateOf(state),
    tasks: party === 'rescale' ? withRescaleCommands(tasks, state.onboardingId) : tasks,
    checks: [
      ...checksOfBlock(blockFindingsOf(state)),
      ...checksOfRole(roleProblemsOf(state)),
      ...checksOfFindings(findingsOf(state)),
      ...checksOfLeftovers(leftoversOf(state)),
    ],
    events,
    documents: documentsOf(loaded, issued),
    failures: state.failures,
  }
}

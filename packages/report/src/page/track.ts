/** Where an onboarding stands, as a track of its statuses. */
import type { OnboardingStatus } from '@byoa/core/onboarding'

import { type Markup, markup } from '../markup/markup.ts'
import type { ReportWords } from '../words/reportWords.ts'

/** The straight way to a working connection. */
const way: ReadonlyArray<OnboardingStatus> = [
  'Requested',
  'CidrLeased',
  'SetupIssued',
  'StackReported',
  'Verified',
  'PeeringPending',
  'PeeringActive',
  'Connected',
]

/** The statuses shown: the way, and where it was left. */
const shownFor = (status: OnboardingStatus): ReadonlyArray<OnboardingStatus> =>
  way.includes(status) ? way : [...way, status]

/** After the way was left, nothing says how far it was gone. */
const markOf = (status: OnboardingStatus, current: OnboardingStatus): Markup | undefined => {
  if (status === current) return markup` aria-current="step"`
  return way.indexOf(status) < way.indexOf(current) ? markup` class="done"` : undefined
}

/** Returns the track. */
export const trackMarkup = (status: OnboardingStatus, { core }: ReportWords): Markup =>
  markup`<ol class="track">${shownFor(status).map(
    (one) => markup`<li${markOf(one, status)}>${core.statusWords[one]}</li>`,
  )}</ol>`

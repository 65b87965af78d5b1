/** Pages with texts that want to run, for a browser. */
import { type OnboardingSummary, loadOnboarding, standingOf } from '@byoa/application'
import { addSeconds } from '@byoa/core/values'
import {
  type ConnectedWorld,
  connectedWorld,
  memoryWorld,
  onboardingId,
  playTo,
} from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'

import type { OnboardingReport } from '../../src/page/OnboardingReport.ts'
import { reportOf } from '../../src/page/reportOf.ts'
import { renderList } from '../../src/page/renderList.ts'
import { renderPage } from '../../src/page/renderPage.ts'
import type { PictureWithTemplate } from '../../src/picture/pictureOfAgreement.ts'
import { withMarks } from '../../src/picture/withFindings.ts'

const hostile =
  '</style></title>"><script>document.title = "gone"</script><img src=http://x.example>'

const pending = async (): Promise<OnboardingReport> => {
  const world = memoryWorld({ request: { zoneCount: 4, egress: 'blocked' } })
  const state = await playTo(world, 'PeeringPending')
  const loaded = await loadOnboarding(world.rescale.store, world.onboardingId)()
  const now = state.changedAt
  if (E.isLeft(loaded)) throw new TypeError(loaded.left._tag)
  const report = reportOf(loaded.right, { party: 'customer', now })
  const [first, ...others] = report.tasks
  const steps = [
    {
      number: 1,
      operation: 'acceptPeering' as const,
      title: hostile,
      url: 'https://console.aws.amazon.com/vpc/home',
      lines: [hostile],
      values: [{ name: hostile, value: hostile }],
      calls: [],
    },
  ]
  const instructions = { command: hostile, script: hostile, steps: { en: steps, ja: steps } }
  return {
    ...report,
    tasks: first === undefined ? [] : [{ ...first, instructions }, ...others, first],
    picture: E.map(({ picture }: PictureWithTemplate) => ({
      picture: withMarks(picture, [
        { id: 'quota', level: 'warning', place: { kind: 'vpc', side: 'rescale' } },
      ]),
    }))(report.picture),
    checks: [
      { id: 'passed-check', level: 'passed', texts: { en: hostile, ja: hostile } },
      {
        id: 'quota',
        level: 'warning',
        texts: { en: 'Near the quota', ja: '上限に近づいています' },
      },
    ],
    documents: [...report.documents, { name: hostile, digest: 'ab'.repeat(32) }],
  }
}

/** An onboarding that waits for the acceptance of its peering; every free text is hostile. */
export const report: OnboardingReport = await pending()
/** A connection with six zones and a NAT gateway. */
export const connected: ConnectedWorld = await connectedWorld({
  request: { nodeSubnets: 'private', zoneCount: 6 },
})

const summaries = ['charlie', 'alpha', 'bravo'].map((_, index): OnboardingSummary => ({
  ...standingOf(connected.state, report.now),
  onboardingId: onboardingId(`onb-${String(index).repeat(16)}`),
  position: index,
  version: 1,
  dueAt: addSeconds(report.now, [300, 100, 200][index] ?? 0),
}))

/** The pages of the onboarding and of a list. */
export const pages: Readonly<Record<string, string>> = {
  'of an onboarding': renderPage(report),
  'of a list': renderList({ summaries, now: report.now }),
}

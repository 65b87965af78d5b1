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

import { type OnboardingReport, tasksOf } from '../../src/page/OnboardingReport.ts'
import { renderList } from '../../src/page/renderList.ts'
import { renderPage } from '../../src/page/renderPage.ts'

const hostile =
  '</style></title>"><script>document.title = "gone"</script><img src=http://x.example>'

const pending = async (): Promise<OnboardingReport> => {
  const world = memoryWorld({ request: { zoneCount: 4, egress: 'blocked' } })
  const state = await playTo(world, 'PeeringPending')
  const loaded = await loadOnboarding(world.rescale.store, world.onboardingId)()
  const now = state.changedAt
  const how = [
    {
      title: hostile,
      commands: [`aws ec2 accept-vpc-peering-connection # ${hostile}`],
      links: [{ text: hostile, url: 'https://console.aws.amazon.com/vpc/home' }],
    },
  ]
  return {
    party: 'customer',
    state,
    now,
    tasks: tasksOf(state, now).map((task) => ({ ...task, instructions: { en: how, ja: how } })),
    checks: [
      { id: 'passed-check', level: 'passed', texts: { en: hostile, ja: hostile } },
      {
        id: 'quota',
        level: 'warning',
        texts: { en: 'Near the quota', ja: '上限に近づいています' },
      },
    ],
    marks: [{ id: 'quota', level: 'warning', place: { kind: 'vpc', side: 'rescale' } }],
    events: E.isRight(loaded) ? loaded.right.events : [],
    documents: [{ name: hostile, digest: 'ab'.repeat(32) }],
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

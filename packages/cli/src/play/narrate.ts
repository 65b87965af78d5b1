/**
 * Tells a play at a terminal: a line for who does what when, and under it what came of it.
 *
 * ```
 *   09:02  Rescale   Issue the setup.
 *                    → The setup was issued: …
 * ```
 */
import {
  type Instant,
  type Language,
  type OnboardingEvent,
  type OnboardingStatus,
  type Party,
  describeEvent,
  describeIntent,
  renderInstant,
} from '@byoa/core/onboarding'
import { describeCidrFinding } from '@byoa/core/network'

import type { Terminal } from '../terminal/Terminal.ts'
import type { OpeningTask, PlayStep } from './PlayStep.ts'

const partyNames: { readonly [P in Party]: Readonly<Record<Language, string>> } = {
  rescale: { en: 'Rescale ', ja: 'Rescale ' },
  customer: { en: 'Customer', ja: 'お客様  ' },
}

const openings: { readonly [Task in OpeningTask]: Readonly<Record<Language, string>> } = {
  RequestOnboarding: {
    en: 'Ask to connect an AWS account.',
    ja: 'AWSアカウントの接続を申し込みます。',
  },
  ProposeCidr: {
    en: 'Propose a CIDR range for the new VPC.',
    ja: '新しいVPCのCIDR範囲を提案します。',
  },
  BeginOffboarding: {
    en: 'Ask to disconnect the account.',
    ja: 'アカウントの接続解除を申し込みます。',
  },
}

/** Says what a party set out to do. */
export const describeTask = (task: PlayStep['task'], language: Language): string =>
  typeof task === 'string' ? openings[task][language] : describeIntent(task, language)

/** Says what happened; a declined block with each conflict. */
export const describeOutcome = (
  event: OnboardingEvent,
  language: Language,
): ReadonlyArray<string> => {
  const findings = event.type === 'CidrDeclined' ? event.data.findings : []
  return [
    describeEvent(event, language),
    ...findings.map((finding) => `${finding.level}: ${describeCidrFinding(finding, language)}`),
  ]
}

const dayOf = (at: Instant): string => renderInstant(at).slice(0, 10)
const timeOf = (at: Instant): string => renderInstant(at).slice(11, 16)

const indent = ' '.repeat(17)

interface Told {
  day: string
  status: OnboardingStatus
}

/** Makes a listener that tells each step as it comes; a new day and a new status get a line of their own. */
export const narrator = (
  { out, colours }: Terminal,
  language: Language,
): ((step: PlayStep) => void) => {
  // What was told last, so that only changes are said.
  const told: Told = { day: '', status: 'NotRequested' }
  return ({ at, party, task, events, status }) => {
    if (dayOf(at) !== told.day) {
      told.day = dayOf(at)
      out('')
      out(colours.bold(told.day))
    }
    const paint = party === 'rescale' ? colours.cyan : colours.yellow
    const name = paint(partyNames[party][language])
    out(`${colours.dim(timeOf(at))}  ${name}  ${describeTask(task, language)}`)
    for (const line of events.flatMap((event) => describeOutcome(event, language))) {
      out(`${indent}${colours.green('→')} ${line}`)
    }
    if (status !== told.status) {
      told.status = status
      out(`${indent}${colours.dim('=')} ${colours.bold(status)}`)
    }
  }
}

/** The same step for a program: one JSON object. */
export const stepJson = (step: PlayStep): Readonly<Record<string, unknown>> => ({
  at: renderInstant(step.at),
  party: step.party,
  task: typeof step.task === 'string' ? step.task : step.task.type,
  description: describeTask(step.task, 'en'),
  events: step.events.map((event) => ({
    type: event.type,
    description: describeEvent(event, 'en'),
  })),
  status: step.status,
})

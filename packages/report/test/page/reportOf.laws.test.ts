/** A page is the same, whether it is made of Rescale's records or of what the customer received. */
import {
  type DocumentKind,
  type ExchangedDocument,
  type LoadedOnboarding,
  isTemplateChange,
  issuedDocuments,
  loadOnboarding,
  reportedStacks,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type IntentType, type KnownState, intentOf } from '@byoa/core/onboarding'
import { addSeconds } from '@byoa/core/values'
import { leftover } from '@byoa/testing'
import { memoryWorld, onboardingId, playTo } from '@byoa/testing/world'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { OnboardingReport } from '../../src/page/OnboardingReport.ts'
import { reportOf } from '../../src/page/reportOf.ts'
import { renderPage } from '../../src/page/renderPage.ts'
import { reportOfDocuments } from '../../src/page/reportOfDocuments.ts'
import { withRescaleCommands } from '../../src/page/rescaleTasks.ts'
import { renderSvg } from '../../src/svg/renderSvg.ts'
import { loadedOnboarding } from './reports.ts'

type OfKind<Kind extends DocumentKind> = Extract<ExchangedDocument, { readonly kind: Kind }>

const loadedAt = async (status: KnownState['status']): Promise<LoadedOnboarding> => {
  const world = memoryWorld()
  await playTo(world, status)
  const loaded = await loadOnboarding(world.rescale.store, world.onboardingId)()
  return E.isRight(loaded) ? loaded.right : expect.unreachable(loaded.left._tag)
}

/** What the customer has received by then, and its own stack report. */
const fromDocuments = ({ events, state }: LoadedOnboarding): OnboardingReport => {
  const issued = issuedDocuments(events)
  const documents: ReadonlyArray<ExchangedDocument> = [
    ...issued.map(({ document }) => document),
    ...reportedStacks(events, issued).map(({ document }) => document),
  ]
  const last = <Kind extends DocumentKind>(kind: Kind): OfKind<Kind> | undefined =>
    documents.findLast((one): one is OfKind<Kind> => one.kind === kind)
  const setup = last('setup') ?? expect.unreachable('no setup')
  const further = {
    report: last('stack-report'),
    notice: last('peering-notice'),
    connection: last('connection'),
    leaving: last('offboarding-notice'),
    cleanExit: last('clean-exit'),
  }
  return reportOfDocuments({ setup, ...omitUndefined(further) }, state.changedAt)
}

const pictureIn = ({ picture }: OnboardingReport): string =>
  E.isRight(picture) ? renderSvg(picture.right.picture, { language: 'en' }) : picture.left._tag

const tasksIn = ({ tasks }: OnboardingReport) =>
  tasks
    .filter(({ intent }) => intent.party === 'customer')
    .map(({ intent, instructions }) => [intent.type, instructions?.command])

describe('the page of the customer’s documents', () => {
  it.each(['SetupIssued', 'StackReported', 'PeeringPending', 'Connected', 'Closed'] as const)(
    'has the status %s, and the tasks of the customer then, as the records have them',
    async (status) => {
      const loaded = await loadedAt(status)
      const [held, recorded] = [
        fromDocuments(loaded),
        reportOf(loaded, { party: 'customer', now: loaded.state.changedAt }),
      ]
      expect(held.status).toBe(status)
      // The notice asks for the routes at once, the state only when the peering is active.
      const asked = tasksIn(held).filter(([type]) => type !== 'AddCustomerRoutes')
      expect(asked).toEqual(tasksIn(recorded))
      expect(held.documents.map(({ digest }) => digest).toSorted()).toEqual(
        recorded.documents.map(({ digest }) => digest).toSorted(),
      )
    },
  )

  it('has the same picture as the records, but for Rescale’s route tables', async () => {
    for (const status of ['SetupIssued', 'PeeringPending', 'Connected', 'Closed'] as const) {
      const loaded = await loadedAt(status)
      const { rescaleVpc } = loaded.state
      const reader = { party: 'customer', now: loaded.state.changedAt } as const
      const recorded = pictureIn(reportOf(loaded, reader))
      const customers = (svg: string): string => svg.slice(0, svg.indexOf('AssumeRole with the'))
      const withoutText = (svg: string): string => customers(svg).replace(/<desc.*<\/desc>/s, '')
      expect(withoutText(pictureIn(fromDocuments(loaded)))).toBe(
        withoutText(recorded).replace('As last observed', stageOf(status)),
      )
      expect(recorded).toContain(rescaleVpc.vpcId)
    }
  })
})

describe('the page after the customer has left', () => {
  it('is not closed, and asks for what the clean exit does not confirm', async () => {
    const { events, state } = await loadedAt('Closed')
    const documents = issuedDocuments(events).map(({ document }) => document)
    const [setup] = documents.filter((one) => one.kind === 'setup')
    const [leaving] = documents.filter((one) => one.kind === 'offboarding-notice')
    const [closed] = documents.filter((one) => one.kind === 'clean-exit')
    if (setup === undefined || leaving === undefined || closed === undefined) {
      return expect.unreachable()
    }
    const asked = {
      CustomerRoutesRemoved: 'RemoveCustomerRoutes',
      StackDeleted: 'DeleteStack',
      AccountClean: 'ConfirmAccountClean',
    } as const
    const customerSteps = Object.keys(asked) as ReadonlyArray<keyof typeof asked>
    fc.assert(
      fc.property(fc.subarray([...customerSteps]), fc.array(leftover()), (removed, remains) => {
        const half = { ...closed, party: 'customer', removed, remains } as const
        const held = { setup, leaving, cleanExit: half }
        const { status, tasks, checks } = reportOfDocuments(held, state.changedAt)
        expect(status).toBe('Offboarding')
        expect(tasks.map(({ intent }) => intent.type)).toEqual(
          customerSteps.filter((step) => !removed.includes(step)).map((step) => asked[step]),
        )
        expect(checks.map(({ id }) => id)).toEqual(remains.map(({ resourceId }) => resourceId))
      }),
    )
  })
})

/** A notice alone is no observation. */
const stageOf = (status: KnownState['status']): string =>
  status === 'PeeringPending' ? 'As the customer reported its stack' : 'As last observed'

/** Intent of Rescale's → the command of the person who decides. */
const decided: ReadonlyMap<IntentType, string> = new Map([
  ['ReviewPeering', 'retry-peering'],
  ['ReviewRotation', 'replace-rotation'],
  ['ReviewFailure', 'retry-work'],
  ['CloseUnconfirmed', 'close'],
  ['DecideResumption', 'resume'],
])

describe('instructions', () => {
  it('stand once at each task of the customer that a document asks for', () => {
    fc.assert(
      fc.property(loadedOnboarding(), (onboarding) => {
        const { tasks } = reportOf(onboarding, {
          party: 'customer',
          now: onboarding.state.changedAt,
        })
        const commands = tasks.flatMap(({ instructions }) => instructions?.command ?? [])
        expect(new Set(commands).size).toBe(commands.length)
        for (const { intent, instructions } of tasks) {
          if (intent.party === 'rescale') expect(instructions).toBeUndefined()
          const isFirstWork = ['RunStack', 'AcceptPeering'].includes(intent.type)
          if (isFirstWork) expect(instructions?.steps.en.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('name the last change of the template in each command that follows it', () => {
    fc.assert(
      fc.property(loadedOnboarding(), (onboarding) => {
        const { changedAt: now } = onboarding.state
        const { tasks } = reportOf(onboarding, { party: 'customer', now })
        const isChanged = issuedDocuments(onboarding.events).some(({ document }) =>
          isTemplateChange(document),
        )
        const following = tasks
          .flatMap(({ instructions }) => instructions?.command ?? [])
          .filter((command) => !/^byoa customer (deploy|apply) /.test(command))
        for (const command of following) {
          expect(command.endsWith(' --setup setup.json --change change.json')).toBe(isChanged)
        }
      }),
    )
  })

  it('have no external ID in their script', () => {
    fc.assert(
      fc.property(loadedOnboarding(), (onboarding) => {
        const { tasks } = reportOf(onboarding, {
          party: 'customer',
          now: onboarding.state.changedAt,
        })
        for (const { instructions } of tasks) {
          expect(instructions?.script ?? '').not.toMatch(/byoa-[a-z0-9-]+-[0-9a-f]{32}/)
        }
      }),
    )
  })

  it('name the command by which a person decides, and advance for what is automatic', () => {
    for (const type of [
      ...decided.keys(),
      'IssueSetup',
      'InspectConnection',
      'EndAbandoned',
    ] as const) {
      const intent = intentOf('rescale', type, {})
      const [task] = withRescaleCommands([{ intent }], onboardingId('onb-0123456789abcdef'))
      expect(task?.instructions?.command).toBe(
        `byoa rescale ${decided.get(type) ?? 'advance'} onb-0123456789abcdef`,
      )
    }
  })

  it('are a command at each of Rescale’s tasks, once, for the reader of Rescale', () => {
    fc.assert(
      fc.property(loadedOnboarding(), fc.nat({ max: 400 }), (onboarding, days) => {
        const now = addSeconds(onboarding.state.changedAt, days * 86_400)
        const { tasks } = reportOf(onboarding, { party: 'rescale', now })
        const rescales = tasks.filter(({ intent }) => intent.party === 'rescale')
        const shown = rescales.flatMap(({ instructions }) => instructions?.command ?? [])
        expect(shown).toEqual([
          ...new Set(
            rescales.map(
              ({ intent }) =>
                `byoa rescale ${decided.get(intent.type) ?? 'advance'} ${onboarding.onboardingId}`,
            ),
          ),
        ])
        const page = renderPage(reportOf(onboarding, { party: 'customer', now }))
        expect(page).not.toContain('byoa rescale')
      }),
    )
  })
})

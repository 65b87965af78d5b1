/** The steps of the tasks, done on an in-memory AWS as a person does them in the console. */
import {
  type RescaleDocument,
  advance,
  currentTemplate,
  digestOfDocument,
  receiveDocument,
  requestDocumentOf,
  stackReportDocumentOf,
} from '@byoa/application'
import {
  type CustomerTask,
  agreementOfTask,
  plannedCalls,
  stepsOf,
  templateOfTask,
} from '@byoa/application/instructions'
import { fileSha256 } from '@byoa/core/cloudformation'
import type { StackReport } from '@byoa/core/onboarding'
import { memoryWorld } from '@byoa/testing/world'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import type { CustomerStep } from '../../src/instructions/CustomerStep.ts'
import { type Parties, cidr, expectRight, stateOf } from '../support/parties.ts'
import { everyTask, lastIssued } from './tasks.ts'

const done = async <A>(work: TE.TaskEither<unknown, A>): Promise<A> => expectRight(await work())

/** Does a step of deploying and connecting with the customer's console. */
const doStep = async (
  { customer: { console } }: Parties,
  task: CustomerTask,
  step: CustomerStep,
): Promise<StackReport | undefined> => {
  const { region, stackName, rescaleAccountId, rescaleVpcId } = task.setup
  if (step.operation === 'acceptPeering') {
    await done(console.acceptPeering({ region, rescaleAccountId, rescaleVpcId, ...step }))
    return undefined
  }
  if (step.operation === 'installRoutes') {
    await done(console.installRoutes({ region, ...step }))
    return undefined
  }
  if (step.operation === 'allowPeeringDns') {
    await done(console.allowPeeringDns({ region, ...step }))
    return undefined
  }
  if (step.operation !== 'runStack') return expect.unreachable(step.operation)
  const { body } = expectRight(currentTemplate(agreementOfTask(task)))
  expect(fileSha256(body)).toBe(templateOfTask(task).sha256)
  return done(console.runStack({ region, stackName, templateBody: body }))
}

/** Does a task; the calls of its changes must be in its plan. */
const doTask = async (played: Parties, task: CustomerTask): Promise<StackReport | undefined> => {
  const before = played.cloud.calls().length
  let report: StackReport | undefined
  for (const step of stepsOf(task)) report = await doStep(played, task, step)
  const planned = plannedCalls(task).calls.map(({ action }) => action.replace(/^.*:/, ''))
  const made = played.cloud.calls().slice(before)
  expect(planned).toEqual(expect.arrayContaining([...new Set(made.map(({ action }) => action))]))
  return report
}

test.each([true, false])('the steps to deploy and to connect lead to Connected', async (dns) => {
  const played = memoryWorld({ request: { peeringDns: dns } })
  const { onboardingId } = await done(
    receiveDocument(played.rescale, {
      ...requestDocumentOf(played.request, cidr),
      kind: 'request',
    }),
  )
  const met = { ...played, onboardingId }
  await done(advance(met.rescale, onboardingId))
  const setup = await lastIssued(met, 'setup')
  const stack = await doTask(met, { kind: 'deploy', setup })
  const answers = digestOfDocument(setup satisfies RescaleDocument)
  await done(
    receiveDocument(
      met.rescale,
      stackReportDocumentOf({ onboardingId, answers }, stack ?? expect.unreachable()),
    ),
  )
  await done(advance(met.rescale, onboardingId))
  await doTask(met, { kind: 'connect', setup, notice: await lastIssued(met, 'peering-notice') })
  await done(advance(met.rescale, onboardingId))
  expect((await stateOf(met)).status).toBe('Connected')
  const options = played.cloud.calls().filter(({ action }) => action.endsWith('ConnectionOptions'))
  expect(options).toHaveLength(dns ? 2 : 0)
})

test('DNS is allowed after routes, in every task that adds them, where it is agreed', async () => {
  for (const task of await everyTask({ peeringDns: true })) {
    const operations = stepsOf(task).map(({ operation }) => operation)
    const index = operations.indexOf('installRoutes')
    expect(operations.indexOf('allowPeeringDns')).toBe(index < 0 ? -1 : index + 1)
  }
})

describe('the steps to repair what the doctor found', async () => {
  const repairs = (await everyTask()).flatMap((task) => (task.kind === 'repair' ? [task] : []))
  const operationsOf = (task: CustomerTask) => stepsOf(task).map(({ operation }) => operation)

  test('are those of the customer, in order', () => {
    expect(repairs.map(operationsOf)).toEqual([
      ['restoreRole', 'restoreVpc', 'acceptPeering', 'installRoutes'],
      ['restoreRole', 'runStack'],
      ['replaceStack'],
    ])
  })

  test('do not concern the peering without its notice', () => {
    const without = repairs.map(({ notice: _none, ...task }) => operationsOf(task))
    expect(without[0]).toEqual(['restoreRole', 'restoreVpc'])
  })
})

describe('the steps to correct what a review found', async () => {
  const corrections = (await everyTask()).filter(({ kind }) => kind === 'correct')

  test('are those of its tasks, each once and in order', () => {
    expect(corrections.map((task) => stepsOf(task).map(({ operation }) => operation))).toEqual([
      ['restoreRole', 'runStack', 'restoreVpc'],
      ['replaceStack'],
      ['readTrustPolicy'],
      ['installRoutes'],
      ['restoreVpc', 'acceptPeering', 'installRoutes', 'associateCidr'],
    ])
  })

  test('of a repair are those of the VPC alone without its peering', () => {
    const [, , , , repair] = corrections
    if (repair?.kind !== 'correct') return expect.unreachable()
    const { notice: _none, ...without } = repair
    expect(stepsOf(without).map(({ operation }) => operation)).toEqual([
      'restoreVpc',
      'associateCidr',
    ])
    return undefined
  })
})

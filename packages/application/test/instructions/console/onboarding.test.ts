/** A whole onboarding by the calls of the console steps, made as a person does, one by one. */
import {
  type CustomerDocument,
  advance,
  beginOffboarding,
  currentTemplate,
  digestOfDocument,
  followRescaleVpc,
  isTemplateChange,
  receiveDocument,
  requestDocumentOf,
  rotateExternalId,
  stackReportDocumentOf,
} from '@byoa/application'
import {
  type CustomerTask,
  agreementOfTask,
  consoleSteps,
  plannedCalls,
} from '@byoa/application/instructions'
import type { ActionName, InputOf, OutputOf } from '@byoa/cloud-memory'
import { Ipv4Cidr } from '@byoa/core/network'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'vitest'

import {
  type Parties,
  asAdministrator,
  asCustomer,
  cidr,
  expectRight,
  given,
  parties,
  stateOf,
} from '../../support/parties.ts'
import { lastIssued } from '../tasks.ts'

const done = async <A>(work: TE.TaskEither<unknown, A>): Promise<A> => expectRight(await work())

type Call = <Name extends ActionName>(action: Name, input: InputOf<Name>) => OutputOf<Name>

/** Does a task with calls of its console steps alone, and no change that is not listed. */
const does = (played: Parties, task: CustomerTask, work: (call: Call) => void): void => {
  const steps = consoleSteps(task, 'en').flatMap(({ calls }) => calls)
  expect([...new Set(plannedCalls(task).calls.map(({ action }) => action))].toSorted()).toEqual(
    [...new Set(steps)].toSorted(),
  )
  const listed = steps.map((call) => call.replace(/^.*:/, ''))
  work((action, input) => {
    expect(listed).toContain(action)
    const output = asCustomer(played, action, input)
    played.cloud.advanceTime(600)
    return output
  })
}

const bodyOf = (task: CustomerTask): string =>
  expectRight(currentTemplate(agreementOfTask(task))).body

const capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'] as const

const runs =
  (action: 'CreateStack' | 'UpdateStack', task: CustomerTask) =>
  (call: Call): void => {
    call(action, {
      StackName: task.setup.stackName,
      TemplateBody: bodyOf(task),
      Capabilities: capabilities,
    })
  }

/** Rescale records a document and does what is its. */
const send = async ({ rescale, onboardingId }: Parties, document: CustomerDocument) => {
  await done(receiveDocument(rescale, document))
  await done(advance(rescale, onboardingId))
}

const lastChange = async (played: Parties) => {
  const change = await lastIssued(played, 'change')
  return isTemplateChange(change) ? change : expect.unreachable(change.change)
}

/** Rescale has issued a setup. */
const begun = async (): Promise<Parties> => {
  const played = parties()
  const request = requestDocumentOf(played.request, cidr)
  const { onboardingId } = await done(
    receiveDocument(played.rescale, { ...request, kind: 'request' }),
  )
  const met = { ...played, onboardingId }
  await done(advance(met.rescale, onboardingId))
  return met
}

/** Adds the routes that the console steps show, where a table does not have them. */
const addRoutes = (task: CustomerTask, call: Call): void => {
  const shown = consoleSteps(task, 'en').find(({ title }) => title === 'Add the routes')?.values
  const valuesOf = (name: string) =>
    (shown ?? []).filter((one) => one.name === name).map(({ value }) => value)
  const [VpcPeeringConnectionId = ''] = valuesOf('Peering connection ID')
  for (const RouteTableId of valuesOf('Route table')) {
    const seen = call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables[0]
    const known = (seen?.Routes ?? []).map((route) => route.DestinationCidrBlock)
    for (const DestinationCidrBlock of valuesOf('Destination')) {
      if (known.includes(DestinationCidrBlock)) continue
      call('CreateRoute', { RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId })
    }
  }
}

const deployAndConnect = async (played: Parties): Promise<void> => {
  const setup = await lastIssued(played, 'setup')
  const deploy: CustomerTask = { kind: 'deploy', setup }
  does(played, deploy, runs('CreateStack', deploy))
  const { region, stackName } = setup
  // It finds the stack complete, and returns its outputs.
  const stack = await done(
    played.customer.console.runStack({ region, stackName, templateBody: bodyOf(deploy) }),
  )
  const header = { onboardingId: played.onboardingId, answers: digestOfDocument(setup) }
  await send(played, stackReportDocumentOf(header, stack))

  const notice = await lastIssued(played, 'peering-notice')
  does(played, { kind: 'connect', setup, notice }, (call) => {
    call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: notice.peeringId })
    addRoutes({ kind: 'connect', setup, notice }, call)
  })
  await done(advance(played.rescale, played.onboardingId))
}

const rotate = async (played: Parties): Promise<void> => {
  const setup = await lastIssued(played, 'setup')
  await done(rotateExternalId(played.rescale, played.onboardingId))
  for (const trusted of [2, 1]) {
    const change = await lastChange(played)
    expect(change.externalIds).toHaveLength(trusted)
    const apply: CustomerTask = { kind: 'apply', setup, change }
    does(played, apply, runs('UpdateStack', apply))
    await done(advance(played.rescale, played.onboardingId))
  }
}

const further = given(Ipv4Cidr, '10.8.0.0/16')

/** The Rescale VPC gets a further block: another template, and another route. */
const follow = async (played: Parties): Promise<void> => {
  const { rescale, onboardingId } = played
  const setup = await lastIssued(played, 'setup')
  const input = { VpcId: setup.rescaleVpcId, CidrBlock: further }
  asAdministrator(played, setup.rescaleAccountId, ['AssociateVpcCidrBlock', input])
  await done(followRescaleVpc(rescale, onboardingId))
  await done(advance(rescale, onboardingId))
  expect((await stateOf(played)).status).toBe('Degraded')
  const change = await lastChange(played)
  expect(change).toMatchObject({ change: 'template', rescaleVpcCidrs: ['10.0.0.0/16', further] })
  const apply: CustomerTask = { kind: 'apply', setup, change }
  does(played, apply, runs('UpdateStack', apply))
  const correct: CustomerTask = {
    kind: 'correct',
    setup,
    change,
    review: await lastIssued(played, 'review'),
    notice: await lastIssued(played, 'peering-notice'),
  }
  does(played, correct, (call) => {
    addRoutes(correct, call)
  })
  await done(advance(rescale, onboardingId))
}

const leave = async (played: Parties): Promise<void> => {
  const { rescale: ports, onboardingId } = played
  const setup = await lastIssued(played, 'setup')
  const { rescaleVpcCidrs } = await lastChange(played)
  await done(beginOffboarding({ ports, onboardingId, by: 'rescale' }, 'the end of the test'))
  const notice = await lastIssued(played, 'offboarding-notice')
  does(played, { kind: 'leave', setup, notice }, (call) => {
    for (const RouteTableId of notice.routeTableIds) {
      for (const DestinationCidrBlock of rescaleVpcCidrs) {
        call('DeleteRoute', { RouteTableId, DestinationCidrBlock })
      }
    }
    for (const VpcPeeringConnectionId of notice.peeringIds) {
      call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId })
    }
    call('DeleteStack', { StackName: notice.stackName })
    expect(call('DescribeVpcs', {}).Vpcs?.filter(({ IsDefault }) => !IsDefault)).toEqual([])
  })
  await send(played, {
    version: 1,
    kind: 'clean-exit',
    onboardingId,
    answers: digestOfDocument(notice),
    at: ports.clock.now(),
    party: 'customer',
    removed: ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'],
    unconfirmed: [],
    remains: [],
  })
}

test('the calls of the console steps lead from the setup to a clean account', async () => {
  const played = await begun()
  await deployAndConnect(played)
  expect((await stateOf(played)).status).toBe('Connected')
  await rotate(played)
  const rotated = await stateOf(played)
  expect(rotated).toMatchObject({ status: 'Connected' })
  expect(rotated).not.toHaveProperty('rotation')
  await follow(played)
  expect((await stateOf(played)).status).toBe('Connected')
  await leave(played)
  expect((await stateOf(played)).status).toBe('Closed')
})

import {
  type Failure,
  advance,
  agreementOf,
  currentTemplate,
  performCustomerIntent,
  rotateExternalId,
} from '@byoa/application'
import { VpcId } from '@byoa/core/iam/identity'
import type { InspectionFinding } from '@byoa/core/inspection'
import { type IntentType, hasStack } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  askedOf,
  expectRight,
  given,
  history,
  parties,
  playTo,
  recorded,
  stateOf,
} from '../support/parties.ts'

const stackName = 'rescale-byoa-acme'

const perform = async (played: Parties, type: IntentType): Promise<void> => {
  const state = await stateOf(played)
  if (state.status === 'NotRequested') throw new Error('not requested')
  const intent = (await askedOf(played, 'customer')).find((asked) => asked.type === type)
  const work =
    intent && performCustomerIntent({ ...played.rescale, ...played.customer }, state, intent)
  if (work === undefined) throw new Error(`${type} is not asked in ${state.status}`)
  expectRight(await work())
}

/** Brings a connection to where only the customer's stack is left of it. */
const withoutPeering = async (played: Parties) => {
  const state = await playTo(played, 'Offboarding')
  expectRight(await advance(played.rescale, played.onboardingId)())
  await perform(played, 'RemoveCustomerRoutes')
  expectRight(await advance(played.rescale, played.onboardingId)())
  return state
}

const stacks = (played: Parties): ReadonlyArray<string> =>
  asCustomer(played, 'ListStacks', {})
    .StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE')
    .map(({ StackName }) => StackName)

test('the template of now trusts the agreed ID, in a rotation both, then the next alone', async () => {
  const played = parties()
  const { setup } = await playTo(played, 'Connected')
  const trusted = async (ids: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
    const state = await stateOf(played)
    if (state.status === 'NotRequested' || !hasStack(state)) throw new Error('no stack')
    const { body } = expectRight(currentTemplate(agreementOf(state)))
    return ids.filter((id) => body.includes(JSON.stringify(id)))
  }
  expect(await trusted([setup.externalId])).toEqual([setup.externalId])
  expectRight(await rotateExternalId(played.rescale, played.onboardingId)())
  const [begun] = await recorded(played, 'ExternalIdRotationBegun')
  const next = begun?.data.nextExternalId ?? ''
  const ids = [setup.externalId, next]
  expect(await trusted(ids)).toEqual(ids)
  await perform(played, 'TrustNextExternalId')
  expectRight(await advance(played.rescale, played.onboardingId)())
  expect(await trusted(ids)).toEqual([next])
})

describe('the stack of a connection that is taken down', () => {
  test('is deleted, and the customer is who says so', async () => {
    const played = parties()
    await withoutPeering(played)
    expect(stacks(played)).toEqual([stackName])
    await perform(played, 'DeleteStack')
    expect(stacks(played)).toEqual([])
    expect(await recorded(played, 'StackDeleted')).toMatchObject([{ by: 'customer', data: {} }])
  })

  test('stays while anything else is in its VPC, and the customer is who says so', async () => {
    const played = parties()
    const { stack } = await withoutPeering(played)
    const { GroupId } = asCustomer(played, 'CreateSecurityGroup', {
      VpcId: stack?.vpcId ?? '',
      GroupName: 'own',
      Description: 'Of the customer, not of the stack',
    })
    await perform(played, 'DeleteStack')
    expect(stacks(played)).toEqual([stackName])
    expect(await recorded(played, 'LeftoversFound')).toMatchObject([
      { by: 'customer', data: { leftovers: [{ resourceId: GroupId }] } },
    ])
    expect(await history(played)).not.toContain('StackDeleted')
    asCustomer(played, 'DeleteSecurityGroup', { GroupId })
    await perform(played, 'DeleteStack')
    expect(stacks(played)).toEqual([])
  })
})

describe("the other steps of a teardown that are the customer's", () => {
  test('are recorded as done by the customer', async () => {
    const played = parties()
    await playTo(played, 'Closed')
    for (const type of ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'] as const) {
      expect(await recorded(played, type)).toMatchObject([{ by: 'customer' }])
    }
    for (const type of ['RescaleRoutesRemoved', 'PeeringRemoved'] as const) {
      expect(await recorded(played, type)).toMatchObject([{ by: 'rescale' }])
    }
  })
})

describe('a VPC that is not as agreed is corrected', () => {
  const dnsOff = (vpcId: VpcId): InspectionFinding => ({
    id: 'dns-support-off',
    level: 'error',
    evidence: { vpcId },
  })
  const missing = (vpcId: VpcId): InspectionFinding => ({
    id: 'vpc-missing',
    level: 'error',
    evidence: { vpcId },
  })
  const otherVpcId = given(VpcId, 'vpc-0fedcba9876543210')

  test.each([
    ['in place where that is possible', dnsOff, undefined, ['runStack', 'restoreVpc']],
    ['by another stack where it is not', missing, otherVpcId, ['replaceStack']],
    ['in a stack that was made again', dnsOff, otherVpcId, ['runStack', 'restoreVpc']],
  ] as const)('%s', async (_how, finding, madeVpcId, expected) => {
    const played = parties()
    const { stack } = await playTo(played, 'StackReported')
    const state = await stateOf(played)
    if (state.status === 'NotRequested') throw new Error('not requested')
    const called: string[] = []
    const recording =
      <A>(name: string, answer: A) =>
      () =>
        TE.fromIO<A, Failure>(() => (called.push(name), answer))
    const report = { ...stack, vpcId: madeVpcId ?? stack.vpcId }
    const console = {
      ...played.customer.console,
      runStack: recording('runStack', report),
      replaceStack: recording('replaceStack', report),
      restoreVpc: recording('restoreVpc', undefined),
    }
    const findings = [finding(stack.vpcId)]
    const work = performCustomerIntent({ ...played.rescale, console }, state, {
      type: 'CorrectVpc',
      party: 'customer',
      data: { findings },
    })
    if (work === undefined) throw new Error('nothing is done')
    expectRight(await work())
    expect(called).toEqual(expected)
    const after = await stateOf(played)
    expect(after).toMatchObject({ stack: { vpcId: report.vpcId } })
  })

  test('once: a stack that has replaced the one found wrong is kept', async () => {
    const played = parties()
    const asked = await playTo(played, 'StackReported')
    const correct = async (): Promise<unknown> => {
      const work = performCustomerIntent({ ...played.rescale, ...played.customer }, asked, {
        type: 'CorrectVpc',
        party: 'customer',
        data: { findings: [missing(asked.stack.vpcId)] },
      })
      expectRight((await work?.()) ?? expect.unreachable('nothing is done'))
      const state = await stateOf(played)
      return 'stack' in state ? state.stack?.stackId : undefined
    }
    const replaced = await correct()
    expect(replaced).not.toBe(asked.stack.stackId)
    expect(await correct()).toBe(replaced)
  })
})

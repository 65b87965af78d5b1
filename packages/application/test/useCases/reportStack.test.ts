import { reportStack } from '@byoa/application'
import { AccountId, RoleArn, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { OnboardingId, type Rejection, StackName, type StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  customerAccount,
  expectRight,
  given,
  outage,
  parties,
  playTo,
  recorded,
  refusal,
  stateOf,
  typesOf,
} from '../support/parties.ts'

const reported = ({ rescale, onboardingId }: Parties, stack: StackReport) =>
  reportStack(rescale, onboardingId, stack)()

const roleArn = (text: string): RoleArn => given(RoleArn, text)
const role = roleArn(`arn:aws:iam::${customerAccount}:role/Other`)
const vpcId = given(VpcId, 'vpc-0123456789abcdef0')
const otherAccount = given(AccountId, '444455556666')

describe('a report of a stack', () => {
  test('is taken from the customer, once, and claims role and VPC', async () => {
    const played = parties()
    const { stack } = await playTo(played, 'StackReported')
    expect(await recorded(played, 'StackReported')).toMatchObject([
      { by: 'customer', data: { stack } },
    ])
    expect(typesOf(expectRight(await reported(played, stack)))).toEqual([])
    const { store } = played.rescale
    const holders = [
      await store.holderOf({ kind: 'RoleArn', roleArn: stack.roleArn })(),
      await store.holderOf({ kind: 'CustomerVpc', vpcId: stack.vpcId })(),
    ]
    for (const holder of holders) {
      expect(holder).toMatchObject(E.right({ value: played.onboardingId }))
    }
  })

  test.each<readonly [Rejection['_tag'], Partial<StackReport>]>([
    ['RoleAccountDisagrees', { roleArn: roleArn(`arn:aws:iam::${otherAccount}:role/Other`) }],
    ['RolePartitionDisagrees', { roleArn: roleArn(`arn:aws-cn:iam::${customerAccount}:role/R`) }],
    ['StackCidrDisagrees', { vpcCidr: given(Ipv4Cidr, '10.60.0.0/16') }],
    ['NoRouteTables', { routeTableIds: [] }],
  ])('is refused as %s, and what was reported before stays', async (_tag, change) => {
    const played = parties()
    const { stack } = await playTo(played, 'StackReported')
    const refused = await reported(played, { ...stack, stackId: 'another', ...change })
    expect(refused).toMatchObject(refusal({ _tag }))
    expect(await stateOf(played)).toMatchObject({ status: 'StackReported', stack })
  })

  test('of the same account that another onboarding has reported is refused', async () => {
    const first = parties()
    const { stack } = await playTo(first, 'StackReported')
    const second = {
      ...first,
      onboardingId: given(OnboardingId, 'onb-fedcba9876543210'),
      cidr: given(Ipv4Cidr, '10.60.0.0/16'),
      request: { ...first.request, stackName: given(StackName, 'rescale-second') },
    }
    const own = await playTo(second, 'StackReported')
    expect(
      await reported(second, { ...own.stack, stackId: 'another', roleArn: stack.roleArn }),
    ).toMatchObject(refusal({ _tag: 'RoleArnClaimed' }))
    expect(
      await reported(second, { ...own.stack, stackId: 'another', vpcId: stack.vpcId }),
    ).toMatchObject(refusal({ _tag: 'VpcClaimed' }))
    expect(await stateOf(second)).toMatchObject({ stack: own.stack })
  })

  test('of a stack that was replaced begins the verification anew', async () => {
    const played = parties()
    const { stack } = await playTo(played, 'Connected')
    const next = { ...stack, stackId: 'another', roleArn: role, vpcId }
    const { state } = expectRight(await reported(played, next))
    expect(state).toMatchObject({
      status: 'StackReported',
      role: { outcome: 'pending' },
      stack: next,
    })
    const { store } = played.rescale
    expect(await store.holderOf({ kind: 'RoleArn', roleArn: stack.roleArn })()).toMatchObject(
      E.right({ _tag: 'None' }),
    )
    // A delayed report of the former stack changes nothing.
    expect(typesOf(expectRight(await reported(played, stack)))).toEqual([])
    expect(await stateOf(played)).toMatchObject({ stack: next })
  })

  test('is refused before a setup was issued, and of an unknown onboarding', async () => {
    const played = parties()
    const { stack } = await playTo(parties(), 'StackReported')
    await playTo(played, 'CidrLeased')
    expect(await reported(played, stack)).toMatchObject(refusal({ _tag: 'WrongStatus' }))
    const onboardingId = given(OnboardingId, 'onb-ffffffffffffffff')
    expect(await reported({ ...played, onboardingId }, stack)).toMatchObject(
      refusal({ _tag: 'WrongStatus' }),
    )
  })

  test('is not decided when nobody can say who holds role and VPC', async () => {
    const played = parties()
    const { stack } = await playTo(played, 'StackReported')
    const store = { ...played.rescale.store, holderOf: () => TE.left(outage) }
    const blind = { ...played, rescale: { ...played.rescale, store } }
    expect(await reported(blind, { ...stack, stackId: 'another', vpcId })).toEqual(E.left(outage))
    expect(await stateOf(played)).toMatchObject({ stack })
  })
})

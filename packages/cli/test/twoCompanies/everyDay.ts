/** What happens to a connection in use: drifts, a rotation, another template. */
import { copyFile, writeFile } from 'node:fs/promises'

import { AssociateVpcCidrBlockCommand } from '@aws-sdk/client-ec2'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { expect } from 'vitest'

import { type Pair, rescaleVpc, rescaleWith } from './Pair.ts'
import { seenIn } from './accounts.ts'
import { type Drift, reportOf } from './drifts.ts'
import { statusIn } from './onboarding.ts'

/** The words that name what is agreed: the setup, and the last change once there is one. */
export type Agreed = ReadonlyArray<string>

const noticeOf = ({ customer }: Pair): Agreed => ['--notice', customer.path('peering-notice.json')]

/** The customer corrects what a review asks for, and sends the report of the stack if it is new. */
const correct = async (pair: Pair, agreed: Agreed): Promise<void> => {
  const before = await pair.document('stack-report.json')
  const review = pair.customer.path('review.json')
  await pair.customerDoes(['correct', review, ...agreed], 'stack-report.json')
  expect(await pair.document('stack-report.json')).toEqual(before)
  await pair.onRescale(['receive', await pair.toRescale('stack-report.json')])
  const advanced = await pair.onRescale(['advance', await pair.onboardingId()])
  expect(statusIn(advanced)).toBe('Connected')
}

/** A drift is found, asked to be corrected, and corrected. */
export const mend = async (pair: Pair, drift: Drift, agreed: Agreed): Promise<void> => {
  await drift.change(pair)
  expect(drift.isIn(await seenIn(pair, 'customer'))).toBe(true)
  const [command, code] = drift.foundBy
  const found = await pair.onRescale([command, await pair.onboardingId()], code)
  expect([drift.title, statusIn(found)]).toEqual([drift.title, 'Degraded'])
  expect(await pair.toCustomer()).toEqual(['review.json'])
  const { tasks } = await pair.document('review.json')
  expect((tasks as ReadonlyArray<{ type: string }>).map(({ type }) => type)).toEqual([drift.task])
  await correct(pair, [...agreed, ...noticeOf(pair)])
  expect(drift.isIn(await seenIn(pair, 'customer'))).toBe(false)
}

/** Whether Rescale's account can assume the role with an external ID. */
const isTrusted = async (pair: Pair, ExternalId: string): Promise<boolean> => {
  const { roleArn: RoleArn } = await reportOf(pair)
  const input = { RoleArn, ExternalId, RoleSessionName: 'test' }
  return pair
    .administrator('rescale')
    .sts.send(new AssumeRoleCommand(input))
    .then(
      () => true,
      () => false,
    )
}

/** The customer applies the change that came, and keeps it: later commands name it. */
const apply = async (pair: Pair, agreed: Agreed): Promise<Agreed> => {
  const { customer } = pair
  await pair.customerDoes(['apply', customer.path('change.json'), ...agreed], 'stack-report.json')
  await pair.onRescale(['receive', await pair.toRescale('stack-report.json')])
  await copyFile(customer.path('change.json'), customer.path('applied.json'))
  return ['--setup', customer.path('setup.json'), '--change', customer.path('applied.json')]
}

const idsIn = async (pair: Pair): Promise<ReadonlyArray<string>> =>
  (await pair.document('change.json'))['externalIds'] as ReadonlyArray<string>

/** Another external ID: both are trusted until Rescale has tried the next one. */
export const rotate = async (pair: Pair, agreed: Agreed): Promise<Agreed> => {
  const { externalId } = await pair.document('setup.json')
  const id = await pair.onboardingId()
  await pair.onRescale(['rotate', id])
  expect(await pair.toCustomer()).toEqual(['change-template.json', 'change.json'])
  const [earlier = '', next = ''] = await idsIn(pair)
  expect(earlier).toBe(externalId)
  expect([await isTrusted(pair, earlier), await isTrusted(pair, next)]).toEqual([true, false])
  const both = await apply(pair, agreed)
  expect([await isTrusted(pair, earlier), await isTrusted(pair, next)]).toEqual([true, true])
  await pair.onRescale(['advance', id])
  expect(await pair.toCustomer()).toEqual(['change-template.json', 'change.json'])
  expect(await idsIn(pair)).toEqual([next])
  const last = await apply(pair, both)
  expect([await isTrusted(pair, earlier), await isTrusted(pair, next)]).toEqual([false, true])
  expect(statusIn(await pair.onRescale(['advance', id]))).toBe('Connected')
  return last
}

const further = '10.77.0.0/16'

/** The Rescale VPC gets a further block: another template, and another route. */
export const follow = async (pair: Pair, agreed: Agreed): Promise<Agreed> => {
  const id = await pair.onboardingId()
  const input = { VpcId: rescaleVpc.vpcId, CidrBlock: further }
  await pair.administrator('rescale').ec2.send(new AssociateVpcCidrBlockCommand(input))
  const config = rescaleWith([...rescaleVpc.cidrs, further])
  await writeFile(pair.rescale.path('rescale.json'), JSON.stringify(config))
  await pair.onRescale(['advance', id])
  expect(await pair.toCustomer()).toEqual(['change-template.json', 'change.json', 'review.json'])
  expect(await pair.document('change.json')).toMatchObject({
    change: 'template',
    rescaleVpcCidrs: ['10.0.0.0/16', further],
  })
  // Until the customer applies it, what it had still works.
  expect(await isTrusted(pair, (await idsIn(pair))[0] ?? '')).toBe(true)
  expect(await seenIn(pair, 'customer')).toMatchObject({
    peerings: ['active'],
    routes: ['10.0.0.0/16'],
  })
  const after = await apply(pair, agreed)
  await correct(pair, [...after, ...noticeOf(pair)])
  expect((await seenIn(pair, 'customer')).routes).toEqual(['10.0.0.0/16', further])
  await pair.onCustomer(['inspect', ...after, ...noticeOf(pair)])
  return after
}

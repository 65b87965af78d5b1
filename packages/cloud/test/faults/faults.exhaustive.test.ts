/**
 * Every operation, interrupted at each of its calls in both ways, and run again until it succeeds:
 * the account ends as without the interruption, and nothing is made twice.
 */
import type { Failure } from '@byoa/application'
import { newRequestToken } from '@byoa/cloud-aws'
import { type PeeringId, parsePeeringId } from '@byoa/core/iam/identity'
import { parseIpv4Cidr } from '@byoa/core/network'
import {
  type Received,
  type Reply,
  customerAccountId,
  customerCidr,
  customerVpcId,
  fakeAws,
  fakeWait,
  formerPeeringId,
  onboardingId,
  peeringId,
  region,
  rescaleAccountId,
  rescaleCidr,
  rescaleVpcId,
  roleArn,
  routeTableId,
  setupOf,
  valid,
} from '@byoa/scripted-aws'
import type { Either } from 'fp-ts/lib/Either.js'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { rescaleCloud } from '../../src/rescaleCloud.ts'
import { emptyVpc } from '../leftovers/emptyVpc.ts'
import { definition, keptRoles, restored } from '../role/roles.ts'
import { type KeptTables, routing } from '../routes/tables.ts'
import { report, setupResources, stackName } from '../stack/stacks.ts'
import { keptBlocks } from '../vpc/blocks.ts'
import { type Interruption, interrupted } from './interrupted.ts'
import { keptPeerings } from './keptPeerings.ts'
import { keptStack } from './keptStack.ts'

type Acts = Readonly<Record<string, (received: Received) => Reply>>
type Run = () => Promise<Either<Failure, unknown>>

const portsOn = (acts: Acts) => {
  const aws = fakeAws(acts)
  const wait = fakeWait()
  const rescale = rescaleCloud({ wait, awsFor: aws.awsFor })
  const customer = customerConsole({ wait, newRequestToken, awsFor: aws.awsFor })
  return { aws, rescale, customer }
}

/** Runs until it succeeds; what is not retryable fails the test. */
const persist = async (run: Run): Promise<unknown> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const done = await run()
    if (E.isRight(done)) return done.right
    expect(done.left.retryable).toBe(true)
  }
  throw new Error('it never succeeds')
}

const otherCidr = valid(parseIpv4Cidr('10.51.0.0/16'))

const emptyActs: Acts = Object.fromEntries(
  Object.entries({ ...emptyVpc, DescribeStackResources: setupResources }).map(([action, reply]) => [
    action,
    () => reply,
  ]),
)

const ways: ReadonlyArray<Interruption> = ['throttled before', 'lost after']
const cases = ways.flatMap((how) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((at) => [how, at] as const),
)

const pair = { onboardingId, region, rescaleVpcId, customerAccountId, customerVpcId }
const firstId: PeeringId = valid(parsePeeringId('pcx-00000000000000001'))

describe.each(cases)('%s, at call %i', (how, at) => {
  it('one peering is requested', async () => {
    const kept = keptPeerings()
    const { rescale } = portsOn(interrupted(kept.acts, at, how))
    const requested = await persist(rescale.requestPeering(pair))
    expect(requested).toMatchObject({ peeringId: firstId, status: 'pending-acceptance' })
    expect([...kept.all]).toEqual([[firstId, 'pending-acceptance']])
  })

  it('a peering is accepted', async () => {
    const kept = keptPeerings()
    kept.all.set(firstId, 'pending-acceptance')
    const { customer } = portsOn(interrupted(kept.acts, at, how))
    const accepted = await persist(
      customer.acceptPeering({
        region,
        peeringId: firstId,
        rescaleAccountId,
        rescaleVpcId,
        rescaleVpcCidrs: [rescaleCidr],
      }),
    )
    expect(accepted).toMatchObject({ status: 'active' })
    expect([...kept.all]).toEqual([[firstId, 'active']])
  })

  it('a peering is deleted', async () => {
    const kept = keptPeerings()
    kept.all.set(firstId, 'active')
    const { rescale } = portsOn(interrupted(kept.acts, at, how))
    await persist(rescale.deletePeering({ region, peeringId: firstId }))
    expect(['deleting', 'deleted']).toContain(kept.all.get(firstId))
  })

  it('routes are installed, and removed', async () => {
    const tables: KeptTables = new Map([
      [
        routeTableId,
        [
          { destination: '10.50.0.0/16', target: 'local' },
          { destination: rescaleCidr, target: formerPeeringId, state: 'blackhole' },
          { destination: '0.0.0.0/0', target: 'igw-1' },
        ],
      ],
    ])
    const before = ['10.50.0.0/16', '0.0.0.0/0']
    const acts = { ...routing(tables), ...keptPeerings().acts }
    const { rescale } = portsOn(interrupted(acts, at, how))
    const routes = { region, routeTableIds: [routeTableId] }
    await persist(
      rescale.installRoutes({
        ...routes,
        destinations: [rescaleCidr],
        peeringId,
      }),
    )
    const ours = tables.get(routeTableId)?.filter(({ destination }) => destination === rescaleCidr)
    expect(ours).toEqual([{ destination: rescaleCidr, target: peeringId }])
    await persist(rescale.removeRoutes({ ...routes, peeringIds: [peeringId] }))
    expect(tables.get(routeTableId)?.map(({ destination }) => destination)).toEqual(before)
  })

  it('a role is restored', async () => {
    for (const role of [[], [['Rescale', { path: '/', trust: '{}', policies: {} }]]] as const) {
      const kept = keptRoles(Object.fromEntries(role))
      const { customer } = portsOn(interrupted(kept.acts, at, how))
      await persist(customer.restoreRole({ region, roleArn, role: definition }))
      expect([...kept.all]).toEqual([['Rescale', restored]])
    }
  })

  it('a block is associated once', async () => {
    const kept = keptBlocks({ cidr: customerCidr, state: 'associated' })
    const { customer } = portsOn(interrupted(kept.acts, at, how))
    await persist(customer.associateCidr({ region, vpcId: customerVpcId, cidr: otherCidr }))
    expect(kept.all.map(({ cidr }) => cidr)).toEqual([customerCidr, otherCidr])
  })

  it('a stack is replaced once for another block of its VPC', async () => {
    const kept = keptStack()
    const acts = { ...emptyActs, ...kept.acts }
    const before = portsOn(acts)
    const [first, second] = [customerCidr, otherCidr].map((block) =>
      setupOf(1).body.replaceAll(customerCidr, block),
    )
    await persist(before.customer.runStack({ region, stackName, templateBody: first ?? '' }))
    const { customer } = portsOn(interrupted(acts, at, how))
    const run = customer.runStack({ region, stackName, templateBody: second ?? '' })
    expect(await persist(run)).toMatchObject({ vpcCidr: otherCidr })
    expect(kept.seen.templates).toEqual([first, second])
  })

  it('a stack is made once, changed once, and deleted', async () => {
    const kept = keptStack()
    const { customer } = portsOn(interrupted(kept.acts, at, how))
    const bodies = [setupOf(1).body, setupOf(2).body]
    for (const templateBody of bodies) {
      expect(await persist(customer.runStack({ region, stackName, templateBody }))).toEqual(report)
    }
    expect(kept.seen.templates).toEqual(bodies)
    await persist(customer.deleteStack({ region, stackName }))
    expect(kept.seen.status).toBe('DELETE_COMPLETE')
  })
})

/**
 * Every operation, interrupted at each of its calls in both ways, and run again until it succeeds:
 * the account ends as without the interruption, and nothing is made twice.
 */
import type { Failure } from '@byoa/application'
import { type PeeringId, parsePeeringId } from '@byoa/core/iam'
import type { Either } from 'fp-ts/lib/Either.js'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { awsCustomerConsole } from '../../src/awsCustomerConsole.ts'
import { awsRescaleCloud } from '../../src/awsRescaleCloud.ts'
import { type Received, type Reply, fakeAws } from '../fakeAws.ts'
import { fakeWait } from '../fakeWait.ts'
import {
  customerAccountId,
  customerVpcId,
  formerPeeringId,
  onboardingId,
  peeringId,
  region,
  rescaleAccountId,
  rescaleCidr,
  rescaleVpcId,
  routeTableId,
  setupOf,
} from '../samples.ts'
import { type KeptTables, routing } from '../routes/tables.ts'
import { report, stackName } from '../stack/stacks.ts'
import { valid } from '../valid.ts'
import { type Interruption, interrupted } from './interrupted.ts'
import { keptPeerings } from './keptPeerings.ts'
import { keptStack } from './keptStack.ts'

type Acts = Readonly<Record<string, (received: Received) => Reply>>
type Run = () => Promise<Either<Failure, unknown>>

const portsOn = (acts: Acts) => {
  const aws = fakeAws(acts)
  const wait = fakeWait()
  const rescale = awsRescaleCloud({
    wait,
    clientsFor: (where) => ({ ec2: aws.ec2(where), sts: aws.sts(where) }),
  })
  const customer = awsCustomerConsole({
    wait,
    clientsFor: (where) => ({ ec2: aws.ec2(where), cloudFormation: aws.cloudFormation(where) }),
  })
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

const ways: ReadonlyArray<Interruption> = ['throttled before', 'lost after']
const cases = ways.flatMap((how) => [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [how, at] as const))

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
      customer.acceptPeering({ region, peeringId: firstId, rescaleAccountId, rescaleVpcId }),
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
    const { rescale } = portsOn(interrupted(routing(tables), at, how))
    const routes = { region, routeTableIds: [routeTableId] }
    await persist(
      rescale.installRoutes({
        ...routes,
        destinations: [rescaleCidr],
        peeringId,
        formerPeeringIds: [formerPeeringId],
      }),
    )
    const ours = tables.get(routeTableId)?.filter(({ destination }) => destination === rescaleCidr)
    expect(ours).toEqual([{ destination: rescaleCidr, target: peeringId }])
    await persist(rescale.removeRoutes({ ...routes, peeringIds: [peeringId] }))
    expect(tables.get(routeTableId)?.map(({ destination }) => destination)).toEqual(before)
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

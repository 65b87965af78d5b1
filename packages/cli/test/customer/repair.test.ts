/** Repairs of the customer's account: what was found is mended, and nothing else is changed. */
import { DescribeRouteTablesCommand, DisassociateRouteTableCommand } from '@aws-sdk/client-ec2'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { deleteRouteTo, turnHostnamesOff, widenTrust } from '../rescale/drifts.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, accountId } from './customerStage.ts'
import { changesIn, connected } from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const agreed = (stage: CustomerStage): ReadonlyArray<string> => [
  '--setup',
  stage.path('setup.json'),
  '--notice',
  stage.path('peering-notice.json'),
]

const repairing = (stage: CustomerStage, ...more: ReadonlyArray<string>) =>
  stage.type(['repair', ...agreed(stage), ...more])

const vpcOf = async (stage: CustomerStage, name = 'stack-report.json'): Promise<string> =>
  String((await stage.read(name))['vpcId'])

const party = ({ sandbox }: CustomerStage): string =>
  sandbox.accounts.find((account) => account.accountId === accountId)?.party ?? 'customer'

/** A connection with three drifts. */
const drifted = async (): Promise<CustomerStage> => {
  const stage = await connected(directory)
  await deleteRouteTo(stage.sandbox, party(stage), '10.0.0.0/16')
  await widenTrust(stage.sandbox)
  await turnHostnamesOff(stage.sandbox, await vpcOf(stage))
  return stage
}

const foundBy = async (stage: CustomerStage): Promise<ReadonlyArray<string>> => {
  const out = ['--out', stage.path('inspection.json'), '--force']
  await stage.type(['inspect', ...agreed(stage), ...out])
  const { results } = (await stage.read('inspection.json')) as unknown as {
    readonly results: ReadonlyArray<{ readonly id: string; readonly outcome: string }>
  }
  return results.filter(({ outcome }) => outcome === 'found').map(({ id }) => id)
}

const drifts = ['role-trust', 'vpc-dns', 'customer-routes-missing']

describe('three drifts', () => {
  test('are found, and mended with consent', async () => {
    const stage = await drifted()
    expect(await foundBy(stage)).toEqual(drifts)
    const report = await stage.read('stack-report.json')
    const ran = await repairing(stage, '--yes', '--out', stage.path('stack-report.json'))
    expect(ran.code).toBe(0)
    expect(ran.all).toContain(`Mended: ${drifts.join(', ')}`)
    expect(await foundBy(stage)).toEqual([])
    expect(await stage.read('stack-report.json')).toEqual(report)
    expect((await stage.advance()).state.status).toBe('Connected')
    const again = await repairing(stage)
    expect([again.code, again.all]).toEqual([
      0,
      expect.stringContaining('Nothing is to be repaired.'),
    ])
  }, 60_000)

  test('are left as they are by a plan, instructions, a no, and without an answer', async () => {
    const stage = await drifted()
    const before = changesIn(stage).length
    const planned = await repairing(stage, '--plan')
    expect(planned.all).toMatch(/Customer +restore DNS attributes.*: vpc-dns/)
    expect(planned.all).toContain('iam:UpdateAssumeRolePolicy')
    expect(planned.all).toContain('the account was read, and nothing was changed')
    const script = await repairing(stage, '--script')
    expect(script.out.join('\n')).toMatch(/\nrestore_role\nrestore_vpc\nadd_routes\n/)
    expect((await repairing(stage, '--console')).all).toContain('/vpcconsole/')
    expect((await repairing(stage)).code).toBe(2)
    const asked: string[] = []
    const refused = await stage.type(['repair', ...agreed(stage)], {
      ask: async (question) => {
        asked.push(question)
        return 'no'
      },
    })
    expect([refused.code, asked.length]).toEqual([1, 1])
    expect(refused.err.join('\n')).toContain('Repairs:')
    expect(changesIn(stage)).toHaveLength(before)
  }, 60_000)

  test('are mended only as far as they are not accepted or left out', async () => {
    const stage = await drifted()
    const ran = await repairing(stage, '--yes', '--only', 'vpc-dns')
    expect(ran.code).toBe(0)
    expect(await foundBy(stage)).toEqual(['role-trust', 'customer-routes-missing'])
  }, 60_000)
})

describe('a VPC that can only be replaced', () => {
  const broken = async (): Promise<CustomerStage> => {
    const stage = await connected(directory)
    const { ec2 } = stage.clients(accountId)
    const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}))
    const ids = RouteTables.flatMap(({ Associations = [] }) =>
      Associations.filter(({ Main }) => Main !== true).map((one) => one.RouteTableAssociationId),
    )
    await ec2.send(new DisassociateRouteTableCommand({ AssociationId: ids[0] }))
    return stage
  }

  test('is not replaced without --replace', async () => {
    const stage = await broken()
    const before = changesIn(stage).length
    const ran = await repairing(stage, '--yes', '--strict', '--only', 'subnet-route-table')
    expect(ran.code).toBe(1)
    expect(ran.all).toMatch(/a person has to decide: subnet-route-table/)
    expect(ran.all).toContain('--replace')
    expect(changesIn(stage)).toHaveLength(before)
  }, 60_000)

  test('is replaced with it, and the new stack is reported', async () => {
    const stage = await broken()
    const old = await vpcOf(stage)
    const out = ['--out', stage.path('new-report.json')]
    const ran = await repairing(stage, '--yes', '--replace', ...out)
    expect(ran.all).toMatch(/Mended: .*subnet-route-table/)
    expect(await vpcOf(stage, 'new-report.json')).not.toBe(old)
  }, 60_000)
})

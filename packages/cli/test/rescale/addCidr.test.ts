/** A secondary block: agreed by Rescale, associated by the customer from a review. */
import { DescribeRouteTablesCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { describe, expect, test, vi } from 'vitest'

import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { documentIn } from './customerHalf.ts'
import { type Stage, connected, runNow, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const open = stages(directory)

const ec2Of = ({ sandbox: { endpoint, accounts } }: Stage, party: string): EC2Client => {
  const { accessKeyId, secretAccessKey } =
    accounts.find((account) => account.party === party) ?? expect.unreachable(party)
  const credentials = { accessKeyId, secretAccessKey }
  return new EC2Client({ endpoint, region: 'us-east-1', credentials })
}

describe('a secondary block', () => {
  test('is held, associated by the customer, and routed by Rescale', async () => {
    const stage = await open()
    vi.stubEnv('XDG_CONFIG_HOME', directory.path('config'))
    const { id, folder } = await connected(stage)
    expect(await stage.onAws('add-cidr', id, '10.60.0.0/24')).toMatchObject({ code: 0, err: [] })
    const { tasks } = await documentIn(folder, 'review')
    const heldUntil: unknown = expect.anything()
    expect(tasks).toEqual([{ type: 'AssociateCidr', data: { cidr: '10.60.0.0/24', heldUntil } }])
    const files = ['--setup', `${folder}/setup.json`, '--notice', `${folder}/peering-notice.json`]
    const theirs = ['--profile', 'theirs', '--endpoint-url', stage.sandbox.endpoint, '--yes']
    const correct = ['customer', 'correct', `${folder}/review.json`, ...files, ...theirs]
    // The block is held for 30 days; later others may have it.
    const late = () => Date.now() + 31 * 24 * 3600 * 1000
    const refused = await runNow(correct, { now: late })
    expect(refused.code).toBe(1)
    expect(refused.all).toMatch(/heldUntil.*nothing was done.*another block/s)
    expect((await runNow(correct)).code).toBe(0)
    expect((await stage.onAws('advance', id)).code).toBe(0)
    expect(await stage.listed()).toMatchObject({ status: 'Connected', waitingFor: ['rescale'] })
    const { Vpcs = [] } = await ec2Of(stage, 'customer').send(new DescribeVpcsCommand({}))
    expect(
      Vpcs.flatMap(({ CidrBlockAssociationSet = [] }) =>
        CidrBlockAssociationSet.map(({ CidrBlock }) => CidrBlock),
      ),
    ).toContain('10.60.0.0/24')
    const { RouteTables = [] } = await ec2Of(stage, 'rescale').send(
      new DescribeRouteTablesCommand({}),
    )
    expect(
      RouteTables.flatMap(({ Routes = [] }) =>
        Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
      ),
    ).toContain('10.60.0.0/24')
  }, 240_000)

  test('is refused with every conflict, and nothing is recorded or written', async () => {
    const stage = await open()
    const { id, folder } = await connected(stage)
    const before = await filesIn(folder)
    const { code, err } = await stage.onAws('add-cidr', id, '10.0.128.0/24')
    expect(code).toBe(1)
    expect(err.join('\n')).toContain('10.0.0.0/16')
    expect(await filesIn(folder)).toEqual(before)
    expect(await stage.listed()).toMatchObject({ status: 'Connected' })
  }, 240_000)

  test('must be a block, of an onboarding that is named: exit 2 with every wrong argument', async () => {
    const stage = await open()
    const { code, err } = await stage.rescale('add-cidr', 'nobody', '10.60.0.1/24')
    expect(code).toBe(2)
    expect(err[1]).toContain('onboarding: expected')
    expect(err[2]).toContain('cidr: expected 10.60.0.0/24')
  })

  test('is refused before there is a stack: exit 1', async () => {
    const stage = await open()
    await stage.rescale('receive', stage.request)
    const { onboardingId } = await stage.listed()
    const { code, err } = await stage.rescale('add-cidr', String(onboardingId), '10.60.0.0/24')
    expect(code).toBe(1)
    expect(err.join('\n')).toContain('To propose a secondary block, it must be: being verified')
  })
})

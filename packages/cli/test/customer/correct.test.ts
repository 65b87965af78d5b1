/** Corrections after a review, of what was really broken in the account. */
import { rename } from 'node:fs/promises'

import {
  DeleteRouteCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeInternetGatewaysCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2'
import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { rotateExternalId } from '@byoa/application'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, accountId, right } from './customerStage.ts'
import {
  altered,
  applyingRotation,
  changesIn,
  connected,
  deploying,
  peeringStatus,
  strangersPeering,
  withSetup,
} from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

interface Report {
  readonly roleArn: string
  readonly vpcId: string
  readonly routeTableIds: ReadonlyArray<string>
}

const reportOf = async (stage: CustomerStage): Promise<Report> =>
  (await stage.read('stack-report.json')) as unknown as Report

const correcting = (stage: CustomerStage, ...more: ReadonlyArray<string>) =>
  stage.type([
    'correct',
    stage.path('review.json'),
    '--setup',
    stage.path('setup.json'),
    '--yes',
    '--out',
    stage.path('stack-report.json'),
    ...more,
  ])

const openTrust = async (stage: CustomerStage) => {
  const { roleArn } = await reportOf(stage)
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::999988887777:root' },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      },
    ],
  })
  const RoleName = roleArn.split('/').at(-1)
  await stage
    .clients(accountId)
    .iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
}

describe('a review of', () => {
  test('a role that anybody at Rescale can assume is answered by running the stack', async () => {
    const stage = await withSetup(directory)
    await deploying(stage)
    await openTrust(stage)
    await stage.receive('stack-report.json')
    await stage.advance()
    expect(await stage.read('review.json')).toMatchObject({ tasks: [{ type: 'CorrectRole' }] })
    const ran = await correcting(stage)
    expect(ran.code).toBe(0)
    await stage.receive('stack-report.json')
    expect((await stage.advance()).state.status).toBe('PeeringPending')
  })

  test('lost routes is answered by adding them to the peering of Rescale, which is looked up', async () => {
    const stage = await connected(directory)
    const { routeTableIds } = await reportOf(stage)
    const theirs = await strangersPeering(stage)
    const { ec2 } = stage.clients(accountId)
    await ec2.send(
      new DeleteRouteCommand({
        RouteTableId: routeTableIds[0],
        DestinationCidrBlock: '10.0.0.0/16',
      }),
    )
    expect((await stage.advance()).state.status).toBe('Degraded')
    const report = await stage.read('stack-report.json')
    for (const option of ['--plan', '--console', '--script']) {
      const words = ['correct', stage.path('review.json'), '--setup', stage.path('setup.json')]
      // Nothing is looked up for instructions.
      expect(await stage.type([...words, option])).toMatchObject({
        code: 2,
        all: expect.stringContaining('--notice') as string,
      })
      const notice = stage.path('peering-notice.json')
      const shown = await stage.type([...words, option, '--notice', notice])
      expect(shown).toMatchObject({ code: 0 })
      expect(shown.all).toMatch(/CreateRoute|create-route|10\.0\.0\.0\/16/)
    }
    expect((await correcting(stage)).code).toBe(0)
    // Routes are no answer: the report of the stack stays.
    expect(await stage.read('stack-report.json')).toEqual(report)
    expect((await stage.advance()).state.status).toBe('Connected')
    expect(await peeringStatus(stage, theirs)).toBe('pending-acceptance')
  })

  test('lost routes of a peering that is deleted meanwhile is not done: exit 1, and what follows', async () => {
    const stage = await connected(directory)
    const { routeTableIds } = await reportOf(stage)
    const { ec2 } = stage.clients(accountId)
    const lost = { RouteTableId: routeTableIds[0], DestinationCidrBlock: '10.0.0.0/16' }
    await ec2.send(new DeleteRouteCommand(lost))
    expect((await stage.advance()).state.status).toBe('Degraded')
    const { peeringId } = await stage.read('peering-notice.json')
    const peering = { VpcPeeringConnectionId: String(peeringId) }
    await ec2.send(new DeleteVpcPeeringConnectionCommand(peering))
    const ran = await correcting(stage)
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.out.join('\n')).toMatch(/not done: .*no active peering.*notice of another/)
  })

  test('a VPC without its internet gateway is answered in place, and the VPC stays', async () => {
    const stage = await connected(directory)
    const { vpcId } = await reportOf(stage)
    const { ec2 } = stage.clients(accountId)
    const { InternetGateways = [] } = await ec2.send(
      new DescribeInternetGatewaysCommand({
        Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }],
      }),
    )
    const InternetGatewayId = InternetGateways[0]?.InternetGatewayId ?? ''
    await ec2.send(new DetachInternetGatewayCommand({ VpcId: vpcId, InternetGatewayId }))
    expect((await stage.advance()).state.status).toBe('Degraded')
    expect(await correcting(stage)).toMatchObject({ code: 0 })
    expect((await reportOf(stage)).vpcId).toBe(vpcId)
    expect((await stage.advance()).state.status).toBe('Connected')
  })
})

describe('a review is refused', () => {
  test.each([
    ['onboardingId', { onboardingId: 'onb-ffffffffffffffff' }],
    ['answers', { answers: `sha256:${'0'.repeat(64)}` }],
  ])('with another %s', async (field, change) => {
    const stage = await withSetup(directory)
    await deploying(stage)
    await openTrust(stage)
    await stage.receive('stack-report.json')
    await stage.advance()
    const review = await altered(stage, 'review.json', change)
    const before = changesIn(stage).length
    const words = ['correct', review, '--setup', stage.path('setup.json'), '--yes']
    const ran = await stage.type(words)
    expect(ran.code).toBe(2)
    expect(ran.all).toContain(`${field}: `)
    expect(changesIn(stage).slice(before)).toEqual([])
  })

  test('without the change that it follows, which a correction would undo', async () => {
    const stage = await connected(directory)
    await right(rotateExternalId(stage.rescale, stage.onboardingId()))
    await applyingRotation(stage)
    await openTrust(stage)
    expect((await stage.advance()).state.status).toBe('Degraded')
    const [beside, elsewhere] = [stage.path('change.json'), stage.path('elsewhere.json')]
    await rename(beside, elsewhere)
    const before = changesIn(stage).length
    const refused = await correcting(stage)
    expect(refused.code).toBe(2)
    expect(refused.all).toMatch(/change: expected the digest of the last change, with --change/)
    const reviewing = ['review', stage.path('review.json'), '--setup', stage.path('setup.json')]
    expect(await stage.typeOffline(reviewing)).toMatchObject({ code: 2 })
    expect(await stage.typeOffline([...reviewing, '--change', elsewhere])).toMatchObject({
      code: 0,
    })
    expect(changesIn(stage).slice(before)).toEqual([])
    await rename(elsewhere, beside)
    expect(await correcting(stage)).toMatchObject({ code: 0 })
  })
})

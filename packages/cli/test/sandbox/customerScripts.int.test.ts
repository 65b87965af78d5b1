/**
 * The customer's half of an onboarding by scripts alone. Each script is killed after each of its
 * changes and run again. `BYOA_LONG=1` plays it; `test/twoCompanies` plays a shorter one.
 */
import { type ReviewDocument, beginOffboarding, rotateExternalId } from '@byoa/application'
import { type CustomerTask, plannedCalls } from '@byoa/application/instructions'
import { fileSha256 } from '@byoa/core/cloudformation'
import { Ipv4Cidr } from '@byoa/core/network'
import { describe, expect, test } from 'vitest'

import { aws } from './awsShim.ts'
import { done, last, lastChange, scriptedParties, written } from './scriptedParties.ts'

const isLong = process.env['BYOA_LONG'] === '1'

const remark = aws === '' ? ' (skipped: aws is not on the PATH)' : ''

/** The action of a logged call. */
const actionOf = (call: string): string => {
  const [, service = '', command = ''] =
    / (cloudformation|ec2|iam|sts) ([a-z-]+)/.exec(` ${call}`) ?? []
  return `${service}:${command.replaceAll(/(?:^|-)([a-z])/g, (_whole, letter: string) => letter.toUpperCase())}`
}

const plannedOf = (task: CustomerTask): ReadonlyArray<string> => [
  'sts:GetCallerIdentity',
  ...plannedCalls(task).calls.map(({ action }) => action),
]

describe.runIf(aws !== '' && isLong)(`the customer's half by scripts${remark}`, () => {
  test(
    'from the setup to a clean account, killed after each change',
    { timeout: 900_000 },
    async () => {
      const { rescale, customer, id } = await scriptedParties()
      const play = async (task: CustomerTask, kills: number): Promise<void> => {
        const played = await customer.play(task)
        expect({ task: task.kind, kills: played.kills }).toEqual({ task: task.kind, kills })
        expect(plannedOf(task)).toEqual(
          expect.arrayContaining([...new Set(played.calls.map(actionOf))]),
        )
      }
      const setup = await last(rescale, id, 'setup')
      await play({ kind: 'deploy', setup }, 1)
      await rescale.receive(await written('stack-report.json'))
      await rescale.advance(id)

      const notice = await last(rescale, id, 'peering-notice')
      const routes = notice.routeTableIds.length * notice.destinations.length
      await play({ kind: 'connect', setup, notice }, 1 + routes)
      await rescale.advance(id)
      expect(await rescale.status(id)).toBe('Connected')

      await done(rotateExternalId(rescale.ports, id))
      for (const trusted of [2, 1]) {
        const change = await lastChange(rescale, id)
        expect(change.externalIds).toHaveLength(trusted)
        await play({ kind: 'apply', setup, change }, 1)
        await rescale.advance(id)
      }
      await play({ kind: 'inspect', setup, change: await lastChange(rescale, id) }, 0)
      await rescale.receive(await written('inspection.json'))
      expect(await rescale.status(id)).toBe('Connected')

      await done(
        beginOffboarding({ ports: rescale.ports, onboardingId: id, by: 'rescale' }, 'the end'),
      )
      await rescale.advance(id)
      const ending = await last(rescale, id, 'offboarding-notice')
      await play({ kind: 'leave', setup, notice: ending }, routes + 2)
      await rescale.receive(await written('clean-exit.json'))
      await rescale.advance(id)
      expect(await rescale.status(id)).toBe('Closed')
    },
  )

  test('what a review found is corrected', { timeout: 900_000 }, async () => {
    const { rescale, customer, id } = await scriptedParties()
    const play = (task: CustomerTask) => customer.play(task, { isKilled: false })
    const setup = await last(rescale, id, 'setup')
    const connect = async (): Promise<void> => {
      await rescale.receive(await written('stack-report.json'))
      await rescale.advance(id)
      if ((await rescale.status(id)) === 'Connected') return
      await play({ kind: 'connect', setup, notice: await last(rescale, id, 'peering-notice') })
      await rescale.advance(id)
      expect(await rescale.status(id)).toBe('Connected')
    }
    /** Rescale finds what was changed by hand, and the script of its review corrects it. */
    const corrected = async (types: ReadonlyArray<string>): Promise<void> => {
      await rescale.advance(id)
      expect(await rescale.status(id)).not.toBe('Connected')
      const review = await last(rescale, id, 'review')
      expect(review.tasks.map(({ type }) => type)).toEqual(types)
      const notice = await last(rescale, id, 'peering-notice')
      await last(rescale, id, 'setup')
      await play({ kind: 'correct', setup, review, notice })
      await connect()
    }
    await play({ kind: 'deploy', setup })
    await connect()
    const idOf = (name: string): Promise<string> =>
      customer.byHand('cloudformation describe-stack-resource', {
        'stack-name': setup.stackName,
        'logical-resource-id': name,
        query: 'StackResourceDetail.PhysicalResourceId',
      })
    const vpc = { 'vpc-id': await idOf('Vpc') }
    const role = { 'role-name': await idOf('RescaleRole') }

    const { routeTableIds, destinations } = await last(rescale, id, 'peering-notice')
    await customer.byHand('ec2 delete-route', {
      'route-table-id': routeTableIds[0] ?? '',
      'destination-cidr-block': destinations[0] ?? '',
    })
    const off = { 'enable-dns-hostnames': '{"Value":false}' }
    await customer.byHand('ec2 modify-vpc-attribute', { ...vpc, ...off })
    const gateway = { 'internet-gateway-id': await idOf('InternetGateway') }
    await customer.byHand('ec2 detach-internet-gateway', { ...vpc, ...gateway })
    const Principal = { AWS: 'arn:aws:iam::999988887777:root' }
    const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }]
    await customer.byHand('iam update-assume-role-policy', {
      ...role,
      'policy-document': JSON.stringify({ Version: '2012-10-17', Statement }),
    })
    await corrected(['CorrectRole', 'CorrectVpc', 'RepairConnection'])

    const policies = await customer.byHand('iam list-role-policies', {
      ...role,
      query: 'PolicyNames',
    })
    for (const name of policies.split(/\s+/)) {
      await customer.byHand('iam delete-role-policy', { ...role, 'policy-name': name })
    }
    await customer.byHand('iam delete-role', role)
    await corrected(['CorrectRole'])

    const subnet = await idOf('Subnet1')
    await customer.byHand('ec2 delete-subnet', { 'subnet-id': subnet })
    await corrected(['CorrectVpc'])
    expect(await idOf('Vpc')).not.toBe(vpc['vpc-id'])
  })

  test('a review repairs the connection, and associates blocks', { timeout: 900_000 }, async () => {
    const { rescale, customer, id } = await scriptedParties()
    const play = (task: CustomerTask) => customer.play(task, { isKilled: false })
    const setup = await last(rescale, id, 'setup')
    await play({ kind: 'deploy', setup })
    await rescale.receive(await written('stack-report.json'))
    await rescale.advance(id)
    const notice = await last(rescale, id, 'peering-notice')
    await play({ kind: 'connect', setup, notice })
    await rescale.advance(id)
    expect(await rescale.status(id)).toBe('Connected')
    const { accepterVpcId: vpcId, peeringId, routeTableIds } = notice
    const look = (command: string, options: Readonly<Record<string, string>>) =>
      customer.byHand(command, options)
    const attached = () =>
      look('ec2 describe-internet-gateways', {
        filters: `Name=attachment.vpc-id,Values=${vpcId}`,
        query: 'InternetGateways[].InternetGatewayId',
      })
    const gateway = await attached()
    const vpc = { 'vpc-id': vpcId }
    await customer.byHand('ec2 detach-internet-gateway', { ...vpc, 'internet-gateway-id': gateway })
    await customer.byHand('ec2 modify-vpc-attribute', {
      ...vpc,
      'enable-dns-support': '{"Value":false}',
    })
    await customer.byHand('ec2 delete-route', {
      'route-table-id': routeTableIds[0] ?? '',
      'destination-cidr-block': notice.destinations[0] ?? '',
    })
    const { onboardingId, answers } = setup
    const further = ['10.61.0.0/16', '10.62.0.0/16'].filter(Ipv4Cidr.is)
    const evidence = { vpcId }
    const review: ReviewDocument = {
      version: 1,
      kind: 'review',
      onboardingId,
      answers,
      at: setup.reportBy,
      tasks: [
        {
          type: 'RepairConnection',
          data: {
            findings: [
              {
                id: 'peering-not-active',
                level: 'error',
                evidence: { peeringId, status: 'failed' },
              },
              { id: 'dns-support-off', level: 'error', evidence },
              { id: 'internet-gateway-missing', level: 'error', evidence },
            ],
          },
        },
        ...further.map((cidr) => ({ type: 'AssociateCidr' as const, data: { cidr } })),
      ],
    }
    await play({ kind: 'correct', setup, review, notice })
    expect(await attached()).toBe(gateway)
    expect(
      await look('ec2 describe-vpc-attribute', {
        ...vpc,
        attribute: 'enableDnsSupport',
        query: 'EnableDnsSupport.Value',
      }),
    ).toBe('True')
    const blocks = await look('ec2 describe-vpcs', {
      'vpc-ids': vpcId,
      query: 'Vpcs[].CidrBlockAssociationSet[].CidrBlock',
    })
    expect(blocks.split(/\s+/)).toEqual([setup.agreedCidr, ...further])
    await rescale.advance(id)
    expect(await rescale.status(id)).toBe('Connected')
  })

  test('what was not agreed is refused by name', { timeout: 900_000 }, async () => {
    const { rescale, customer, id } = await scriptedParties()
    const setup = await last(rescale, id, 'setup')
    const refused = async (task: CustomerTask): Promise<string> => {
      const { code, stderr } = await customer.run(task)
      expect(code).toBe(1)
      return stderr.trim()
    }
    const other = { ...setup, template: { ...setup.template, sha256: fileSha256('another') } }
    expect(await refused({ kind: 'deploy', setup: other })).toContain('is not the agreed template')
    await customer.play({ kind: 'deploy', setup }, { isKilled: false })
    await rescale.receive(await written('stack-report.json'))
    await rescale.advance(id)

    const notice = await last(rescale, id, 'peering-notice')
    const strange = { ...setup, rescaleVpcId: notice.accepterVpcId }
    expect(await refused({ kind: 'connect', setup: strange, notice })).toBe(
      `${notice.peeringId} was requested by 999988887777 for ${setup.rescaleVpcId}, not by 999988887777 for ${notice.accepterVpcId}: it was not accepted.`,
    )
    const [table = '', destination = ''] = [notice.routeTableIds[0], notice.destinations[0]]
    const gateway = await customer.byHand('ec2 describe-internet-gateways', {
      filters: `Name=attachment.vpc-id,Values=${notice.accepterVpcId}`,
      query: 'InternetGateways[0].InternetGatewayId',
    })
    await customer.byHand('ec2 create-route', {
      'route-table-id': table,
      'destination-cidr-block': destination,
      'gateway-id': gateway,
    })
    expect(await refused({ kind: 'connect', setup, notice })).toBe(
      `${table} has another route to ${destination}, over ${gateway}: remove it first.`,
    )
  })
})

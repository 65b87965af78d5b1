/** Inspections of an account in which one thing is broken. */
import { writeFile } from 'node:fs/promises'

import {
  DeleteRouteCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2'
import { DeleteRolePolicyCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, accountId } from './customerStage.ts'
import { changesIn, connected, withSetup } from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

interface Report {
  readonly roleArn: string
  readonly vpcId: string
  readonly routeTableIds: ReadonlyArray<string>
}

interface Result {
  readonly id: string
  readonly level: string
  readonly outcome: string
}

const inspecting = async (stage: CustomerStage, ...more: ReadonlyArray<string>) => {
  const words = ['inspect', '--setup', stage.path('setup.json'), ...more]
  const ran = await stage.type([...words, '--out', stage.path('inspection.json')])
  const { results } = (await stage.read('inspection.json')) as unknown as {
    readonly results: ReadonlyArray<Result>
  }
  return { ran, results, found: results.filter(({ outcome }) => outcome === 'found') }
}

const withNotice = (stage: CustomerStage) => ['--notice', stage.path('peering-notice.json')]

const reportOf = async (stage: CustomerStage): Promise<Report> =>
  (await stage.read('stack-report.json')) as unknown as Report

type Break = (stage: CustomerStage, report: Report) => Promise<unknown>

const breakages: ReadonlyArray<readonly [id: string, code: number, breakIt: Break]> = [
  [
    'customer-routes-missing',
    1,
    ({ clients }, { routeTableIds }) =>
      clients(accountId).ec2.send(
        new DeleteRouteCommand({
          RouteTableId: routeTableIds[0],
          DestinationCidrBlock: '10.0.0.0/16',
        }),
      ),
  ],
  [
    'vpc-dns',
    0,
    ({ clients }, { vpcId }) =>
      clients(accountId).ec2.send(
        new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: false } }),
      ),
  ],
  [
    'role-permissions-missing',
    1,
    async ({ clients }, { roleArn }) => {
      const { iam } = clients(accountId)
      const RoleName = roleArn.split('/').at(-1)
      const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }))
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: PolicyNames[0] }))
    },
  ],
  [
    'peering-active',
    1,
    async ({ clients }) => {
      const { ec2 } = clients(accountId)
      const { VpcPeeringConnections = [] } = await ec2.send(
        new DescribeVpcPeeringConnectionsCommand({}),
      )
      const { VpcPeeringConnectionId } = VpcPeeringConnections[0] ?? {}
      await ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
    },
  ],
]

describe('an inspection', () => {
  test('of a working connection finds nothing, changes nothing, and Rescale receives it', async () => {
    const stage = await connected(directory)
    const before = changesIn(stage).length
    const { ran, results, found } = await inspecting(stage, ...withNotice(stage))
    expect(ran.code).toBe(0)
    expect(found).toEqual([])
    expect(results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(30)
    expect(changesIn(stage)).toHaveLength(before)
    const { externalId } = await stage.read('setup.json')
    expect(JSON.stringify(await stage.read('inspection.json'))).not.toContain(externalId)
    expect((await stage.receive('inspection.json')).state.status).toBe('Connected')
  })

  test('without the notice inspects what does not depend on the peering', async () => {
    const stage = await connected(directory)
    const { results } = await inspecting(stage)
    const idsOf = (all: typeof results) => all.map(({ id }) => id)
    expect(idsOf(results)).not.toContain('peering-active')
    expect(idsOf((await inspecting(stage, ...withNotice(stage))).results)).toContain(
      'peering-active',
    )
    const passed = results.filter(({ outcome }) => outcome === 'passed')
    expect(idsOf(passed)).toEqual(expect.arrayContaining(['role-trust', 'stack-template']))
  })

  test('lists what AWS refused, which fails nothing', async () => {
    const refused = new Set<string>()
    const stage = await connected(directory, ({ action }) =>
      refused.has(action)
        ? { code: 'UnauthorizedOperation', message: 'no', status: 403 }
        : undefined,
    )
    refused.add('ec2:DescribeNetworkAcls')
    const { ran, results } = await inspecting(stage)
    expect(ran.code).toBe(0)
    expect(results).toContainEqual(
      expect.objectContaining({ id: 'network-acl', outcome: 'unseen' }),
    )
    expect(ran.all).toMatch(
      /not checked: network-acl: .*\(ec2:DescribeNetworkAcls: UnauthorizedOperation\)/,
    )
  })

  test.each(breakages)('finds %s, and exits with %i', async (id, code, breakIt) => {
    const stage = await connected(directory)
    await breakIt(stage, await reportOf(stage))
    const { ran, found } = await inspecting(stage, ...withNotice(stage))
    expect(found.map((result) => result.id)).toContain(id)
    expect(ran.code).toBe(code)
    expect(ran.all).toContain(`${id}: `)
  })
})

/** A connection whose VPC has lost a DNS attribute, which is a warning. */
const withoutHostnames = async (): Promise<CustomerStage> => {
  const stage = await connected(directory)
  const { vpcId } = await reportOf(stage)
  await stage
    .clients(accountId)
    .ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value: false } }))
  return stage
}

const written = async (stage: CustomerStage, name: string, json: unknown): Promise<string> => {
  await writeFile(stage.path(name), JSON.stringify(json))
  return stage.path(name)
}

const accepted = { id: 'vpc-dns', by: 'J. Doe', why: 'our own resolver' }

describe('the checks that count', () => {
  test('are errors, with --strict warnings, too; of all checks, these, or all but those', async () => {
    const stage = await withoutHostnames()
    const codeOf = async (...more: ReadonlyArray<string>) =>
      (await inspecting(stage, ...more)).ran.code
    const all = await inspecting(stage)
    expect(all.found).toMatchObject([{ id: 'vpc-dns', level: 'warning' }])
    expect(all.ran.code).toBe(0)
    const only = await inspecting(stage, '--only', 'vpc-dns,role-trust', '--strict')
    expect(only.results.map(({ id }) => id)).toEqual(['role-trust', 'vpc-dns'])
    expect(only.ran.code).toBe(1)
    const skipping = await inspecting(stage, '--skip', 'vpc-dns', '--strict')
    expect(skipping.results.map(({ id }) => id)).not.toContain('vpc-dns')
    expect(skipping.ran.code).toBe(0)
    expect(await codeOf('--only', 'role-trust', '--strict')).toBe(0)
  })

  test('are not those that a person has accepted, who is named with the reason', async () => {
    const stage = await withoutHostnames()
    const { vpcId } = await reportOf(stage)
    const inspectingWith = async (override: object) =>
      inspecting(
        stage,
        '--strict',
        '--override',
        await written(stage, 'overrides.json', [override]),
      )
    const { ran, found } = await inspectingWith({ ...accepted, subject: vpcId })
    expect(ran.code).toBe(0)
    expect(ran.all).toMatch(/accepted: vpc-dns: vpc-.*\(J\. Doe: our own resolver\)/)
    expect(found.map(({ id }) => id)).toEqual(['vpc-dns'])
    expect(await stage.read('inspection.json')).toMatchObject({
      overrides: [{ ...accepted, subject: vpcId }],
    })
    expect((await stage.receive('inspection.json')).state.status).toBe('Connected')
    const past = { ...accepted, until: '2020-01-01T00:00:00.000Z' }
    expect((await inspectingWith(past)).ran.code).toBe(1)
    expect((await inspectingWith({ ...accepted, subject: 'vpc-other' })).ran.code).toBe(1)
    expect(await stage.read('inspection.json')).not.toHaveProperty('overrides')
  })

  test.each<readonly [title: string, words: ReadonlyArray<string>, json: unknown, what: RegExp]>([
    ['an unknown check of --only', ['--only', 'vpc-dns,dns'], [], /--only: .*found "dns"/],
    ['an unknown check of --skip', ['--skip', 'dns'], [], /--skip: .*found "dns"/],
    ['an override of no check', [], [{ ...accepted, id: 'dns' }], /\[0\]\.id: .*found "dns"/],
    ['an override without a reason', [], [{ id: 'vpc-dns', by: 'J. Doe' }], /\[0\]\.why/],
    ['overrides that are no list', [], accepted, /list of overrides/],
  ])('cannot be chosen by %s, and nothing is called', async (_title, words, json, what) => {
    const stage = await withSetup(directory)
    const calls = stage.front.calls.length
    const override = await written(stage, 'overrides.json', json)
    const agreed = ['--setup', stage.path('setup.json'), '--override', override]
    const ran = await stage.type(['inspect', ...agreed, ...words])
    expect(ran.code).toBe(2)
    expect(ran.all).toMatch(what)
    expect(stage.front.calls).toHaveLength(calls)
  })
})

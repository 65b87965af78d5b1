import {
  type ActionName,
  type InputOf,
  type OutputOf,
  administratorKeyOf,
  apply,
  createMemoryCloud,
  defaultRescale,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { CompanyCode, PolicyArn, RoleArn, generateExternalId } from '@byoa/core/iam/identity'
import { currentCheckSet, reviewCidr } from '@byoa/core/network'
import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  connect,
  fail,
  newCloud,
  requestPeering,
  rescaleVpcOf,
  runStack,
  succeed,
} from '../story.ts'
import {
  accountId,
  cidr,
  customer,
  issuedId,
  read,
  region,
  rescale as rescaleAccount,
  roleArn,
  setupTemplateOf,
  start,
  usEast1,
  vpcId,
} from '../setupTemplateOf.ts'

test.each([
  ['policy/Boundary', 1],
  ['policy/team/Boundary', 1],
  ['policy/Boundary of another account', 0],
])("a customer's account has the boundary that it is opened with: %s", (resource, count) => {
  const owner = resource.endsWith('account') ? rescaleAccount : customer
  const [name = ''] = resource.split(' ')
  const permissionsBoundaryArn = read(PolicyArn, `arn:aws:iam::${owner}:${name}`)
  const { world } = rescaleWorld(defaultRescale, { now: start })
  const account = { accountId: accountId(customer), region: usEast1 }
  const opened = withCustomerAccount(world, { ...account, permissionsBoundaryArn })
  const caller = { accessKeyId: administratorKeyOf(opened, customer), region: usEast1 }
  const input = { PolicyArn: permissionsBoundaryArn }
  const [, found] = apply(opened, caller, { action: 'GetPolicy', input })
  expect(E.isRight(found) ? 1 : 0).toBe(count)
  expect(withCustomerAccount(opened, account)).toBe(opened)
})

test("the policies of Rescale's role are ones that IAM would save", () => {
  const named = read(RoleArn, `arn:aws:iam::${rescaleAccount}:role/platform/onboarding`)
  const accounts = defaultRescale.accounts.map((account) => ({ ...account, roleArn: named }))
  const { world } = rescaleWorld({ ...defaultRescale, accounts }, { now: start })
  const caller = { accessKeyId: administratorKeyOf(world, rescaleAccount), region: usEast1 }
  const ask = <Name extends ActionName>(action: Name, input: InputOf<Name>): OutputOf<Name> => {
    const [, answered] = apply(world, caller, { action, input })
    if (E.isLeft(answered)) throw new Error(`${action}: ${answered.left.message}`)
    return answered.right
  }
  const { Roles } = ask('ListRoles', {})
  expect(Roles).not.toEqual([])
  for (const { RoleName, AssumeRolePolicyDocument } of Roles) {
    const trust = decodeURIComponent(AssumeRolePolicyDocument)
    expect(trust).toContain('"Version":"2012-10-17"')
    ask('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust })
    for (const PolicyName of ask('ListRolePolicies', { RoleName }).PolicyNames) {
      const { PolicyDocument } = ask('GetRolePolicy', { RoleName, PolicyName })
      ask('CreatePolicy', { PolicyName, PolicyDocument: decodeURIComponent(PolicyDocument) })
    }
  }
})

describe("the document of Rescale's side", () => {
  test('the shipped one has a VPC in every Region it names, two in the busiest', () => {
    const regions = defaultRescale.vpcs.map((vpc) => vpc.region)
    expect(new Set(regions)).toEqual(
      new Set([
        'us-east-1',
        'us-west-2',
        'eu-west-1',
        'ap-northeast-1',
        'us-gov-west-1',
        'cn-north-1',
      ]),
    )
    expect(regions.filter((code) => code === 'us-east-1')).toHaveLength(2)
    expect(rescaleWorld(defaultRescale, { now: start }).rescale.vpcs).toHaveLength(
      defaultRescale.vpcs.length,
    )
  })
})

describe('the directory', () => {
  test('knows the VPCs of a Region, and what a CIDR must not collide with', async () => {
    const { rescaleDirectory } = newCloud()
    const candidates = await succeed(rescaleDirectory.candidates(usEast1))
    expect(candidates).toHaveLength(2)
    expect(await succeed(rescaleDirectory.candidates(region('sa-east-1')))).toEqual([])
    const inventory = await succeed(rescaleDirectory.inventory(vpcId('vpc-0aa10000000000001')))
    const idsFor = (text: string) =>
      reviewCidr(inventory, { cidr: cidr(text), zoneCount: 2 }, currentCheckSet).findings.map(
        ({ id }) => id,
      )
    expect(idsFor('10.64.0.0/16')).toEqual([])
    for (const text of ['10.0.0.0/16', '10.20.0.0/20', '10.255.0.0/24']) {
      expect([text, idsFor(text).length]).toEqual([text, 1])
    }
  })

  test('knows what stands there: routes, and the blocks of peered VPCs, until they are gone', async () => {
    const cloud = newCloud()
    const { vpcId: rescaleVpcId, routeTableIds } = rescaleVpcOf(cloud)
    const idsFor = async (text: string) => {
      const inventory = await succeed(cloud.rescaleDirectory.inventory(rescaleVpcId))
      const { findings } = reviewCidr(
        inventory,
        { cidr: cidr(text), zoneCount: 2 },
        currentCheckSet,
      )
      return findings.map(({ id }) => id)
    }
    const addRoute = (destination: string) =>
      cloud.call(
        { accessKeyId: administratorKeyOf(cloud.world(), rescaleAccount), region: usEast1 },
        {
          action: 'CreateRoute',
          input: {
            RouteTableId: routeTableIds[0] ?? '',
            DestinationCidrBlock: destination,
            TransitGatewayId: 'tgw-0123456789abcdef0',
          },
        },
      )
    for (const destination of ['10.90.16.0/20', '10.0.0.0/8']) addRoute(destination)
    expect(await idsFor('10.90.0.0/16')).toEqual(['route-in-the-way'])
    expect(await idsFor('10.90.0.0/20')).toEqual([])

    expect(await idsFor('10.64.0.0/16')).toEqual([])
    const peeringId = await connect(cloud)
    expect(await idsFor('10.64.0.0/16')).toEqual(['peered-overlap'])
    addRoute('10.64.0.0/20')
    await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))
    expect(await idsFor('10.64.0.0/16')).toEqual(['route-in-the-way'])
    expect(await idsFor('10.64.64.0/18')).toEqual([])
  })

  test('allows private space, or what the document says', async () => {
    const verdictsWith = async (allowed?: ReadonlyArray<string>) => {
      const vpcs = defaultRescale.vpcs.map((vpc) =>
        allowed === undefined ? vpc : { ...vpc, allowed: allowed.map(cidr) },
      )
      const config = { ...defaultRescale, vpcs }
      const cloud = createMemoryCloud(rescaleWorld(config, { now: start }))
      const inventory = await succeed(cloud.rescaleDirectory.inventory(rescaleVpcOf(cloud).vpcId))
      return ['10.64.0.0/16', '100.64.0.0/16'].map(
        (text) =>
          reviewCidr(inventory, { cidr: cidr(text), zoneCount: 2 }, currentCheckSet).verdict,
      )
    }
    expect(await verdictsWith()).toEqual(['accepted', 'declined'])
    expect(await verdictsWith(['100.64.0.0/10'])).toEqual(['declined', 'accepted'])
  })

  test('shows the load of the world', async () => {
    const cloud = newCloud()
    const loadOf = async () =>
      (await succeed(cloud.rescaleDirectory.candidates(usEast1))).map(({ load }) => [
        load.activePeerings,
        load.pendingRequests,
        load.routesInFullestTable,
      ])
    expect(await loadOf()).toEqual([
      [0, 0, 1],
      [12, 0, 1],
    ])
    await succeed(requestPeering(cloud, await succeed(runStack(cloud))))
    expect(await loadOf()).toEqual([
      [0, 1, 1],
      [12, 1, 1],
    ])
  })

  test('knows one account for each partition, and says so of others', async () => {
    const { rescaleDirectory } = newCloud()
    expect(await succeed(rescaleDirectory.account('aws'))).toEqual({ accountId: '999988887777' })
    expect(await fail(rescaleDirectory.account('aws-iso'))).toMatchObject({
      code: 'NotInDirectory',
      retryable: false,
    })
    expect(await fail(rescaleDirectory.inventory(vpcId('vpc-00000000')))).toMatchObject({
      code: 'NotInDirectory',
    })
  })
})

describe("a role of Rescale's", () => {
  test('is who assumes, when the document names one', async () => {
    const arn = roleArn('arn:aws:iam::999988887777:role/scalex/Platform')
    const accounts = defaultRescale.accounts.map((account) =>
      account.partition === 'aws' ? { ...account, roleArn: arn } : account,
    )
    const { world, rescale } = rescaleWorld({ ...defaultRescale, accounts }, { now: start })
    const cloud = createMemoryCloud({
      world: withCustomerAccount(world, { accountId: customer, region: usEast1 }),
      rescale,
    })
    const probe = async (body: string) => {
      const stack = await succeed(runStack(cloud, body))
      return succeed(
        cloud.rescaleCloud.probeRole({
          roleArn: stack.roleArn,
          region: usEast1,
          externalId: issuedId,
        }),
      )
    }
    expect(await probe(setupTemplateOf({ rescaleRoleArn: arn }).body)).toBe('allowed')
    const other = roleArn('arn:aws:iam::999988887777:role/scalex/Other')
    expect(await probe(setupTemplateOf({ rescaleRoleArn: other }).body)).toBe('refused')
    await succeed(
      requestPeering(
        cloud,
        await succeed(runStack(cloud, setupTemplateOf({ rescaleRoleArn: arn }).body)),
      ),
    )
    expect(rescaleVpcOf(cloud).accountId).toBe('999988887777')
  })
})

describe.each([
  ['us-gov-west-1', '444455556666'],
  ['cn-north-1', '123456789012'],
] as const)('in %s', (code, rescaleAccountId) => {
  test('accounts, roles and VPCs are of its partition', async () => {
    const here = region(code)
    const { world, rescale } = rescaleWorld(defaultRescale, { now: start })
    const cloud = createMemoryCloud({
      world: withCustomerAccount(world, { accountId: customer, region: here }),
      rescale,
    })
    const { body } = setupTemplateOf({
      region: here,
      rescaleAccountId: accountId(rescaleAccountId),
    })
    const console = cloud.customerConsole(customer)
    const stack = await succeed(
      console.runStack({ region: here, stackName: 's', templateBody: body }),
    )
    const partition = code.startsWith('cn') ? 'aws-cn' : 'aws-us-gov'
    expect(stack.roleArn.startsWith(`arn:${partition}:iam::${customer}:role/`)).toBe(true)
    const probe = { roleArn: stack.roleArn, region: here, externalId: issuedId }
    expect(await succeed(cloud.rescaleCloud.probeRole(probe))).toBe('allowed')
    expect(await succeed(cloud.rescaleCloud.probeRole({ ...probe, region: usEast1 }))).toBe(
      'refused',
    )
  })
})

test('ids repeat from run to run and never within one', () => {
  const code = read(CompanyCode, 'acme')
  const make = (seed: number) => {
    const ids = memoryIds(seed)
    return Array.from({ length: 50 }, () => [
      ids.onboardingId(),
      generateExternalId(code, ids.entropy()),
    ])
  }
  expect(make(1)).toEqual(make(1))
  expect(make(1)).not.toEqual(make(2))
  const [[first, generated] = []] = make(1)
  expect(OnboardingId.is(first)).toBe(true)
  expect(typeof generated === 'object' && E.isRight(generated)).toBe(true)
  expect(new Set(make(3).map(([id]) => id)).size).toBe(50)
})

/** What only plain data shows; what calls of AWS can break is tested on the in-memory AWS. */
import { describe, expect, it } from 'vitest'

import { certainTemplate } from '../cloudformation/setupVariants.ts'
import type {
  AccountSnapshots,
  CustomerSnapshot,
  PeeringView,
  RescaleSnapshot,
  SubnetView,
} from '../../src/inspection/accountSnapshots.ts'
import type { AgreedConnection } from '../../src/inspection/AgreedConnection.ts'
import type { CheckFinding, CheckId, CheckOutcome } from '../../src/inspection/CheckResult.ts'
import { inspect } from '../../src/inspection/inspect.ts'
import { addSeconds } from '../../src/values/Instant.ts'
import { agreement } from './agreement.ts'

const outcomeOf = (
  id: CheckId,
  snapshots: AccountSnapshots,
  change: Partial<AgreedConnection> = {},
): CheckOutcome | undefined =>
  inspect(snapshots, { ...agreement, ...change }).find((result) => result.id === id)?.outcome

const findings = (
  id: CheckId,
  snapshots: AccountSnapshots,
  change?: Partial<AgreedConnection>,
): ReadonlyArray<CheckFinding> => {
  const outcome = outcomeOf(id, snapshots, change)
  return outcome?._tag === 'found' ? outcome.findings : []
}

const customer = (parts: CustomerSnapshot): AccountSnapshots => ({ customer: parts })
const rescale = (parts: RescaleSnapshot): AccountSnapshots => ({ rescale: parts })

const passed = { _tag: 'passed' }

/** A VPC with nothing in it. */
const { vpcId } = agreement.stack as NonNullable<AgreedConnection['stack']>
const vpc: NonNullable<CustomerSnapshot['vpc']> = {
  vpcId,
  accountId: agreement.setup.customerAccountId,
  region: agreement.setup.region,
  state: 'available',
  cidrs: [agreement.setup.vpcCidr],
  dnsSupport: true,
  dnsHostnames: true,
  internetGatewayAttached: true,
  subnets: [],
  routeTables: [],
}

const subnets = (change: Partial<SubnetView> = {}): ReadonlyArray<SubnetView> =>
  (agreement.stack?.subnetIds ?? []).map((subnetId, index) => ({
    subnetId,
    zoneId: `use1-az${index + 1}`,
    availableAddresses: 1000,
    mapsPublicAddresses: true,
    internetGatewayBlock: 'off',
    ...change,
  }))

describe('the Region', () => {
  it('that the account has not enabled is found', () => {
    expect(findings('region-enabled', customer({ region: 'not-opted-in' }))).toEqual([
      { level: 'error', subject: 'us-east-1', actual: 'not-opted-in' },
    ])
    expect(outcomeOf('region-enabled', customer({ region: 'opted-in' }))).toEqual(passed)
  })
})

describe('VPC Block Public Access', () => {
  const isPrivate = { setup: { ...agreement.setup, nodeSubnets: 'private' as const } }

  it.each([
    ['block-bidirectional', {}, 2],
    ['block-ingress', {}, 2],
    ['off', {}, 0],
    ['block-bidirectional', isPrivate, 2],
    // NAT gateways answer for connections that nodes open.
    ['block-ingress', isPrivate, 0],
  ] as const)('%s bites where nodes need what it stops: %j', (mode, change, count) => {
    const seen = customer({ subnets: subnets({ internetGatewayBlock: mode }) })
    expect(findings('block-public-access', seen, change)).toHaveLength(count)
  })

  it('does not matter with egress blocked', () => {
    const change = { setup: { ...agreement.setup, egress: 'blocked' as const } }
    expect(outcomeOf('block-public-access', customer({ subnets: subnets() }), change)).toBe(
      undefined,
    )
  })
})

describe('ways out with egress blocked', () => {
  const change = { setup: { ...agreement.setup, egress: 'blocked' as const } }
  const table = {
    routeTableId: agreement.stack?.routeTableIds[0],
    vpcId,
    isMain: true,
    subnetIds: [],
    routes: [],
  }
  const withIpv6 = (target: string): AccountSnapshots => {
    const routeTable = { ...table, ipv6Routes: [{ destination: '::/0', target }] }
    return customer({ vpc: { ...vpc, routeTables: [routeTable as never] } })
  }

  it('are found for IPv6, too', () => {
    expect(findings('blocked-routes', withIpv6('eigw-1'), change)).toEqual([
      { level: 'error', subject: 'rtb-0123456789abcdef0', actual: '::/0 → eigw-1' },
    ])
    expect(outcomeOf('blocked-routes', withIpv6('local'), change)).toEqual(passed)
  })
})

describe('network ACLs', () => {
  const acl = (...entries: ReadonlyArray<readonly [number, 'allow' | 'deny', string]>) =>
    customer({
      networkAcls: [
        {
          networkAclId: 'acl-1',
          subnetIds: agreement.stack?.subnetIds ?? [],
          entries: [
            {
              ruleNumber: 100,
              direction: 'out',
              action: 'allow',
              protocol: '-1',
              cidr: '0.0.0.0/0',
            },
            ...entries.map(([ruleNumber, action, cidr]) => ({
              ruleNumber,
              direction: 'in' as const,
              action,
              protocol: '-1',
              cidr,
            })),
          ],
        },
      ],
    })

  it('that allow everything first pass', () => {
    const entries = [
      [32_767, 'deny', '0.0.0.0/0'],
      [100, 'allow', '0.0.0.0/0'],
    ] as const
    expect(outcomeOf('network-acl', acl(...entries))).toEqual(passed)
  })

  it('that deny first, or have no entry, are found', () => {
    const denying = acl([100, 'allow', '0.0.0.0/0'], [90, 'deny', '10.0.0.0/16'])
    expect(findings('network-acl', denying)).toEqual([
      { level: 'warning', subject: 'acl-1', actual: 'in 90: deny -1 10.0.0.0/16' },
    ])
    expect(findings('network-acl', acl([32_767, 'deny', '0.0.0.0/0']))).toEqual([
      { level: 'warning', subject: 'acl-1', actual: 'in: no entry' },
    ])
  })
})

describe('launches', () => {
  it('that are refused are errors, and those that tell nothing are not', () => {
    const launches = [
      { subnetId: 'subnet-a', action: 'ec2:RunInstances', answer: 'allowed' },
      { subnetId: 'subnet-b', action: 'ec2:RunInstances', answer: 'refused', code: 'Denied' },
      { subnetId: 'subnet-c', action: 'ec2:RunInstances', answer: 'unknown', code: 'NoSuchImage' },
    ] as const
    expect(findings('launch', rescale({ launches }))).toEqual([
      { level: 'error', subject: 'subnet-b', expected: 'allowed', actual: 'Denied' },
      { level: 'info', subject: 'subnet-c', expected: 'allowed', actual: 'NoSuchImage' },
    ])
  })

  it('are no matter of the tier that has none', () => {
    const change = { setup: { ...agreement.setup, tier: 'connect' as const } }
    expect(outcomeOf('launch', rescale({ launches: [] }), change)).toBe(undefined)
  })
})

describe('the role', () => {
  const probe = {
    withExternalId: 'allowed',
    withoutExternalId: 'refused',
    withWrongExternalId: 'refused',
  } as const

  it('is assumable with both IDs of a rotation', () => {
    expect(
      outcomeOf(
        'role-assumable',
        rescale({ probe: { ...probe, withFurtherExternalId: 'allowed' } }),
      ),
    ).toEqual(passed)
    expect(
      findings(
        'role-assumable',
        rescale({ probe: { ...probe, withFurtherExternalId: 'refused' } }),
      ),
    ).toHaveLength(1)
  })

  it('that lost the agreed boundary is found', () => {
    const role = { roleArn: agreement.stack?.roleArn, trustPolicy: '{}', policies: [] }
    const seen = customer({ role: role as NonNullable<CustomerSnapshot['role']> })
    const expected = 'arn:aws:iam::111122223333:policy/Limit'
    const setup = {
      ...agreement.setup,
      permissionsBoundaryArn: expected,
    } as AgreedConnection['setup']
    expect(findings('role-boundary', seen, { setup })).toEqual([
      { level: 'error', subject: 'permissions boundary', expected, actual: 'none' },
    ])
  })

  it('whose calls a policy of the organisation denies is found apart from other refusals', () => {
    const refused = { answer: 'refused', code: 'UnauthorizedOperation' } as const
    const role = { roleArn: agreement.stack?.roleArn, trustPolicy: '{}', policies: [] }
    const seen = {
      customer: {
        role: role as NonNullable<CustomerSnapshot['role']>,
        stackResources: [
          { logicalId: 'RescaleRole', resourceType: 'AWS::IAM::Role', physicalId: 'Rescale' },
          { logicalId: 'Vpc', resourceType: 'AWS::EC2::VPC', physicalId: vpcId },
        ],
      },
      rescale: {
        roleCalls: [
          {
            ...refused,
            action: 'ec2:DescribeVpcs',
            message:
              'User: x is not authorized to perform: ec2:DescribeVpcs with an explicit deny in a service control policy',
          },
          { ...refused, action: 'ec2:DescribeSubnets', message: 'You are not authorized.' },
        ],
      },
    }
    const subjects = (id: CheckId) => findings(id, seen).map(({ subject }) => subject)
    expect(subjects('organization-denials')).toEqual(['ec2:DescribeVpcs'])
    expect(subjects('role-calls')).toEqual(['ec2:DescribeSubnets'])
  })

  it('that the organisation denies something is found', () => {
    const simulation = [
      { action: 'ec2:RunInstances', answer: 'refused', code: 'deniedByOrganization' },
      { action: 'ec2:CreateTags', answer: 'refused', code: 'implicitDeny' },
    ] as const
    expect(
      findings('role-simulation', customer({ simulation })).map(({ subject }) => subject),
    ).toEqual(['ec2:RunInstances'])
  })
})

describe('the stack', () => {
  const stack = {
    stackName: 'rescale-byoa-acme',
    stackId: 'arn',
    status: 'UPDATE_IN_PROGRESS',
    isComplete: false,
  }

  it('that is not complete is found with its status', () => {
    expect(findings('stack-complete', customer({ stack }))).toEqual([
      { level: 'error', subject: 'rescale-byoa-acme', actual: 'UPDATE_IN_PROGRESS' },
    ])
  })

  const { body } = certainTemplate(agreement.setup)
  const edited = (edit: object): string => JSON.stringify({ ...JSON.parse(body), ...edit })

  it('of the very template passes, however it is laid out', () => {
    expect(outcomeOf('stack-template', customer({ template: body }))).toEqual(passed)
    expect(outcomeOf('stack-template', customer({ template: edited({}) }))).toEqual(passed)
  })

  it.each([
    ['YAML', 'Resources: {}'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no outputs', edited({ Outputs: undefined })],
    ['null for outputs', edited({ Outputs: null })],
    ['a macro', edited({ Transform: 'AWS::Include' })],
    ['a parameter', edited({ Parameters: { P: { Type: 'String' } } })],
    ['another description', edited({ Description: 'mine' })],
    ['rules that are a text', edited({ Rules: 'none' })],
    ['no resources', edited({ Resources: {} })],
  ])('of %s is found', (_, template) => {
    expect(findings('stack-template', customer({ template }))).toHaveLength(1)
  })

  it('has no checks where the VPC was made with Terraform', () => {
    const { stackName: _name, ...reported } = agreement.stack ?? {}
    const made = { stack: reported as NonNullable<AgreedConnection['stack']> }
    expect(outcomeOf('stack-exists', customer({ stack }), made)).toBe(undefined)
  })
})

describe('the zones', () => {
  const zoneIds = ['use1-az1', 'use1-az4'] as unknown as AgreedConnection['setup']['zoneIds']

  it('are compared by id where ids were agreed', () => {
    const setup = { ...agreement.setup, ...(zoneIds === undefined ? {} : { zoneIds }) }
    expect(findings('subnet-zones', customer({ vpc, subnets: subnets() }), { setup })).toEqual([
      {
        level: 'warning',
        subject: 'zones',
        expected: 'use1-az1, use1-az4',
        actual: 'use1-az1, use1-az2',
      },
    ])
  })

  it('are counted where none were named', () => {
    expect(outcomeOf('subnet-zones', customer({ vpc, subnets: subnets() }))).toEqual(passed)
    const one = customer({ vpc, subnets: subnets({ zoneId: 'use1-az1' }) })
    expect(findings('subnet-zones', one)).toHaveLength(1)
  })
})

describe('the peering', () => {
  const view = (change: Partial<PeeringView>): AccountSnapshots => ({
    rescale: {
      peering: {
        peeringId: agreement.peeringId as PeeringView['peeringId'],
        status: 'active',
        message: '',
        allowsDns: { rescale: true, customer: true },
        requester: {
          accountId: agreement.rescaleVpc.accountId,
          vpcId: agreement.rescaleVpc.vpcId,
        },
        accepter: {
          accountId: agreement.setup.customerAccountId,
          vpcId: agreement.stack?.vpcId ?? '',
        },
        ...change,
      },
    },
  })

  it.each(['failed', 'expired', 'rejected', 'deleted', 'deleting', 'provisioning'] as const)(
    'that is %s is not active',
    (status) => {
      expect(findings('peering-active', view({ status }))).toHaveLength(1)
      expect(outcomeOf('peering-pending', view({ status }))).toEqual(passed)
    },
  )

  it.each([
    [25 * 3600, 'warning'],
    [24 * 3600, 'error'],
    [0, 'error'],
  ] as const)('that is pending with %d s left is a %s', (seconds, level) => {
    const expiresAt = addSeconds(agreement.now, seconds)
    const pending = view({ status: 'pending-acceptance', expiresAt })
    expect(findings('peering-pending', pending)).toMatchObject([{ level }])
    expect(outcomeOf('peering-active', pending)).toEqual(passed)
  })

  it('between other VPCs is found at the end that differs', () => {
    const accepter = { accountId: '444455556666', vpcId: 'vpc-0000000000000000a' }
    expect(findings('peering-ends', view({ accepter }))).toMatchObject([
      { actual: '444455556666/vpc-0000000000000000a' },
    ])
    expect(outcomeOf('peering-ends', view({}))).toEqual(passed)
  })

  it('has its DNS options compared only where they were agreed', () => {
    const off = view({ allowsDns: { rescale: false, customer: true } })
    const agreed = { peeringDns: true }
    expect(outcomeOf('peering-dns-rescale', off)).toBe(undefined)
    expect(findings('peering-dns-rescale', off, agreed)).toHaveLength(1)
    expect(outcomeOf('peering-dns-customer', off, agreed)).toEqual(passed)
    expect(outcomeOf('peering-dns-rescale', view({ allowsDns: {} }), agreed)).toEqual(passed)
  })
})

describe('quotas', () => {
  const load = (activePeerings: number): AccountSnapshots =>
    rescale({
      load: {
        activePeerings,
        pendingRequests: 0,
        routesInFullestTable: 10,
        quotas: { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 },
      },
    })

  it.each([
    [44, []],
    [45, ['info']],
    [49, ['info']],
    [50, ['warning']],
  ])('with %d of 50 peerings are %j', (used, levels) => {
    expect(findings('rescale-quotas', load(used)).map(({ level }) => level)).toEqual(levels)
  })
})

describe('a refused call', () => {
  it('is named in the checks of its part', () => {
    const refused = [{ part: 'role', action: 'iam:GetRole', code: 'AccessDenied' }] as const
    expect(outcomeOf('role-exists', customer({ refused }))).toEqual({
      _tag: 'unseen',
      unseen: [{ side: 'customer', part: 'role', action: 'iam:GetRole', code: 'AccessDenied' }],
    })
  })
})

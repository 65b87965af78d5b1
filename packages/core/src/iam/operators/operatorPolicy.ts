/**
 * What the people and programs that operate a connection may do: Rescale's profile in its own
 * account, the customer's administrator in the customer's. The role that the stack makes is another
 * matter; its permissions are those of a tier.
 *
 * Peerings are confined by the VPCs at their ends, routes by the VPC of their table, roles by the
 * names that the stack gives. What CloudFormation makes with the administrator's permissions is
 * confined to the Region: most of it has no name before it exists.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/security-iam.html
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import { type Region, partitionOfRegion } from '../identity/Partition.ts'
import type { RolePath } from '../identity/RolePath.ts'
import type { AccountId, VpcId } from '../identity/identifiers.ts'
import { ec2Services, inRegion } from '../permissions/permissionScopes.ts'
import { boundaryPath } from '../permissions/permissionsBoundary.ts'
import {
  type Conditions,
  type PermissionStatement,
  type PermissionsPolicy,
  policyOf,
} from '../policy/PolicyDocument.ts'
import type { Party } from '../../values/Party.ts'
import type { RoleNamePrefix } from '../../cloudformation/SetupOptions.ts'
import { stackActions } from './stackActions.ts'

// model

export interface OperatorScope {
  readonly region: Region
  readonly customerAccountId: AccountId
  readonly rescaleAccountId: AccountId
  readonly rescaleVpcId: VpcId
  /** Absent before the stack exists: any VPC of the account. */
  readonly customerVpcId?: VpcId
  readonly connectionName: string
  readonly stackName: string
  readonly rolePath?: RolePath
  readonly roleNamePrefix?: RoleNamePrefix
  /** Also sets the DNS option of the peering; absent: not. */
  readonly peeringDns?: boolean
  /** Also what takes the connection down and the stack away; absent: not. */
  readonly includesRemoval?: boolean
}

// statements

const ec2Arn = (scope: OperatorScope, accountId: AccountId, resource: string): string =>
  `arn:${partitionOfRegion(scope.region)}:ec2:${scope.region}:${accountId}:${resource}`

const iamArn = ({ region, customerAccountId }: OperatorScope, resource: string): string =>
  `arn:${partitionOfRegion(region)}:iam::${customerAccountId}:${resource}`

const rescaleVpcArn = (scope: OperatorScope): string =>
  ec2Arn(scope, scope.rescaleAccountId, `vpc/${scope.rescaleVpcId}`)

const customerVpcArn = (scope: OperatorScope): string =>
  ec2Arn(scope, scope.customerAccountId, `vpc/${scope.customerVpcId ?? '*'}`)

/** Between the two VPCs; the customer's may not be known yet, and then any of its account. */
const betweenTheVpcs = (scope: OperatorScope): Conditions => ({
  ArnLike: {
    'ec2:AccepterVpc': [customerVpcArn(scope)],
    'ec2:RequesterVpc': [rescaleVpcArn(scope)],
  },
})

/** Without an action nothing is said. */
const allow = (
  Sid: string,
  actions: ReadonlyArray<string>,
  confinement: Pick<PermissionStatement, 'Resource' | 'Condition'>,
): ReadonlyArray<PermissionStatement> =>
  actions.length === 0
    ? []
    : [{ Sid, Effect: 'Allow', Action: [...new Set(actions)].sort(), ...confinement }]

const removal = (
  { includesRemoval = false }: OperatorScope,
  ...actions: ReadonlyArray<string>
): ReadonlyArray<string> => (includesRemoval ? actions : [])

const dnsOption = ({ peeringDns = false }: OperatorScope): ReadonlyArray<string> =>
  peeringDns ? ['ec2:ModifyVpcPeeringConnectionOptions'] : []

const peerings = (scope: OperatorScope, accountId: AccountId): ReadonlyArray<string> => [
  ec2Arn(scope, accountId, 'vpc-peering-connection/*'),
]

// Rescale

const rescaleStatements = (scope: OperatorScope): ReadonlyArray<PermissionStatement> => {
  const own = scope.rescaleAccountId
  return [
    ...allow(
      'Observe',
      ['ec2:DescribeRouteTables', 'ec2:DescribeVpcPeeringConnections', 'ec2:DescribeVpcs'],
      { Resource: ['*'], Condition: inRegion(scope) },
    ),
    ...allow('AssumeCustomersRole', ['sts:AssumeRole', 'sts:SetSourceIdentity'], {
      Resource: [iamArn(scope, 'role/*')],
    }),
    ...allow('RequestFromOwnVpc', ['ec2:CreateVpcPeeringConnection'], {
      Resource: [rescaleVpcArn(scope)],
    }),
    ...allow(
      'PeerWithCustomer',
      [
        'ec2:CreateVpcPeeringConnection',
        ...dnsOption(scope),
        ...removal(scope, 'ec2:DeleteVpcPeeringConnection', 'ec2:RejectVpcPeeringConnection'),
      ],
      { Resource: peerings(scope, own), Condition: betweenTheVpcs(scope) },
    ),
    ...allow('TagOnRequest', ['ec2:CreateTags'], {
      Resource: peerings(scope, own),
      Condition: {
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['Name', 'rescale:onboarding'] },
        StringEquals: { 'ec2:CreateAction': ['CreateVpcPeeringConnection'] },
      },
    }),
    ...allow(
      'RouteInOwnVpc',
      ['ec2:CreateRoute', 'ec2:ReplaceRoute', ...removal(scope, 'ec2:DeleteRoute')],
      {
        Resource: [ec2Arn(scope, own, 'route-table/*')],
        Condition: { ArnEquals: { 'ec2:Vpc': [rescaleVpcArn(scope)] } },
      },
    ),
  ]
}

// the customer

/** CloudFormation's own calls, with the permissions of whoever runs the stack. */
const callsOfStack = (
  scope: OperatorScope,
  service: 'ec2' | 'iam' | 'logs',
): ReadonlyArray<string> =>
  Object.values(stackActions)
    .flatMap(({ make, remove }) => [...make, ...removal(scope, ...remove)])
    .filter((action) => action.startsWith(`${service}:`) && action !== 'iam:PassRole')

/** Names start as CloudFormation makes them up, or as the request fixes them. */
const rolesOfStack = (scope: OperatorScope): string => {
  const { rolePath = '/', roleNamePrefix, stackName } = scope
  const names = roleNamePrefix === undefined ? `${stackName}-` : `${roleNamePrefix}rescale-`
  return iamArn(scope, `role${rolePath}${names}*`)
}

const iamResourcesOfStack = (scope: OperatorScope): ReadonlyArray<string> => [
  rolesOfStack(scope),
  iamArn(scope, `instance-profile${scope.rolePath ?? '/'}${scope.stackName}-*`),
  iamArn(scope, `policy${boundaryPath(scope.connectionName)}*`),
]

const stackStatements = (scope: OperatorScope): ReadonlyArray<PermissionStatement> => {
  const { region, customerAccountId, stackName } = scope
  const partition = partitionOfRegion(region)
  return [
    ...allow(
      'RunStack',
      [
        'cloudformation:CreateStack',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:GetTemplate',
        'cloudformation:UpdateStack',
        ...removal(scope, 'cloudformation:DeleteStack'),
      ],
      {
        Resource: [
          `arn:${partition}:cloudformation:${region}:${customerAccountId}:stack/${stackName}/*`,
        ],
      },
    ),
    ...allow('MakeNetwork', [...callsOfStack(scope, 'ec2'), ...callsOfStack(scope, 'logs')], {
      Resource: ['*'],
      Condition: inRegion(scope),
    }),
    ...allow('MakeRoles', callsOfStack(scope, 'iam'), {
      Resource: iamResourcesOfStack(scope),
    }),
    ...allow('PassRoles', ['iam:PassRole'], {
      Resource: [rolesOfStack(scope)],
      Condition: {
        StringEquals: {
          'iam:PassedToService': [...ec2Services(partition), 'vpc-flow-logs.amazonaws.com'],
        },
      },
    }),
  ]
}

/** What the operations look at, and the handlers of CloudFormation's types. */
const customerObserves: ReadonlyArray<string> = [
  'ec2:DescribeAddresses',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeNatGateways',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRegions',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeTags',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
]

const customerStatements = (scope: OperatorScope): ReadonlyArray<PermissionStatement> => {
  const own = scope.customerAccountId
  return [
    ...allow('Observe', customerObserves, { Resource: ['*'], Condition: inRegion(scope) }),
    // The preflight asks IAM what the caller itself may do.
    ...allow('SimulateOwnPolicies', ['iam:SimulatePrincipalPolicy'], {
      Resource: [iamArn(scope, 'role/*'), iamArn(scope, 'user/*')],
    }),
    ...stackStatements(scope),
    ...allow('AcceptIntoOwnVpc', ['ec2:AcceptVpcPeeringConnection', 'ec2:AssociateVpcCidrBlock'], {
      Resource: [customerVpcArn(scope)],
    }),
    ...allow(
      'PeerWithRescale',
      [
        'ec2:AcceptVpcPeeringConnection',
        ...dnsOption(scope),
        ...removal(scope, 'ec2:DeleteVpcPeeringConnection', 'ec2:RejectVpcPeeringConnection'),
      ],
      { Resource: peerings(scope, own), Condition: betweenTheVpcs(scope) },
    ),
  ]
}

// queries

/** Returns the policy of the operator of one party, confined to one connection. */
export const operatorPolicy = (party: Party, scope: OperatorScope): PermissionsPolicy =>
  policyOf(party === 'rescale' ? rescaleStatements(scope) : customerStatements(scope))

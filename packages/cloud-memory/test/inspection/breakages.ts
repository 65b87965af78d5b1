/** One thing broken by a call of either party, and the checks that find it. */
import type { CheckId } from '@byoa/core/inspection'

import type { Patient } from './patient.ts'

/** The connections that are broken, by what was agreed. */
export type Agreed = 'open' | 'private' | 'blocked' | 'small'

export interface Breakage {
  readonly agreed: Agreed
  readonly title: string
  readonly breakIt: (patient: Patient) => void
  /** Written by hand. */
  readonly found: ReadonlyArray<CheckId>
}

const breakage = (
  agreed: Agreed,
  title: string,
  breakIt: Breakage['breakIt'],
  ...found: ReadonlyArray<CheckId>
): Breakage => ({ agreed, title, breakIt, found })

// the role

const roleName = ({ idOf }: Patient): string => idOf('RescaleRole')

const trust =
  (statement: Readonly<Record<string, unknown>>, ...more: ReadonlyArray<object>) =>
  (patient: Patient): void => {
    patient.customer('UpdateAssumeRolePolicy', {
      RoleName: roleName(patient),
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${patient.agreed.setup.rescaleAccountId}:root` },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': patient.agreed.setup.externalIds[0] } },
            ...statement,
          },
          ...more,
        ],
      }),
    })
  }

const putPolicy =
  (PolicyName: string, ...Statement: ReadonlyArray<object>) =>
  (patient: Patient): void => {
    patient.customer('PutRolePolicy', {
      RoleName: roleName(patient),
      PolicyName,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    })
  }

interface Statement {
  readonly Sid: string
  readonly Action: ReadonlyArray<string>
}

/** The statements of the role's permissions as they are. */
const permissions = (patient: Patient): ReadonlyArray<Statement> => {
  const { PolicyDocument } = patient.customer('GetRolePolicy', {
    RoleName: roleName(patient),
    PolicyName: 'RescalePermissions',
  })
  const text = decodeURIComponent(PolicyDocument)
  return (JSON.parse(text) as { readonly Statement: ReadonlyArray<Statement> }).Statement
}

const editPermissions =
  (edit: (statements: ReadonlyArray<Statement>) => ReadonlyArray<object>) =>
  (patient: Patient): void =>
    putPolicy('RescalePermissions', ...edit(permissions(patient)))(patient)

const deletePolicy =
  (PolicyName: string) =>
  (patient: Patient): void => {
    patient.customer('DeleteRolePolicy', { RoleName: roleName(patient), PolicyName })
  }

const putBoundary =
  (name: string) =>
  (patient: Patient): void => {
    patient.customer('PutRolePermissionsBoundary', {
      RoleName: roleName(patient),
      PermissionsBoundary: `arn:aws:iam::aws:policy/${name}`,
    })
  }

const deny = (Action: string) => ({ Sid: 'No', Effect: 'Deny', Action, Resource: '*' })
const allow = (Action: string) => ({ Sid: 'More', Effect: 'Allow', Action, Resource: '*' })

const role: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the role is deleted',
    (patient) => {
      deletePolicy('RescalePermissions')(patient)
      deletePolicy('RescaleReadOwnRole')(patient)
      patient.customer('DeleteRole', { RoleName: roleName(patient) })
    },
    'role-exists',
    'role-assumable',
  ),
  breakage(
    'open',
    'the trust policy lets anyone in',
    trust({ Principal: { AWS: '*' }, Condition: {} }),
    'role-refuses-without-id',
    'role-refuses-wrong-id',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy asks for no external ID',
    trust({ Condition: {} }),
    'role-refuses-without-id',
    'role-refuses-wrong-id',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy asks for another external ID',
    trust({ Condition: { StringEquals: { 'sts:ExternalId': 'another-id' } } }),
    'role-assumable',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy takes a pattern for an external ID',
    trust({ Condition: { StringLike: { 'sts:ExternalId': 'byoa-*' } } }),
    'role-refuses-wrong-id',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy lets another account in as well',
    trust({}, { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole' }),
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy lets a service in as well',
    trust(
      {},
      {
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ),
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy denies Rescale',
    trust({}, { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }),
    'role-assumable',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy lets only the customer in',
    trust({ Principal: { AWS: '111122223333' } }),
    'role-assumable',
    'role-trust',
  ),
  breakage(
    'open',
    'the permissions of the role are deleted',
    deletePolicy('RescalePermissions'),
    'role-permissions-missing',
    'role-calls',
  ),
  breakage(
    'open',
    'the role cannot read itself',
    deletePolicy('RescaleReadOwnRole'),
    'role-permissions-missing',
  ),
  breakage(
    'open',
    'a statement of the permissions is removed',
    editPermissions((statements) => statements.filter(({ Sid }) => Sid !== 'Observe')),
    'role-permissions-missing',
    'role-calls',
  ),
  breakage(
    'open',
    'an action of a statement is removed',
    editPermissions((statements) =>
      statements.map((one) => ({
        ...one,
        Action: one.Action.filter((action) => action !== 'ec2:DescribeVpcs'),
      })),
    ),
    'role-permissions-changed',
    'role-calls',
  ),
  breakage(
    'open',
    'an action is added to a statement',
    editPermissions((statements) =>
      statements.map((one) =>
        one.Sid === 'Observe' ? { ...one, Action: [...one.Action, 's3:ListBucket'] } : one,
      ),
    ),
    'role-permissions-changed',
  ),
  breakage(
    'open',
    'a statement is added to the permissions',
    editPermissions((statements) => [...statements, allow('s3:GetObject')]),
    'role-permissions-excessive',
  ),
  breakage(
    'open',
    'a policy of AWS is attached',
    (patient) => {
      patient.customer('AttachRolePolicy', {
        RoleName: roleName(patient),
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      })
    },
    'role-permissions-excessive',
  ),
  breakage(
    'open',
    'an inline policy is added',
    putPolicy('Further', allow('dynamodb:Query')),
    'role-permissions-excessive',
  ),
  breakage(
    'open',
    'an inline policy denies a call that is made',
    putPolicy('Denials', deny('ec2:DescribeVpcs')),
    'role-denials',
    'role-simulation',
    'role-calls',
  ),
  breakage(
    'open',
    'an inline policy denies what is not called',
    putPolicy('Denials', deny('dynamodb:*')),
    'role-denials',
  ),
  breakage(
    'open',
    'a boundary is put on the role that allows everything',
    putBoundary('AdministratorAccess'),
    'role-boundary',
  ),
  breakage(
    'open',
    'a boundary is put on the role that allows too little',
    putBoundary('IAMReadOnlyAccess'),
    'role-boundary',
    'role-calls',
  ),
]

// the stack

type Resources = Record<string, { Properties: Record<string, unknown> } & Record<string, unknown>>

const editTemplate =
  (edit: (resources: Resources) => void) =>
  (patient: Patient): void => {
    const StackName = patient.agreed.stack?.stackName ?? ''
    const { TemplateBody } = patient.customer('GetTemplate', { StackName })
    const template = JSON.parse(TemplateBody) as { readonly Resources: Resources }
    edit(template.Resources)
    patient.customer('UpdateStack', {
      StackName,
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    })
  }

const stack: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the template gets another resource',
    editTemplate((resources) => {
      resources['Further'] = { Type: 'AWS::EC2::InternetGateway', Properties: {} }
    }),
    'stack-template',
  ),
  breakage(
    'open',
    'the template gets a wider trust policy',
    editTemplate((resources) => {
      const properties = resources['RescaleRole']?.Properties ?? {}
      const document = properties['AssumeRolePolicyDocument'] as { Statement: Array<object> }
      document.Statement = document.Statement.map((one) => ({ ...one, Condition: {} }))
    }),
    'role-refuses-without-id',
    'role-refuses-wrong-id',
    'role-trust',
    'stack-template',
  ),
  breakage(
    'blocked',
    'the template gets a security group that lets everything out',
    editTemplate((resources) => {
      const properties = resources['ComputeSecurityGroup']?.Properties ?? {}
      const rules = properties['SecurityGroupEgress'] as ReadonlyArray<object>
      properties['SecurityGroupEgress'] = [...rules, { CidrIp: '0.0.0.0/0', IpProtocol: '-1' }]
    }),
    'stack-template',
    'security-group-wider',
  ),
  breakage(
    'open',
    'the peering and the stack are deleted',
    (patient) => {
      deletePeering('customer')(patient)
      patient.customer('DeleteStack', { StackName: patient.agreed.stack?.stackName ?? '' })
    },
    'role-exists',
    'role-assumable',
    'stack-exists',
    'vpc-exists',
    'peering-active',
    'rescale-routes-blackhole',
  ),
]

// the VPC

const associationOf = (patient: Patient, subnet: string): string => {
  const SubnetId = patient.idOf(subnet)
  const { RouteTables } = patient.customer('DescribeRouteTables', {
    Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
  })
  return (
    RouteTables.flatMap(({ Associations }) => Associations).find((one) => one.SubnetId === SubnetId)
      ?.RouteTableAssociationId ?? 'none'
  )
}

const detachSubnet =
  (subnet: string) =>
  (patient: Patient): void => {
    patient.customer('DisassociateRouteTable', { AssociationId: associationOf(patient, subnet) })
  }

const newTable = ({ customer, idOf }: Patient): string =>
  customer('CreateRouteTable', { VpcId: idOf('Vpc') }).RouteTable.RouteTableId

const newInterface = ({ customer, idOf }: Patient): string =>
  customer('CreateNetworkInterface', { SubnetId: idOf('Subnet1') }).NetworkInterface
    .NetworkInterfaceId

const setDns =
  (attribute: 'EnableDnsSupport' | 'EnableDnsHostnames') =>
  ({ customer, idOf }: Patient): void => {
    customer('ModifyVpcAttribute', { VpcId: idOf('Vpc'), [attribute]: { Value: false } })
  }

const mapAddresses =
  (Value: boolean) =>
  ({ customer, idOf }: Patient): void => {
    customer('ModifySubnetAttribute', {
      SubnetId: idOf('Subnet1'),
      MapPublicIpOnLaunch: { Value },
    })
  }

const take =
  (count: number) =>
  (patient: Patient): void => {
    Array.from({ length: count }, () => newInterface(patient))
  }

const associateBlocks =
  (...blocks: ReadonlyArray<string>) =>
  ({ customer, idOf }: Patient): void => {
    for (const CidrBlock of blocks) {
      customer('AssociateVpcCidrBlock', { VpcId: idOf('Vpc'), CidrBlock })
    }
  }

const offTable: ReadonlyArray<CheckId> = [
  'subnet-route-table',
  'open-default-route',
  'customer-routes-missing',
  'routes-one-way',
]

const vpc: ReadonlyArray<Breakage> = [
  breakage('open', 'DNS resolution is switched off', setDns('EnableDnsSupport'), 'vpc-dns'),
  breakage('blocked', 'DNS hostnames are switched off', setDns('EnableDnsHostnames'), 'vpc-dns'),
  breakage(
    'open',
    'another block is associated with the VPC',
    associateBlocks('10.51.0.0/16'),
    'vpc-extra-cidr',
  ),
  breakage(
    'open',
    'as many blocks are associated as a VPC can have',
    associateBlocks('10.51.0.0/16', '10.52.0.0/16', '10.53.0.0/16', '10.54.0.0/16'),
    'vpc-extra-cidr',
    'customer-quotas',
  ),
  breakage('open', 'a subnet falls to the main route table', detachSubnet('Subnet1'), ...offTable),
  breakage(
    'open',
    'a subnet is given another route table',
    (patient) => {
      patient.customer('ReplaceRouteTableAssociation', {
        AssociationId: associationOf(patient, 'Subnet2'),
        RouteTableId: newTable(patient),
      })
    },
    ...offTable,
  ),
  breakage(
    'open',
    'a subnet is deleted',
    (patient) => {
      detachSubnet('Subnet2')(patient)
      patient.customer('DeleteSubnet', { SubnetId: patient.idOf('Subnet2') })
    },
    'subnets-present',
    'subnet-zones',
  ),
  breakage(
    'open',
    'the subnets no longer give public addresses',
    mapAddresses(false),
    'subnet-public-addresses',
  ),
  breakage(
    'private',
    'a subnet gives public addresses',
    mapAddresses(true),
    'subnet-public-addresses',
  ),
  breakage('small', 'few addresses are left in a subnet', take(25), 'subnet-addresses'),
  breakage('small', 'no addresses are left in a subnet', take(27), 'subnet-addresses'),
]

// ways out

const everywhere = '0.0.0.0/0'

const inTable =
  (
    action: 'CreateRoute' | 'ReplaceRoute',
    DestinationCidrBlock: string,
    targetOf: (patient: Patient) => Readonly<Record<string, string>>,
  ) =>
  (patient: Patient): void => {
    patient.customer(action, {
      RouteTableId: patient.idOf('RouteTable'),
      DestinationCidrBlock,
      ...targetOf(patient),
    })
  }

const toInterface = (patient: Patient) => ({ NetworkInterfaceId: newInterface(patient) })

const toPeering = ({ agreed }: Patient) => ({ VpcPeeringConnectionId: agreed.peeringId ?? '' })

const attachGateway = ({ customer, idOf }: Patient): string => {
  const { InternetGatewayId } = customer('CreateInternetGateway', {}).InternetGateway
  customer('AttachInternetGateway', { InternetGatewayId, VpcId: idOf('Vpc') })
  return InternetGatewayId
}

const newNatGateway = ({ customer, idOf }: Patient): string =>
  customer('CreateNatGateway', { SubnetId: idOf('Subnet1'), ConnectivityType: 'private' })
    .NatGateway.NatGatewayId

const mainTable = ({ customer, idOf }: Patient): string =>
  customer('DescribeRouteTables', {
    Filters: [
      { Name: 'vpc-id', Values: [idOf('Vpc')] },
      { Name: 'association.main', Values: ['true'] },
    ],
  }).RouteTables[0]?.RouteTableId ?? 'none'

const waysOut: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the internet gateway is detached',
    ({ customer, idOf }) => {
      customer('DetachInternetGateway', {
        InternetGatewayId: idOf('InternetGateway'),
        VpcId: idOf('Vpc'),
      })
    },
    'internet-gateway-missing',
    'open-default-route',
  ),
  breakage(
    'open',
    'the default route is deleted',
    ({ customer, idOf }) => {
      customer('DeleteRoute', {
        RouteTableId: idOf('RouteTable'),
        DestinationCidrBlock: everywhere,
      })
    },
    'open-default-route',
  ),
  breakage(
    'open',
    'the default route leads to an interface',
    inTable('ReplaceRoute', everywhere, toInterface),
    'open-default-route',
  ),
  breakage(
    'open',
    'the default route leads to Rescale',
    inTable('ReplaceRoute', everywhere, toPeering),
    'open-default-route',
  ),
  breakage(
    'private',
    'the NAT gateway is deleted',
    ({ customer, idOf }) => {
      customer('DeleteNatGateway', { NatGatewayId: idOf('NatGateway') })
    },
    'open-default-route',
    'nat-gateway',
  ),
  breakage(
    'private',
    'the default route leads around the NAT gateway',
    inTable('ReplaceRoute', everywhere, ({ idOf }) => ({ GatewayId: idOf('InternetGateway') })),
    'open-default-route',
  ),
  breakage(
    'blocked',
    'an internet gateway is attached',
    (patient) => {
      attachGateway(patient)
    },
    'internet-gateway-present',
  ),
  breakage(
    'blocked',
    'a default route leads to an internet gateway',
    inTable('CreateRoute', everywhere, (patient) => ({ GatewayId: attachGateway(patient) })),
    'internet-gateway-present',
    'blocked-routes',
  ),
  breakage(
    'blocked',
    'the main route table leads to an internet gateway',
    (patient) => {
      const GatewayId = attachGateway(patient)
      const RouteTableId = mainTable(patient)
      patient.customer('CreateRoute', {
        RouteTableId,
        DestinationCidrBlock: everywhere,
        GatewayId,
      })
    },
    'internet-gateway-present',
    'blocked-routes',
  ),
  breakage(
    'blocked',
    'a NAT gateway is created',
    (patient) => {
      newNatGateway(patient)
    },
    'blocked-nat-gateway',
  ),
  breakage(
    'blocked',
    'a default route leads to a NAT gateway',
    inTable('CreateRoute', everywhere, (patient) => ({ NatGatewayId: newNatGateway(patient) })),
    'blocked-routes',
    'blocked-nat-gateway',
  ),
  breakage(
    'blocked',
    'a default route leads to Rescale',
    inTable('CreateRoute', everywhere, toPeering),
    'blocked-routes',
  ),
  breakage(
    'blocked',
    'a route leads to a proxy in the VPC',
    inTable('CreateRoute', '192.168.0.0/16', toInterface),
    'blocked-routes',
  ),
]

// endpoints

const changeEndpoint =
  (endpoint: string, changeOf: (patient: Patient) => object) =>
  (patient: Patient): void => {
    patient.customer('ModifyVpcEndpoint', {
      VpcEndpointId: patient.idOf(endpoint),
      ...changeOf(patient),
    })
  }

const deleteEndpoint =
  (endpoint: string) =>
  ({ customer, idOf }: Patient): void => {
    customer('DeleteVpcEndpoints', { VpcEndpointIds: [idOf(endpoint)] })
  }

const endpoints: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the endpoint of S3 is deleted',
    deleteEndpoint('S3Endpoint'),
    'endpoints-present',
  ),
  breakage(
    'blocked',
    'the only way to S3 is deleted',
    deleteEndpoint('S3Endpoint'),
    'endpoints-present',
  ),
  breakage(
    'blocked',
    'an interface endpoint is deleted',
    deleteEndpoint('SsmEndpoint'),
    'endpoints-present',
  ),
  breakage(
    'blocked',
    'an interface endpoint has no private DNS',
    changeEndpoint('KmsEndpoint', () => ({ PrivateDnsEnabled: false })),
    'endpoints-usable',
  ),
  breakage(
    'blocked',
    'an interface endpoint leaves a zone',
    changeEndpoint('LogsEndpoint', ({ idOf }) => ({ RemoveSubnetIds: [idOf('Subnet2')] })),
    'endpoints-usable',
  ),
  breakage(
    'blocked',
    'an interface endpoint has another security group',
    changeEndpoint('LogsEndpoint', ({ idOf }) => ({
      AddSecurityGroupIds: [idOf('ComputeSecurityGroup')],
      RemoveSecurityGroupIds: [idOf('EndpointSecurityGroup')],
    })),
    'endpoints-usable',
  ),
  breakage(
    'blocked',
    'the endpoint of S3 leaves the route table',
    changeEndpoint('S3Endpoint', ({ idOf }) => ({ RemoveRouteTableIds: [idOf('RouteTable')] })),
    'endpoints-usable',
  ),
  breakage(
    'blocked',
    'an interface endpoint is opened to other accounts',
    changeEndpoint('SsmEndpoint', () => ({ ResetPolicy: true })),
    'endpoints-policy',
  ),
  breakage(
    'blocked',
    'the endpoint of S3 is opened to all buckets',
    changeEndpoint('S3Endpoint', () => ({ ResetPolicy: true })),
    'endpoints-policy',
  ),
]

// security groups

type RuleChange =
  | 'AuthorizeSecurityGroupIngress'
  | 'AuthorizeSecurityGroupEgress'
  | 'RevokeSecurityGroupIngress'
  | 'RevokeSecurityGroupEgress'

const changeRules =
  (action: RuleChange, group: string, permissionOf: (patient: Patient) => object) =>
  (patient: Patient): void => {
    const permission = { IpProtocol: 'tcp', ...permissionOf(patient) }
    patient.customer(action, { GroupId: patient.idOf(group), IpPermissions: [permission] })
  }

const ports = (FromPort: number, ToPort = FromPort) => ({ FromPort, ToPort })

const fromRescale = ({ agreed }: Patient) => ({
  IpRanges: agreed.rescaleVpc.cidrs.map((CidrIp) => ({ CidrIp })),
})

const manyRanges = Array.from({ length: 54 }, (_, index) => ({ CidrIp: `192.168.${index}.0/24` }))

const nodes = 'ComputeSecurityGroup'

const securityGroups: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'Rescale can no longer reach nodes by SSH',
    changeRules('RevokeSecurityGroupIngress', nodes, (patient) => ({
      ...ports(22),
      ...fromRescale(patient),
    })),
    'security-group-flows',
  ),
  breakage(
    'open',
    'nodes can no longer reach each other',
    changeRules('RevokeSecurityGroupIngress', nodes, ({ idOf }) => ({
      IpProtocol: '-1',
      UserIdGroupPairs: [{ GroupId: idOf(nodes) }],
    })),
    'security-group-flows',
  ),
  breakage(
    'open',
    'nodes can be reached by SSH from everywhere',
    changeRules('AuthorizeSecurityGroupIngress', nodes, () => ({
      ...ports(22),
      IpRanges: [{ CidrIp: everywhere }],
    })),
    'security-group-wider',
  ),
  breakage(
    'blocked',
    'nodes may send everything everywhere',
    changeRules('AuthorizeSecurityGroupEgress', nodes, () => ({
      IpProtocol: '-1',
      IpRanges: [{ CidrIp: everywhere }],
    })),
    'security-group-wider',
  ),
  breakage(
    'blocked',
    'nodes can no longer reach the endpoints',
    changeRules('RevokeSecurityGroupEgress', nodes, ({ idOf }) => ({
      ...ports(443),
      UserIdGroupPairs: [{ GroupId: idOf('EndpointSecurityGroup') }],
    })),
    'security-group-flows',
  ),
  breakage(
    'blocked',
    'endpoints no longer let nodes in',
    changeRules('RevokeSecurityGroupIngress', 'EndpointSecurityGroup', ({ agreed }) => ({
      ...ports(443),
      IpRanges: [{ CidrIp: agreed.setup.vpcCidr }],
    })),
    'security-group-flows',
  ),
  breakage(
    'blocked',
    'endpoints let another network in',
    changeRules('AuthorizeSecurityGroupIngress', 'EndpointSecurityGroup', () => ({
      ...ports(443),
      IpRanges: [{ CidrIp: '192.168.0.0/16' }],
    })),
    'security-group-wider',
  ),
  breakage(
    'open',
    'the port of a rule is changed',
    (patient) => {
      changeRules('RevokeSecurityGroupIngress', nodes, () => ({
        ...ports(8443),
        ...fromRescale(patient),
      }))(patient)
      changeRules('AuthorizeSecurityGroupIngress', nodes, () => ({
        ...ports(8444),
        ...fromRescale(patient),
      }))(patient)
    },
    'security-group-flows',
    'security-group-wider',
  ),
  breakage(
    'open',
    'the security group of the nodes is nearly full',
    changeRules('AuthorizeSecurityGroupIngress', nodes, () => ({
      ...ports(22),
      IpRanges: manyRanges,
    })),
    'security-group-wider',
    'customer-quotas',
  ),
  breakage(
    'open',
    'the security group of the nodes is deleted',
    ({ customer, idOf }) => {
      customer('DeleteSecurityGroup', { GroupId: idOf(nodes) })
    },
    'security-group-exists',
  ),
]

// the connection

const deletePeering =
  (by: 'customer' | 'rescale') =>
  (patient: Patient): void => {
    patient[by]('DeleteVpcPeeringConnection', {
      VpcPeeringConnectionId: patient.agreed.peeringId ?? '',
    })
  }

const rescaleTable = ({ agreed }: Patient): string => agreed.rescaleVpc.routeTableIds[0] ?? 'none'

const rescaleBlock = ({ rescaleVpc }: Patient['agreed']): string => rescaleVpc.cidrs[0] ?? 'none'

const rescaleInterface = ({ agreed, rescale }: Patient): string => {
  const { Subnets } = rescale('DescribeSubnets', {
    Filters: [{ Name: 'vpc-id', Values: [agreed.rescaleVpc.vpcId] }],
  })
  const SubnetId =
    Subnets[0]?.SubnetId ??
    rescale('CreateSubnet', {
      VpcId: agreed.rescaleVpc.vpcId,
      CidrBlock: rescaleBlock(agreed).replace(/\/\d+$/, '/28'),
    }).Subnet.SubnetId
  return rescale('CreateNetworkInterface', { SubnetId }).NetworkInterface.NetworkInterfaceId
}

const atRescale =
  (
    action: 'CreateRoute' | 'ReplaceRoute',
    destinationOf: (patient: Patient) => string,
    afterwards?: (patient: Patient, NetworkInterfaceId: string) => void,
  ) =>
  (patient: Patient): void => {
    const NetworkInterfaceId = rescaleInterface(patient)
    patient.rescale(action, {
      RouteTableId: rescaleTable(patient),
      DestinationCidrBlock: destinationOf(patient),
      NetworkInterfaceId,
    })
    afterwards?.(patient, NetworkInterfaceId)
  }

const agreedCidr = ({ agreed }: Patient): string => agreed.setup.vpcCidr
const rescaleCidr = ({ agreed }: Patient): string => rescaleBlock(agreed)

/** The first addresses of a block. */
const partOf = (cidr: string): string => cidr.replace(/\/\d+$/, '/26')

const connection: ReadonlyArray<Breakage> = [
  ...(['customer', 'rescale'] as const).map((by) =>
    breakage(
      'open',
      `${by} deletes the peering`,
      deletePeering(by),
      'peering-active',
      'rescale-routes-blackhole',
      'customer-routes-blackhole',
    ),
  ),
  breakage(
    'open',
    'the peering is deleted and no longer shown',
    (patient) => {
      deletePeering('customer')(patient)
      patient.world.cloud.advanceTime(3 * 86_400)
    },
    'peering-visible',
    'rescale-routes-blackhole',
    'customer-routes-blackhole',
  ),
  breakage(
    'open',
    'Rescale’s route is deleted',
    (patient) => {
      patient.rescale('DeleteRoute', {
        RouteTableId: rescaleTable(patient),
        DestinationCidrBlock: agreedCidr(patient),
      })
    },
    'rescale-routes-missing',
    'routes-one-way',
  ),
  breakage(
    'open',
    'the customer’s route is deleted',
    (patient) => {
      patient.customer('DeleteRoute', {
        RouteTableId: patient.idOf('RouteTable'),
        DestinationCidrBlock: rescaleCidr(patient),
      })
    },
    'customer-routes-missing',
    'routes-one-way',
  ),
  breakage(
    'open',
    'Rescale’s route leads elsewhere',
    atRescale('ReplaceRoute', agreedCidr),
    'rescale-routes-missing',
    'routes-one-way',
  ),
  breakage(
    'open',
    'the customer’s route leads elsewhere',
    (patient) => inTable('ReplaceRoute', rescaleCidr(patient), toInterface)(patient),
    'customer-routes-missing',
    'routes-one-way',
  ),
  breakage(
    'open',
    'a more specific route of Rescale leads elsewhere',
    atRescale('CreateRoute', (patient) => partOf(agreedCidr(patient))),
    'rescale-routes-shadowed',
    'routes-one-way',
  ),
  breakage(
    'open',
    'a more specific route of the customer leads elsewhere',
    (patient) => inTable('CreateRoute', partOf(rescaleCidr(patient)), toInterface)(patient),
    'customer-routes-shadowed',
    'routes-one-way',
  ),
  breakage(
    'open',
    'the target of Rescale’s route is gone',
    atRescale('ReplaceRoute', agreedCidr, ({ rescale }, NetworkInterfaceId) => {
      rescale('DeleteNetworkInterface', { NetworkInterfaceId })
    }),
    'rescale-routes-blackhole',
    'routes-one-way',
  ),
  breakage(
    'open',
    'the target of the customer’s route is gone',
    (patient) => {
      const NetworkInterfaceId = newInterface(patient)
      inTable('ReplaceRoute', rescaleCidr(patient), () => ({ NetworkInterfaceId }))(patient)
      patient.customer('DeleteNetworkInterface', { NetworkInterfaceId })
    },
    'customer-routes-blackhole',
    'routes-one-way',
  ),
  breakage(
    'open',
    'Rescale’s VPC gets a block that the customer does not know',
    ({ agreed, rescale }) => {
      rescale('AssociateVpcCidrBlock', {
        VpcId: agreed.rescaleVpc.vpcId,
        CidrBlock: '10.99.0.0/16',
      })
    },
    'rescale-vpc-blocks',
  ),
]

export const breakages: ReadonlyArray<Breakage> = [
  ...role,
  ...stack,
  ...vpc,
  ...waysOut,
  ...endpoints,
  ...securityGroups,
  ...connection,
]

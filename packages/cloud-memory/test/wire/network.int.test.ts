import {
  AssociateVpcCidrBlockCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateInternetGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteFlowLogsCommand,
  DeleteInternetGatewayCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteTagsCommand,
  DeleteVpcCommand,
  DeleteVpcEndpointsCommand,
  DescribeAccountAttributesCommand,
  DescribeAvailabilityZonesCommand,
  type DescribeAvailabilityZonesCommandInput,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DetachInternetGatewayCommand,
  DisassociateVpcCidrBlockCommand,
  ModifySubnetAttributeCommand,
  RevokeSecurityGroupIngressCommand,
  waitUntilSubnetAvailable,
  waitUntilVpcAvailable,
} from '@aws-sdk/client-ec2'
import { describe, expect, test } from 'vitest'

import { newWireCloud, thrownBy } from './wireCloud.ts'

const newVpc = async () => {
  const wire = newWireCloud()
  const { ec2 } = wire.customer
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.7/16' }))
  return { ...wire, ec2, VpcId: Vpc?.VpcId ?? '' }
}

const newSubnet = async () => {
  const made = await newVpc()
  const { VpcId, ec2 } = made
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.64.0.0/20' }))
  return { ...made, SubnetId: Subnet?.SubnetId ?? '' }
}

describe('VPCs', () => {
  test('are waited for, grow a block and lose it', async () => {
    const { ec2, VpcId } = await newVpc()
    await waitUntilVpcAvailable({ client: ec2, maxWaitTime: 20 }, { VpcIds: [VpcId] })
    const { CidrBlockAssociation } = await ec2.send(
      new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: '10.65.0.0/16' }),
    )
    const { AssociationId } = CidrBlockAssociation ?? {}
    expect(AssociationId).toMatch(/^vpc-cidr-assoc-/)
    const taken = await thrownBy(
      ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: '172.16.0.0/16' })),
    )
    expect(taken).toMatchObject({ code: 'InvalidVpc.Range', status: 400 })
    await ec2.send(new DisassociateVpcCidrBlockCommand({ AssociationId }))
    await ec2.send(new DeleteVpcCommand({ VpcId }))
  })

  test('tell one attribute at a time', async () => {
    const { ec2, VpcId } = await newVpc()
    const described = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' }),
    )
    expect(described.EnableDnsSupport).toEqual({ Value: true })
    expect(described.EnableDnsHostnames).toBeUndefined()
    const metrics = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableNetworkAddressUsageMetrics' }),
    )
    expect(metrics.EnableNetworkAddressUsageMetrics).toEqual({ Value: false })
  })
})

describe('subnets and zones', () => {
  test('are made in a zone, changed and described', async () => {
    const { ec2, SubnetId, VpcId } = await newSubnet()
    await waitUntilSubnetAvailable({ client: ec2, maxWaitTime: 20 }, { SubnetIds: [SubnetId] })
    await ec2.send(
      new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }),
    )
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
    )
    expect(Subnets?.[0]).toMatchObject({
      SubnetId,
      MapPublicIpOnLaunch: true,
      AvailableIpAddressCount: 4091,
    })
    const { AvailabilityZones } = await ec2.send(new DescribeAvailabilityZonesCommand({}))
    expect(AvailabilityZones).toHaveLength(6)
    expect(AvailabilityZones?.[0]).toMatchObject({
      ZoneName: 'us-east-1a',
      RegionName: 'us-east-1',
      State: 'available',
    })
  })

  test('are found by name, by id and by filter', async () => {
    const { ec2 } = newWireCloud().customer
    const namesFor = async (input: DescribeAvailabilityZonesCommandInput) => {
      const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand(input))
      return AvailabilityZones.map(({ ZoneName }) => ZoneName)
    }
    expect(await namesFor({ ZoneNames: ['us-east-1b'] })).toEqual(['us-east-1b'])
    expect(await namesFor({ ZoneIds: ['use1-az4'] })).toHaveLength(1)
    const Filters = [{ Name: 'zone-name', Values: ['*c', '*d'] }]
    expect(await namesFor({ Filters })).toEqual(['us-east-1c', 'us-east-1d'])
    const unknown = await thrownBy(namesFor({ ZoneNames: ['us-west-2a'] }))
    expect(unknown.code).toBe('InvalidParameterValue')
  })

  test('are not deleted under a network interface', async () => {
    const { ec2, SubnetId } = await newSubnet()
    const { NetworkInterface } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId, Description: 'node' }),
    )
    const { NetworkInterfaceId } = NetworkInterface ?? {}
    const described = await ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'subnet-id', Values: [SubnetId] }],
      }),
    )
    expect(described.NetworkInterfaces?.[0]).toMatchObject({
      NetworkInterfaceId,
      Description: 'node',
      Status: 'available',
    })
    const byId = { NetworkInterfaceIds: [NetworkInterfaceId ?? ''] }
    const named = await ec2.send(new DescribeNetworkInterfacesCommand(byId))
    expect(named.NetworkInterfaces).toHaveLength(1)
    const kept = await thrownBy(ec2.send(new DeleteSubnetCommand({ SubnetId })))
    expect(kept.code).toBe('DependencyViolation')
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))
    await ec2.send(new DeleteSubnetCommand({ SubnetId }))
  })
})

describe('gateways, endpoints and security groups', () => {
  test('an internet gateway is attached to one VPC', async () => {
    const { ec2, VpcId } = await newVpc()
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}))
    const { InternetGatewayId } = InternetGateway ?? {}
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }))
    const { InternetGateways } = await ec2.send(
      new DescribeInternetGatewaysCommand({
        Filters: [{ Name: 'attachment.vpc-id', Values: [VpcId] }],
      }),
    )
    expect(InternetGateways?.[0]?.Attachments).toEqual([{ VpcId, State: 'available' }])
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }))
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))
  })

  test('an endpoint stands in its tables', async () => {
    const { ec2, VpcId } = await newVpc()
    const ServiceName = 'com.amazonaws.us-east-1.s3'
    const { VpcEndpoint } = await ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName }))
    const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({}))
    expect(VpcEndpoints?.[0]).toMatchObject({ ServiceName, VpcEndpointType: 'Gateway', Groups: [] })
    const VpcEndpointIds = [VpcEndpoint?.VpcEndpointId ?? '']
    const { Unsuccessful } = await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds }))
    expect(Unsuccessful).toEqual([])
  })

  test('the rules of a group come back as they went', async () => {
    const { ec2, VpcId } = await newVpc()
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ VpcId, GroupName: 'nodes', Description: 'of Rescale' }),
    )
    const rule = {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'Rescale' }, { CidrIp: '10.1.0.0/16' }],
      UserIdGroupPairs: [{ GroupId }],
    }
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] }))
    const described = async () => {
      const groups = await ec2.send(
        new DescribeSecurityGroupsCommand({ GroupIds: [GroupId ?? ''] }),
      )
      return groups.SecurityGroups?.[0]
    }
    expect(await described()).toMatchObject({
      Description: 'of Rescale',
      IpPermissions: [{ ...rule, PrefixListIds: [], Ipv6Ranges: [] }],
    })
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] }))
    expect((await described())?.IpPermissions).toEqual([])
    const again = await thrownBy(
      ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [rule] })),
    )
    expect(again.code).toBe('InvalidPermission.NotFound')
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }))
  })

  test('flow logs are made and taken away', async () => {
    const { ec2, VpcId } = await newVpc()
    const { FlowLogIds = [] } = await ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [VpcId],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogGroupName: 'flows',
        DeliverLogsPermissionArn: 'arn:aws:iam::111122223333:role/flows',
      }),
    )
    expect(FlowLogIds).toHaveLength(1)
    const { Unsuccessful } = await ec2.send(new DeleteFlowLogsCommand({ FlowLogIds }))
    expect(Unsuccessful).toEqual([])
  })
})

describe('tags and the account', () => {
  test('tags are put on, found and taken off', async () => {
    const { ec2, VpcId } = await newVpc()
    const Tags = [{ Key: 'onboarding', Value: 'onb-1' }]
    await ec2.send(new CreateTagsCommand({ Resources: [VpcId], Tags }))
    const found = await ec2.send(
      new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['onb*'] }] }),
    )
    expect(found.Tags).toEqual([
      { Key: 'onboarding', Value: 'onb-1', ResourceId: VpcId, ResourceType: 'vpc' },
    ])
    await ec2.send(new DeleteTagsCommand({ Resources: [VpcId], Tags }))
    expect((await ec2.send(new DescribeTagsCommand({}))).Tags).toEqual([])
  })

  test('the account says what it is', async () => {
    const { ec2 } = await newVpc()
    const { AccountAttributes } = await ec2.send(
      new DescribeAccountAttributesCommand({ AttributeNames: ['default-vpc'] }),
    )
    expect(AccountAttributes).toEqual([
      { AttributeName: 'default-vpc', AttributeValues: [{ AttributeValue: 'none' }] },
    ])
  })
})

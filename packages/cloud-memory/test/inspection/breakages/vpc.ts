/** The VPC and its subnets are changed by hand. */
import type { CheckId } from '@byoa/core/inspection'

import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { newInterface } from './changes.ts'

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

export const vpc: ReadonlyArray<Breakage> = [
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
    'launch',
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

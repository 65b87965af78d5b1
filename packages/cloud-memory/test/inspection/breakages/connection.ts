/** The peering and the routes of either side are changed. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { newInterface, inTable, toInterface, deletePeering } from './changes.ts'

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

/** Turns the DNS option of one side off. */
const withoutNames =
  (by: 'customer' | 'rescale') =>
  (patient: Patient): void => {
    const off = { AllowDnsResolutionFromRemoteVpc: false }
    patient[by]('ModifyVpcPeeringConnectionOptions', {
      VpcPeeringConnectionId: patient.agreed.peeringId ?? '',
      ...(by === 'rescale'
        ? { RequesterPeeringConnectionOptions: off }
        : { AccepterPeeringConnectionOptions: off }),
    })
  }

export const connection: ReadonlyArray<Breakage> = [
  ...(['customer', 'rescale'] as const).map((by) =>
    breakage(
      'names',
      `${by} does not let its names be resolved`,
      withoutNames(by),
      `peering-dns-${by}`,
    ),
  ),
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

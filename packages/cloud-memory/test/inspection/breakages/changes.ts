/** Changes that several breakages make. */
import type { Patient } from '../patient.ts'

export const newInterface = ({ customer, idOf }: Patient): string =>
  customer('CreateNetworkInterface', { SubnetId: idOf('Subnet1') }).NetworkInterface
    .NetworkInterfaceId

export const everywhere = '0.0.0.0/0'

export const inTable =
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

export const toInterface = (patient: Patient) => ({ NetworkInterfaceId: newInterface(patient) })

export const toPeering = ({ agreed }: Patient) => ({
  VpcPeeringConnectionId: agreed.peeringId ?? '',
})

export const deletePeering =
  (by: 'customer' | 'rescale') =>
  (patient: Patient): void => {
    patient[by]('DeleteVpcPeeringConnection', {
      VpcPeeringConnectionId: patient.agreed.peeringId ?? '',
    })
  }

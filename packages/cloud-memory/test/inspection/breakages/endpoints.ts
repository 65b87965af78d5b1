/** Endpoints are changed by hand. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'

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

export const endpoints: ReadonlyArray<Breakage> = [
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

import type { Operations } from '../Operation.ts'
import {
  peeringOperations,
  routeOperations,
  securityGroupOperations,
  tagOperations,
} from './connectionOperations.ts'
import {
  accountOperations,
  endpointOperations,
  flowLogOperations,
  gatewayOperations,
  interfaceOperations,
  subnetOperations,
  vpcOperations,
} from './networkOperations.ts'

/** Every action of EC2 that is answered. */
export const ec2Operations: Operations = {
  ...accountOperations,
  ...endpointOperations,
  ...flowLogOperations,
  ...gatewayOperations,
  ...interfaceOperations,
  ...peeringOperations,
  ...routeOperations,
  ...securityGroupOperations,
  ...subnetOperations,
  ...tagOperations,
  ...vpcOperations,
}

import type { NodeWarning } from '../../cloudformation/nodeWarnings.ts'
import { listed } from './vocabulary.ts'

/** Says which nodes have no way out, and what to request for them. */
export const describeNodeWarning = ({ instanceTypes, source }: NodeWarning): string =>
  `Instances with several network cards, such as ${listed(instanceTypes)}, get no public address. In public subnets they reach neither the internet nor Systems Manager, CloudWatch and KMS: request "nodeSubnets": "private". See ${source}`

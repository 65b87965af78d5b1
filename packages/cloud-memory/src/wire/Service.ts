/**
 * The four services that are answered, and how each writes.
 *
 * @source https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
import { cloudFormationOperations } from './cloudFormationOperations.ts'
import { ec2Operations } from './ec2/ec2Operations.ts'
import { iamOperations } from './iamOperations.ts'
import type { Operation, Operations } from './Operation.ts'
import { stsOperations } from './stsOperations.ts'

export type ServiceName = 'ec2' | 'iam' | 'sts' | 'cloudformation'

export interface Service {
  /** As the credential scope names it. */
  readonly name: ServiceName
  readonly protocol: 'ec2' | 'query'
  readonly version: string
  readonly namespace: string
  readonly operations: ReadonlyMap<string, Operation>
}

const operationsOf = (operations: Operations): ReadonlyMap<string, Operation> =>
  new Map(Object.entries(operations))

/** The services. */
export const services: ReadonlyArray<Service> = [
  {
    name: 'ec2',
    protocol: 'ec2',
    version: '2016-11-15',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    operations: operationsOf(ec2Operations),
  },
  {
    name: 'iam',
    protocol: 'query',
    version: '2010-05-08',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: operationsOf(iamOperations),
  },
  {
    name: 'sts',
    protocol: 'query',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations: operationsOf(stsOperations),
  },
  {
    name: 'cloudformation',
    protocol: 'query',
    version: '2010-05-15',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    operations: operationsOf(cloudFormationOperations),
  },
]

/** Returns the service of a name in a credential scope. */
export const serviceNamed = (name: string): Service | undefined =>
  services.find((service) => service.name === name)

/** Returns the service of an API version: each has its own. */
export const serviceOfVersion = (version: string | undefined): Service | undefined =>
  services.find((service) => service.version === version)

/**
 * The services, with their protocols and schemas.
 *
 * @source https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
import type { Protocol } from './InputFault.ts'
import { type InputReader, inputReaders } from './InputReader.ts'
import type { ServiceSchema } from './ServiceSchema.ts'
import { cloudFormationSchema } from './schemas/cloudFormationSchema.ts'
import { ec2Schema } from './schemas/ec2Schema.ts'
import { iamSchema } from './schemas/iamSchema.ts'
import { stsSchema } from './schemas/stsSchema.ts'

export type ServiceName = 'ec2' | 'iam' | 'sts' | 'cloudformation'

export interface Service {
  /** The name in credential scopes. */
  readonly name: ServiceName
  readonly protocol: Protocol
  readonly version: string
  readonly namespace: string
  readonly schema: ServiceSchema
  /** Name of an action → the reader of its input. */
  readonly inputs: ReadonlyMap<string, InputReader>
}

const serviceOf = (service: Omit<Service, 'inputs'>): Service => ({
  ...service,
  inputs: inputReaders(service),
})

/** The services. */
export const services: ReadonlyArray<Service> = [
  serviceOf({
    name: 'ec2',
    protocol: 'ec2',
    version: '2016-11-15',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    schema: ec2Schema,
  }),
  serviceOf({
    name: 'iam',
    protocol: 'query',
    version: '2010-05-08',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    schema: iamSchema,
  }),
  serviceOf({
    name: 'sts',
    protocol: 'query',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    schema: stsSchema,
  }),
  serviceOf({
    name: 'cloudformation',
    protocol: 'query',
    version: '2010-05-15',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    schema: cloudFormationSchema,
  }),
]

/** Returns the service of a name in a credential scope. */
export const serviceNamed = (name: string): Service | undefined =>
  services.find((service) => service.name === name)

/** Returns the service of an API version. */
export const serviceOfVersion = (version: string | undefined): Service | undefined =>
  services.find((service) => service.version === version)

/**
 * The names of the endpoint services that nodes need where there is no internet. Most are
 * `com.amazonaws.<region>.<service>`; a few Regions outside the commercial partition name a few
 * services by their own domain.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
 */
import type { Region } from '../iam/identity/Partition.ts'

/** What runs through an interface endpoint, in the order of the template. */
export type InterfaceService =
  | 'ec2'
  | 'sts'
  | 'ssm'
  | 'ssmmessages'
  | 'ec2messages'
  | 'logs'
  | 'monitoring'
  | 'kms'

export const interfaceServices: ReadonlyArray<InterfaceService> = [
  'ec2',
  'sts',
  'ssm',
  'ssmmessages',
  'ec2messages',
  'logs',
  'monitoring',
  'kms',
]

interface NamingException {
  readonly regions: ReadonlyArray<string>
  readonly services: ReadonlyArray<InterfaceService>
  readonly prefix: string
}

const namingExceptions: ReadonlyArray<NamingException> = [
  {
    regions: ['cn-north-1', 'cn-northwest-1'],
    services: ['ec2', 'sts', 'monitoring'],
    prefix: 'cn.com.amazonaws',
  },
  { regions: ['us-iso-east-1', 'us-iso-west-1'], services: ['ec2'], prefix: 'gov.ic.c2s' },
  { regions: ['us-iso-west-1'], services: ['monitoring'], prefix: 'gov.ic.c2s' },
  { regions: ['us-isob-east-1'], services: ['ec2'], prefix: 'gov.sgov.sc2s' },
]

/** Returns the name of the interface endpoint service in a Region. */
export const interfaceServiceName = (region: Region, service: InterfaceService): string => {
  const exception = namingExceptions.find(
    ({ regions, services }) => regions.includes(region) && services.includes(service),
  )
  return `${exception?.prefix ?? 'com.amazonaws'}.${region}.${service}`
}

/** Returns the name of the gateway endpoint service of S3, which is the same in every partition. */
export const s3GatewayServiceName = (region: Region): string => `com.amazonaws.${region}.s3`

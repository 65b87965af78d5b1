/**
 * The names of the endpoint services that nodes need where there is no internet. Most are
 * `com.amazonaws.<region>.<service>`; a few Regions outside the commercial partition name one by
 * their own domain.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
 */
import type { Region } from '../iam/identity/Partition.ts'

/** Services that nodes call, in the order of the template: those that their role may call. */
export const interfaceServices = [
  'ssm',
  'ssmmessages',
  'ec2messages',
  'logs',
  'monitoring',
  'kms',
] as const

/** What runs through an interface endpoint. */
export type InterfaceService = (typeof interfaceServices)[number]

/** Where CloudWatch, of these services, is named by another domain. */
const monitoringPrefixes: Readonly<Record<string, string>> = {
  'cn-north-1': 'cn.com.amazonaws',
  'cn-northwest-1': 'cn.com.amazonaws',
  'us-iso-west-1': 'gov.ic.c2s',
}

/** Returns the name of the interface endpoint service in a Region. */
export const interfaceServiceName = (region: Region, service: InterfaceService): string => {
  const prefix = service === 'monitoring' ? monitoringPrefixes[region] : undefined
  return `${prefix ?? 'com.amazonaws'}.${region}.${service}`
}

/** Returns the name of the gateway endpoint service of S3, which is the same in every partition. */
export const s3GatewayServiceName = (region: Region): string => `com.amazonaws.${region}.s3`

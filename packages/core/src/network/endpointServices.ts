/**
 * The names of the endpoint services that nodes need where there is no internet. Most are
 * `com.amazonaws.<region>.<service>`; a few Regions outside the commercial partition name one by
 * their own domain.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
 */

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

/** What runs through a gateway endpoint. */
export const gatewayServices = ['s3', 'dynamodb'] as const

export type GatewayService = (typeof gatewayServices)[number]

const usualDomain = 'com.amazonaws'

/** The other domain by which some Regions name services: CloudWatch, of those that nodes call. */
const otherDomains: Readonly<Record<string, string>> = {
  'cn-north-1': 'cn.com.amazonaws',
  'cn-northwest-1': 'cn.com.amazonaws',
  'us-iso-west-1': 'gov.ic.c2s',
}

/** Returns the name of the interface endpoint service in a Region. */
export const interfaceServiceName = (region: string, service: InterfaceService): string => {
  const domain = service === 'monitoring' ? otherDomains[region] : undefined
  return `${domain ?? usualDomain}.${region}.${service}`
}

/** Returns the name of a gateway endpoint service, which is the same in every partition. */
export const gatewayServiceName = (region: string, service: GatewayService): string =>
  `${usualDomain}.${region}.${service}`

/**
 * Returns the service behind a name in a Region, e.g. `ecr.api`; undefined for the name of another
 * Region, and for a service that the Region names by its other domain. Which other services there
 * are is not kept here.
 */
export const endpointServiceOf = (region: string, name: string): string | undefined => {
  const [service] = [usualDomain, otherDomains[region]]
    .map((domain) => `${domain}.${region}.`)
    .flatMap((start) => (name.startsWith(start) ? [name.slice(start.length)] : []))
  if (service === undefined || service === '') return undefined
  const known = interfaceServices.find((one) => one === service)
  return known === undefined || interfaceServiceName(region, known) === name ? service : undefined
}

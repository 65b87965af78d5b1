/**
 * The endpoints of the template: there, usable from every zone, and no wider than agreed. With
 * egress `blocked` nothing else leads to the services of AWS that nodes call.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
import type { StackResource } from '../../cloudformation/builtResources.ts'
import { type TemplateRecord, isRecord, textOf } from '../../cloudformation/Template.ts'
import type { EndpointSnapshot } from '../accountSnapshots.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { findPolicyDifferences } from '../findRoleDifferences.ts'
import { agreedSubnets, isReported } from './agreedParts.ts'
import { type Check, type Found, checkOf } from './Check.ts'
import { templateResources } from './templateResources.ts'

const guide = 'https://docs.aws.amazon.com/vpc/latest/privatelink'

const about = (page: string) =>
  ({
    level: 'error',
    owner: 'customer',
    source: `${guide}/${page}`,
    applies: isReported,
  }) as const

interface ExpectedEndpoint {
  readonly serviceName: string
  readonly isGateway: boolean
  readonly policy: TemplateRecord | undefined
}

const expectedEndpoints = (agreed: AgreedConnection): ReadonlyArray<ExpectedEndpoint> =>
  templateResources(agreed, 'AWS::EC2::VPCEndpoint').map(({ Properties }) => {
    const { PolicyDocument: policy } = Properties
    return {
      serviceName: textOf(Properties['ServiceName']),
      isGateway: Properties['VpcEndpointType'] === 'Gateway',
      policy: isRecord(policy) ? policy : undefined,
    }
  })

type Named = readonly [expected: ExpectedEndpoint, endpoint: EndpointSnapshot]

/** Returns the agreed endpoints that are there. */
const pairsOf = (
  endpoints: ReadonlyArray<EndpointSnapshot>,
  agreed: AgreedConnection,
): ReadonlyArray<Named> =>
  expectedEndpoints(agreed).flatMap((expected) =>
    endpoints
      .filter(({ serviceName }) => serviceName === expected.serviceName)
      .map((endpoint) => [expected, endpoint] as const),
  )

export const endpointsPresent: Check = checkOf(
  about('create-interface-endpoint.html'),
  ['customer.vpc', 'customer.endpoints'],
  ({ 'customer.endpoints': endpoints }, agreed) =>
    expectedEndpoints(agreed)
      .filter(({ serviceName }) => !endpoints.some((one) => one.serviceName === serviceName))
      .map(({ serviceName }) => ({ subject: serviceName })),
)

const differing = (
  subject: string,
  compared: { readonly expected: string; readonly actual: string },
): ReadonlyArray<Found> => (compared.expected === compared.actual ? [] : [{ subject, ...compared }])

const lacking = (
  subject: string,
  wanted: ReadonlyArray<string>,
  actual: ReadonlyArray<string>,
): ReadonlyArray<Found> =>
  wanted
    .filter((id) => !actual.includes(id))
    .map((expected) => ({ subject, expected, actual: actual.join(', ') || 'none' }))

const gatewayProblems = (
  { endpointId, routeTableIds }: EndpointSnapshot,
  { stack }: AgreedConnection,
): ReadonlyArray<Found> => lacking(endpointId, stack?.routeTableIds ?? [], routeTableIds)

/** The group of the stack lets nodes in; another one may not. */
const interfaceProblems = (
  endpoint: EndpointSnapshot,
  agreed: AgreedConnection,
  resources: ReadonlyArray<StackResource>,
): ReadonlyArray<Found> => {
  const { endpointId, privateDns, securityGroupIds, subnetIds } = endpoint
  const group = resources.filter(({ logicalId }) => logicalId === 'EndpointSecurityGroup')
  return [
    ...differing(endpointId, {
      expected: 'private DNS on',
      actual: privateDns ? 'private DNS on' : 'private DNS off',
    }),
    ...lacking(endpointId, agreedSubnets(agreed), subnetIds),
    ...lacking(
      endpointId,
      group.map(({ physicalId }) => physicalId),
      securityGroupIds,
    ),
  ]
}

export const endpointsUsable: Check = checkOf(
  about('create-interface-endpoint.html'),
  ['customer.endpoints', 'customer.stackResources'],
  ({ 'customer.endpoints': endpoints, 'customer.stackResources': resources }, agreed) =>
    pairsOf(endpoints, agreed).flatMap(([{ isGateway }, endpoint]) => [
      ...differing(endpoint.endpointId, { expected: 'available', actual: endpoint.state }),
      ...(isGateway
        ? gatewayProblems(endpoint, agreed)
        : interfaceProblems(endpoint, agreed, resources)),
    ]),
)

const policyProblems = ([{ policy }, endpoint]: Named): ReadonlyArray<Found> =>
  policy === undefined
    ? []
    : findPolicyDifferences(
        { kind: 'inline', name: endpoint.endpointId },
        JSON.stringify(policy),
        endpoint.policy ?? '',
      ).map((difference) => ({
        subject: endpoint.endpointId,
        actual: 'statement' in difference ? String(difference.statement) : 'unreadable',
      }))

/** The policies have no references, so they can be compared as they stand in the template. */
export const endpointsPolicy: Check = checkOf(
  about('vpc-endpoints-access.html'),
  ['customer.endpoints'],
  ({ 'customer.endpoints': endpoints }, agreed) =>
    pairsOf(endpoints, agreed).flatMap(policyProblems),
)

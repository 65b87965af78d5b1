/**
 * The endpoints of the template: there, usable from every zone, and no wider than agreed. With egress
 * `blocked` nothing else leads to the services of AWS that nodes call.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
import { type TemplateRecord, isRecord, textOf } from '../../cloudformation/Template.ts'
import type { EndpointSnapshot } from '../accountSnapshots.ts'
import type { Agreement } from '../Agreement.ts'
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

const expectedEndpoints = (agreed: Agreement): ReadonlyArray<ExpectedEndpoint> =>
  templateResources(agreed, 'AWS::EC2::VPCEndpoint').map(({ Properties }) => {
    const { PolicyDocument: policy } = Properties
    return {
      serviceName: textOf(Properties['ServiceName']),
      isGateway: Properties['VpcEndpointType'] === 'Gateway',
      policy: isRecord(policy) ? policy : undefined,
    }
  })

type FindIn = (
  expected: ExpectedEndpoint,
  endpoint: EndpointSnapshot,
  agreed: Agreement,
) => ReadonlyArray<Found>

/** Builds a check of each agreed endpoint that is there. */
const eachEndpoint = (page: string, find: FindIn): Check =>
  checkOf(about(page), ['customer.endpoints'], ({ 'customer.endpoints': endpoints }, agreed) =>
    expectedEndpoints(agreed).flatMap((expected) => {
      const endpoint = endpoints.find(({ serviceName }) => serviceName === expected.serviceName)
      return endpoint === undefined ? [] : find(expected, endpoint, agreed)
    }),
  )

export const endpointsPresent: Check = checkOf(
  about('create-interface-endpoint.html'),
  ['customer.endpoints'],
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

export const endpointsUsable: Check = eachEndpoint(
  'create-interface-endpoint.html',
  ({ isGateway }, endpoint, agreed) => {
    const { endpointId, state, privateDns, routeTableIds, subnetIds } = endpoint
    return [
      ...differing(endpointId, { expected: 'available', actual: state }),
      ...(isGateway
        ? lacking(endpointId, agreed.stack?.routeTableIds ?? [], routeTableIds)
        : [
            ...differing(endpointId, {
              expected: 'private DNS on',
              actual: privateDns ? 'private DNS on' : 'private DNS off',
            }),
            ...lacking(endpointId, agreedSubnets(agreed), subnetIds),
          ]),
    ]
  },
)

/** The policies have no references, so they can be compared as they stand in the template. */
export const endpointsPolicy: Check = eachEndpoint(
  'vpc-endpoints-access.html',
  ({ policy }, { endpointId, policy: actual = '' }) =>
    policy === undefined
      ? []
      : findPolicyDifferences(
          { kind: 'inline', name: endpointId },
          JSON.stringify(policy),
          actual,
        ).map((difference) => ({
          subject: endpointId,
          actual: 'statement' in difference ? String(difference.statement) : 'unreadable',
        })),
)

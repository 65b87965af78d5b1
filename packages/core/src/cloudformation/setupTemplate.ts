/**
 * The template that a customer runs in its account: VPC, subnets, internet gateway or endpoints,
 * and the role for Rescale. It is rendered for one customer and contains the agreed CIDR and the
 * external ID, because a parameter with a preset value can still be overwritten.
 *
 * Laws
 * 1. Equal input renders to equal bytes, whatever the order of its lists.
 * 2. Every reference names a resource of the template.
 * 3. With egress `blocked` no resource reaches the internet.
 * 4. In another account or Region nothing is created.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/best-practices.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { toBlock } from '../network/Ipv4Cidr.ts'
import { type SubnetPlan, planSubnets } from '../network/planSubnets.ts'
import type { SetupTemplateInput } from './SetupTemplateInput.ts'
import { type SetupTemplateError, refusalOf } from './SetupTemplateError.ts'
import {
  type Output,
  type Resources,
  type Template,
  type TemplateRecord,
  commaList,
  getAtt,
  ref,
} from './Template.ts'
import { type TemplateDigest, digestOfCanonical, digestOutputName } from './TemplateDigest.ts'
import { canonicalTemplate, renderCanonical } from './renderTemplate.ts'
import { hasNatGateway } from './SetupOptions.ts'
import { blockedEgressResources } from './resources/blockedEgress.ts'
import { computeRoleResources } from './resources/computeRole.ts'
import { computeSecurityGroupResources } from './resources/computeSecurityGroup.ts'
import { flowLogResources } from './resources/flowLogs.ts'
import { networkResources, subnetId } from './resources/network.ts'
import { openEgressResources } from './resources/openEgress.ts'
import { s3EndpointResources } from './resources/s3Endpoint.ts'
import { rescaleRoleResources, tierOf } from './resources/rescaleRole.ts'
import { limitsExceeded, sizeBytesOf } from './templateLimits.ts'

// model

export interface SetupTemplate {
  readonly template: Template
  /** The bytes to hand over: CloudFormation JSON. */
  readonly body: string
  readonly digest: TemplateDigest
  readonly sizeBytes: number
}

/** The outputs of the stack, by which the customer's answer is made. */
export type SetupOutputName =
  | 'RoleArn'
  | 'VpcId'
  | 'VpcCidr'
  | 'RouteTableIds'
  | 'SubnetIds'
  | 'NodeSecurityGroupId'
  | 'InstanceProfileName'
  | 'TemplateDigest'

// constructors

const resourcesOf = (input: SetupTemplateInput, plan: SubnetPlan): Resources => ({
  ...networkResources(input, plan),
  ...s3EndpointResources(input),
  ...(input.egress === 'open'
    ? openEgressResources(input, plan)
    : blockedEgressResources(input, plan)),
  ...computeSecurityGroupResources(input),
  ...(tierOf(input) === 'compute' ? computeRoleResources(input) : {}),
  ...(input.flowLogs === undefined ? {} : flowLogResources(input, input.flowLogs)),
  ...rescaleRoleResources(input),
})

type Outputs = Readonly<Partial<Record<SetupOutputName, Output>>>

/** What Rescale names when it launches nodes; a generated name cannot be guessed. */
const launchOutputs = (input: SetupTemplateInput): Outputs =>
  tierOf(input) === 'connect'
    ? {}
    : {
        InstanceProfileName: {
          Description: 'The instance profile of nodes: return this to Rescale',
          Value: ref('ComputeInstanceProfile'),
        },
        NodeSecurityGroupId: {
          Description: 'The security group of nodes: return this to Rescale',
          Value: getAtt('ComputeSecurityGroup', 'GroupId'),
        },
      }

const outputsOf = (input: SetupTemplateInput, plan: SubnetPlan): Outputs => ({
  ...launchOutputs(input),
  RoleArn: {
    Description: 'The role that Rescale assumes: return this to Rescale',
    Value: getAtt('RescaleRole', 'Arn'),
  },
  RouteTableIds: {
    Description: 'The tables that need a route to Rescale once the peering is active',
    Value: commaList([ref('RouteTable')]),
  },
  SubnetIds: {
    Description: 'The subnets that nodes run in, by zone',
    Value: commaList(plan.subnets.map(({ zoneIndex }) => ref(subnetId(zoneIndex)))),
  },
  VpcCidr: {
    Description: 'The CIDR that was agreed: return this to Rescale',
    Value: getAtt('Vpc', 'CidrBlock'),
  },
  VpcId: {
    Description: 'The VPC that nodes run in: return this to Rescale',
    Value: ref('Vpc'),
  },
})

/** Rises when a stack made from an older template needs to be told apart. */
const setupTemplateVersion = 1

/** A stack in another account or Region stops before it makes anything. */
const rulesOf = ({
  customerAccountId,
  region,
}: SetupTemplateInput): NonNullable<Template['Rules']> => ({
  AgreedPlace: {
    Assertions: [
      {
        Assert: { 'Fn::Equals': [ref('AWS::AccountId'), customerAccountId] },
        AssertDescription: `This template is for account ${customerAccountId}`,
      },
      {
        Assert: { 'Fn::Equals': [ref('AWS::Region'), region] },
        AssertDescription: `This template is for Region ${region}`,
      },
    ],
  },
})

/** Who the template was made for. */
const metadataOf = (input: SetupTemplateInput): TemplateRecord => ({
  RescaleSetup: {
    AccountId: input.customerAccountId,
    CompanyCode: input.companyCode,
    Egress: input.egress,
    Region: input.region,
    Tier: tierOf(input),
    Version: setupTemplateVersion,
  },
})

const undigested = (input: SetupTemplateInput, plan: SubnetPlan): Template => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: `Connects this account to Rescale: VPC ${input.vpcCidr} in ${input.region} for ${input.companyCode}, egress ${input.egress}`,
  Metadata: metadataOf(input),
  Rules: rulesOf(input),
  Resources: resourcesOf(input, plan),
  Outputs: outputsOf(input, plan),
})

const digested = (template: Template, digest: TemplateDigest): Template => ({
  ...template,
  Outputs: {
    ...template.Outputs,
    [digestOutputName]: {
      Description: 'Tells whether this stack is of the template as Rescale issued it',
      Value: digest,
    },
  },
})

const rendered = (input: SetupTemplateInput, plan: SubnetPlan): SetupTemplate => {
  const plain = canonicalTemplate(undigested(input, plan))
  const digest = digestOfCanonical(plain)
  const template = digested(plain, digest)
  const body = renderCanonical(template)
  return { template, body, digest, sizeBytes: sizeBytesOf(body) }
}

/**
 * Puts lists in one order, so that the bytes do not depend on the order in which somebody stored
 * them. A zone that is named twice is one zone.
 */
const canonicalInput = (input: SetupTemplateInput): SetupTemplateInput => ({
  ...input,
  ...(input.zoneIds === undefined ? {} : { zoneIds: [...new Set(input.zoneIds)] }),
  rescaleVpcCidrs: [...new Set(input.rescaleVpcCidrs)].sort((a, b) => toBlock(a) - toBlock(b)),
})

/**
 * Builds the template of an onboarding; Left when the input contradicts itself or AWS would refuse
 * the result.
 *
 * @example
 * import { setupTemplate } from '@byoa/core/cloudformation'
 * import { decode } from '@byoa/core/codec'
 * import {
 *   ExternalId,
 *   parseAccountId,
 *   parseCompanyCode,
 *   parseRegion,
 * } from '@byoa/core/iam/identity'
 * import { parseIpv4Cidr } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const setup = pipe(
 *   E.Do,
 *   E.apS('companyCode', parseCompanyCode('acme')),
 *   E.apS('customerAccountId', parseAccountId('111122223333')),
 *   E.apS('rescaleAccountId', parseAccountId('999988887777')),
 *   E.apS('region', parseRegion('us-east-1')),
 *   E.apSW('vpcCidr', parseIpv4Cidr('10.50.0.0/16')),
 *   E.apSW('rescaleCidr', parseIpv4Cidr('10.0.0.0/16')),
 *   E.apSW('externalId', decode(ExternalId, 'byoa-acme-069639da66a792986ba83cffdfb6d245')),
 *   E.flatMap(({ externalId, rescaleCidr, ...agreed }) =>
 *     setupTemplate({
 *       ...agreed,
 *       zoneCount: 2,
 *       egress: 'open',
 *       externalIds: [externalId],
 *       rescaleVpcCidrs: [rescaleCidr],
 *     }),
 *   ),
 * )
 *
 * pipe(setup, E.map(({ template }) => template.Resources['Vpc']?.Properties['CidrBlock']))
 * // => E.right('10.50.0.0/16')
 */
export const setupTemplate = (
  input: SetupTemplateInput,
): E.Either<SetupTemplateError, SetupTemplate> => {
  const refusal = refusalOf(input)
  if (refusal !== undefined) return E.left(refusal)
  const plan = planSubnets({
    cidr: input.vpcCidr,
    zoneCount: input.zoneCount,
    hasNatGateway: hasNatGateway(input),
  })
  if (E.isLeft(plan)) return E.left({ _tag: 'SubnetsDoNotFit', error: plan.left })
  const setup = rendered(canonicalInput(input), plan.right)
  // A body too long to paste can still be uploaded; `isPasteable` tells.
  const exceeded = limitsExceeded(setup.template, setup.sizeBytes).filter(
    ({ limit }) => limit !== 'bodyBytes',
  )
  return exceeded.length > 0 ? E.left({ _tag: 'TemplateTooLarge', exceeded }) : E.right(setup)
}

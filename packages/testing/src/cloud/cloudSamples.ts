/** A customer, its template, and missing resources. */
import {
  type RoleDefinition,
  type SetupTemplate,
  type SetupTemplateInput,
  rescaleRoleDefinition,
  setupTemplate,
} from '@byoa/core/cloudformation'
import {
  CompanyCode,
  ExternalId,
  PeeringId,
  type RoleArn,
  RouteTableId,
  VpcId,
  partitionOfRegion,
  renderRoleArn,
} from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { OnboardingId, type StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { expect } from 'vitest'

import { valid } from '../valid.ts'
import type { CloudScene } from './CloudScene.ts'

export const companyCode: CompanyCode = valid('acme', CompanyCode)
export const onboardingId: OnboardingId = valid('onb-0123456789abcdef', OnboardingId)
export const otherOnboardingId: OnboardingId = valid('onb-fedcba9876543210', OnboardingId)
export const stackName = 'rescale-byoa-acme'

export const externalId: ExternalId = valid(
  'byoa-acme-00112233445566778899aabbccddeeff',
  ExternalId,
)
export const nextExternalId: ExternalId = valid(
  'byoa-acme-ffeeddccbbaa99887766554433221100',
  ExternalId,
)

export const customerCidr: Ipv4Cidr = valid('10.64.0.0/16', Ipv4Cidr)
/** Another block that the customer may agree to. */
export const otherCidr: Ipv4Cidr = valid('10.65.0.0/16', Ipv4Cidr)
/** A block that neither party has; documents use it as an example. */
export const elsewhere: Ipv4Cidr = valid('192.0.2.0/24', Ipv4Cidr)

// missing resources

export const noPeering: PeeringId = valid('pcx-0123456789abcdef0', PeeringId)
export const noRouteTable: RouteTableId = valid('rtb-0123456789abcdef0', RouteTableId)
export const noVpc: VpcId = valid('vpc-0123456789abcdef0', VpcId)

/** A role that does not exist in the customer's account. */
export const noRoleOf = ({ customer, region }: CloudScene): RoleArn =>
  renderRoleArn({
    partition: partitionOfRegion(region),
    accountId: customer.accountId,
    path: '/',
    name: 'nobody-made-this',
  })

// another connection in the same account

export const otherCompanyCode: CompanyCode = valid('globex', CompanyCode)
export const otherStackName = 'rescale-byoa-globex'
export const otherConnectionCidr: Ipv4Cidr = valid('10.66.0.0/16', Ipv4Cidr)

// templates

/** Returns the template input for the customer of a scene, changed by a case. */
export const templateInputFor = (
  { customer, rescale, region }: CloudScene,
  change: Partial<SetupTemplateInput> = {},
): SetupTemplateInput => ({
  companyCode,
  customerAccountId: customer.accountId,
  region,
  vpcCidr: customerCidr,
  zoneCount: 2,
  egress: 'open',
  externalIds: [externalId],
  rescaleAccountId: rescale.accountId,
  rescaleVpcCidrs: rescale.cidrs,
  tier: 'connect',
  ...change,
})

/** Returns the template for the customer of a scene, changed by a case. */
export const templateFor = (
  scene: CloudScene,
  change: Partial<SetupTemplateInput> = {},
): SetupTemplate => {
  const built = setupTemplate(templateInputFor(scene, change))
  return E.isRight(built) ? built.right : expect.unreachable(JSON.stringify(built.left))
}

/** Returns the role of that template as in IAM once the stack exists. */
export const roleFor = (
  scene: CloudScene,
  { roleArn, vpcId }: Pick<StackReport, 'roleArn' | 'vpcId'>,
): RoleDefinition => rescaleRoleDefinition(templateInputFor(scene), { roleArn, vpcId })

/** Two subnets cannot have the same block; the error occurs only when the second is created. */
export const withTwinSubnets = (body: string): string => {
  const impossible = body.replace('10.64.128.0/17', '10.64.0.0/17')
  expect(impossible).not.toBe(body)
  return impossible
}

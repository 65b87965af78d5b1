/** A setup template as Rescale would hand it over, for the tests of this package. */
import {
  type SetupTemplate,
  type SetupTemplateInput,
  setupTemplate,
} from '@byoa/core/cloudformation'
import {
  AccountId,
  CompanyCode,
  ExternalId,
  Region,
  RoleArn,
  RouteTableId,
  PeeringId,
  SubnetId,
  VpcId,
} from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { Type } from 'io-ts'

/** Reads text that a test wrote; a test that wrote nonsense stops here. */
export const read = <A>(codec: Type<A, string, unknown>, text: string): A => {
  const decoded = codec.decode(text)
  if (E.isLeft(decoded)) throw new Error(`${text} is not a ${codec.name}`)
  return decoded.right
}

export const accountId = (text: string): AccountId => read(AccountId, text)
export const cidr = (text: string): Ipv4Cidr => read(Ipv4Cidr, text)
export const region = (text: string): Region => read(Region, text)
export const vpcId = (text: string): VpcId => read(VpcId, text)
export const subnetId = (text: string): SubnetId => read(SubnetId, text)
export const routeTableId = (text: string): RouteTableId => read(RouteTableId, text)
export const peeringId = (text: string): PeeringId => read(PeeringId, text)
export const roleArn = (text: string): RoleArn => read(RoleArn, text)
export const externalId = (text: string): ExternalId => read(ExternalId, text)
export const instant = (text: string): Instant => read(Instant, text)
export const onboardingId = (text: string): OnboardingId => read(OnboardingId, text)

export const customer: AccountId = accountId('111122223333')
export const rescale: AccountId = accountId('999988887777')
export const usEast1: Region = region('us-east-1')
export const start: Instant = instant('2026-01-01T00:00:00.000Z')
export const onboarding: OnboardingId = onboardingId('onb-0123456789abcdef')
export const issuedId: ExternalId = externalId('byoa-acme-00112233445566778899aabbccddeeff')
export const otherId: ExternalId = externalId('byoa-acme-ffeeddccbbaa99887766554433221100')

const plain: SetupTemplateInput = {
  companyCode: read(CompanyCode, 'acme'),
  customerAccountId: customer,
  region: usEast1,
  vpcCidr: cidr('10.64.0.0/16'),
  zoneCount: 2,
  egress: 'open',
  externalIds: [issuedId],
  rescaleAccountId: rescale,
  rescaleVpcCidrs: [cidr('10.0.0.0/16')],
}

/** Returns what the template of a plain onboarding is made from, changed where a test says so. */
export const plainInput = (change: Partial<SetupTemplateInput> = {}): SetupTemplateInput => ({
  ...plain,
  ...change,
})

/** Builds the template of a plain onboarding, changed where a test says so. */
export const setupTemplateOf = (change: Partial<SetupTemplateInput> = {}): SetupTemplate => {
  const built = setupTemplate(plainInput(change))
  if (E.isLeft(built)) throw new Error(`no template: ${JSON.stringify(built.left)}`)
  return built.right
}

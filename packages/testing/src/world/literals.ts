/** Literal values in tests: each function takes a text, and throws when the text is invalid. */
import {
  AccountId,
  CompanyCode,
  ExternalId,
  PeeringId,
  Region,
  RoleArn,
  RouteTableId,
  SubnetId,
  VpcId,
} from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { OnboardingId } from '@byoa/core/onboarding'
import { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { type Guard, valid } from '../valid.ts'

type Literal<A> = (text: string) => A

const literal =
  <A extends string>(guard: Guard<A>): Literal<A> =>
  (text) =>
    valid(text, guard)

export const accountId: Literal<AccountId> = literal(AccountId)
export const cidr: Literal<Ipv4Cidr> = literal(Ipv4Cidr)
export const companyCode: Literal<CompanyCode> = literal(CompanyCode)
export const externalId: Literal<ExternalId> = literal(ExternalId)
export const onboardingId: Literal<OnboardingId> = literal(OnboardingId)
export const peeringId: Literal<PeeringId> = literal(PeeringId)
export const region: Literal<Region> = literal(Region)
export const roleArn: Literal<RoleArn> = literal(RoleArn)
export const routeTableId: Literal<RouteTableId> = literal(RouteTableId)
export const subnetId: Literal<SubnetId> = literal(SubnetId)
export const vpcId: Literal<VpcId> = literal(VpcId)

/** An instant, e.g. `instant('2026-01-05T09:00:00.000Z')`. */
export const instant: Literal<Instant> = (text) => {
  const decoded = Instant.decode(text)
  return E.isRight(decoded) ? decoded.right : valid(Number.NaN, Instant)
}

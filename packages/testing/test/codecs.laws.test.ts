import { TemplateDigest } from '@byoa/core/cloudformation'
import {
  AccountId,
  CompanyCode,
  ExternalId,
  Partition,
  PeeringId,
  Region,
  RoleArn,
  RouteTableId,
  SubnetId,
  VpcId,
  PolicyArn,
  RolePath,
} from '@byoa/core/iam/identity'
import { InspectionFinding, MissingRoute, Side } from '@byoa/core/inspection'
import {
  CidrFinding,
  CustomerNetwork,
  InventoryDocument,
  Ipv4Cidr,
  RescaleVpc,
  RescaleVpcLoad,
} from '@byoa/core/network'
import { Instant, Party } from '@byoa/core/values'
import {
  OnboardingEvent,
  OnboardingId,
  OnboardingRequest,
  Setup,
  StackReport,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import * as arbitraries from '../src/index.ts'

/** One arbitrary beside the codec that knows what it makes. */
interface Row {
  readonly name: string
  readonly check: () => void
}

const row = <A>(
  name: string,
  arbitrary: fc.Arbitrary<A>,
  codec: t.Type<A, unknown, unknown>,
): Row => ({
  name,
  check: () =>
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(codec.is(value)).toBe(true)
        const document: unknown = JSON.parse(JSON.stringify(codec.encode(value)))
        expect(codec.decode(document)).toEqual(E.right(value))
      }),
    ),
})

const {
  accountId,
  cidrFinding,
  companyCode,
  customerNetwork,
  externalId,
  inspectionFinding,
  instant,
  inventoryDocument,
  ipv4Cidr,
  missingRoute,
  onboardingEvent,
  onboardingId,
  onboardingRequest,
  partition,
  party,
  peeringId,
  policyArn,
  region,
  rescaleVpc,
  rescaleVpcLoad,
  roleArn,
  rolePath,
  routeTableId,
  setup,
  side,
  stackReport,
  subnetId,
  templateDigest,
  vpcCidr,
  vpcId,
} = arbitraries

const rows: ReadonlyArray<Row> = [
  row('accountId', accountId(), AccountId),
  row('cidrFinding', cidrFinding(), CidrFinding),
  row('companyCode', companyCode(), CompanyCode),
  row('customerNetwork', customerNetwork(), CustomerNetwork),
  row('externalId', externalId(), ExternalId),
  row('inspectionFinding', inspectionFinding(), InspectionFinding),
  row('instant', instant(), Instant),
  row('inventoryDocument', inventoryDocument(), InventoryDocument),
  row('ipv4Cidr', ipv4Cidr(), Ipv4Cidr),
  row('missingRoute', missingRoute(), MissingRoute),
  row('onboardingEvent', onboardingEvent(), OnboardingEvent),
  row('onboardingId', onboardingId(), OnboardingId),
  row('onboardingRequest', onboardingRequest(), OnboardingRequest),
  row(
    'onboardingRequest with a foreign boundary',
    onboardingRequest({ hasForeignBoundary: true }),
    OnboardingRequest,
  ),
  row('partition', partition(), Partition),
  row('party', party(), Party),
  row('peeringId', peeringId(), PeeringId),
  row('policyArn', policyArn(), PolicyArn),
  row('region', region(), Region),
  row('rescaleVpc', rescaleVpc(), RescaleVpc),
  row('rescaleVpcLoad', rescaleVpcLoad(), RescaleVpcLoad),
  row('roleArn', roleArn(), RoleArn),
  row('rolePath', rolePath(), RolePath),
  row('routeTableId', routeTableId(), RouteTableId),
  row('setup', setup(), Setup),
  row('side', side(), Side),
  row('stackReport', stackReport(), StackReport),
  row('subnetId', subnetId(), SubnetId),
  row('templateDigest', templateDigest(), TemplateDigest),
  row('vpcCidr', vpcCidr(), Ipv4Cidr),
  row('vpcId', vpcId(), VpcId),
]

describe('what an arbitrary makes', () => {
  it.each(rows)('passes its codec and survives JSON: $name', ({ check }) => check())

  it('is an event of every type, in order, each once', () => {
    fc.assert(
      fc.property(arbitraries.oneEventOfEachType(), (events) => {
        expect(events.every((event) => OnboardingEvent.is(event))).toBe(true)
        expect(new Set(events.map(({ type }) => type)).size).toBe(events.length)
      }),
      { numRuns: 5 },
    )
  })

  it('is the same for the same seed', () => {
    const draw = (): unknown =>
      fc.sample(
        fc.tuple(onboardingEvent(), arbitraries.onboardingCommand(), arbitraries.commandSequence()),
        { seed: 7, numRuns: 10 },
      )
    expect(JSON.stringify(draw())).toBe(JSON.stringify(draw()))
  })
})

describe('branded', () => {
  it('stops at once when the arbitrary makes what the codec refuses', () => {
    const wrong = arbitraries.branded(fc.constant<string>('10.0.0.1/8'), Ipv4Cidr)
    expect(() => fc.sample(wrong, 1)).toThrow('10.0.0.1/8')
  })
})

/** Documents as the parties may write them, with and without each optional field. */
import {
  accountId,
  customerNetwork,
  externalId,
  instant,
  ipv4Cidr,
  onboardingId,
  onboardingRequest,
  peeringId,
  region,
  roleArn,
  routeTableId,
  stackName,
  stackReport,
  templateDigest,
  vpcId,
} from '@byoa/testing'
import { Sha256 } from '@byoa/core/cloudformation'
import { PrefixListId } from '@byoa/core/iam/identity'
import fc from 'fast-check'

import { DocumentDigest } from '../../src/documents/DocumentDigest.ts'
import type { PeeringNotice } from '../../src/documents/PeeringNotice.ts'
import type { RequestDocument } from '../../src/documents/RequestDocument.ts'
import type { SetupDocument } from '../../src/documents/SetupDocument.ts'
import {
  Signature,
  type TemplateFile,
  templateFileName,
} from '../../src/documents/documentFields.ts'
import {
  type StackReportDocument,
  stackReportDocumentOf,
} from '../../src/documents/StackReportDocument.ts'

const valid = <A>(value: unknown, codec: { readonly is: (value: unknown) => value is A }): A => {
  if (!codec.is(value)) throw new Error(`invalid: ${String(value)}`)
  return value
}

const version = fc.constant(1 as const)

export const requestDocument: fc.Arbitrary<RequestDocument> = fc
  .record({
    request: onboardingRequest(),
    proposedCidr: ipv4Cidr(),
    customerNetworks: fc.option(fc.array(customerNetwork(), { maxLength: 3 }), { nil: undefined }),
  })
  .map(({ request, proposedCidr, customerNetworks }) => {
    const { customerNetworks: _, ...rest } = request
    return {
      version: 1,
      ...rest,
      proposedCidr,
      ...(customerNetworks === undefined ? {} : { customerNetworks }),
    }
  })

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'.split('')),
    minLength: length,
    maxLength: length,
  })

export const documentDigest: fc.Arbitrary<DocumentDigest> = hex(64).map((digits) =>
  valid(`sha256:${digits}`, DocumentDigest),
)

const signature: fc.Arbitrary<Signature> = hex(8).map((digits) =>
  valid(`${digits}..${digits}`, Signature),
)

const template: fc.Arbitrary<TemplateFile> = hex(64).map((digits) => ({
  file: templateFileName,
  sha256: valid(digits, Sha256),
}))

const header = <Kind extends string>(kind: Kind) => ({
  version,
  kind: fc.constant(kind),
  onboardingId: onboardingId(),
  answers: documentDigest,
})

/** A record whose named fields may be absent. */
const record = <A>(
  fields: { readonly [Key in keyof A]-?: fc.Arbitrary<Exclude<A[Key], undefined>> },
  optional: ReadonlyArray<keyof A>,
): fc.Arbitrary<A> =>
  fc.record(fields, {
    requiredKeys: (Object.keys(fields) as Array<keyof A>).filter((key) => !optional.includes(key)),
  })

export const setupDocument: fc.Arbitrary<SetupDocument> = record<SetupDocument>(
  {
    ...header('setup'),
    request: onboardingRequest(),
    region: region(),
    agreedCidr: ipv4Cidr(),
    externalId: externalId(),
    rescaleAccountId: accountId(),
    rescaleRoleArn: roleArn(),
    rescaleVpcId: vpcId(),
    rescaleVpcCidrs: fc.array(ipv4Cidr(), { minLength: 1, maxLength: 3 }),
    s3PrefixListId: hex(8).map((digits) => valid(`pl-${digits}`, PrefixListId)),
    stackName: stackName(),
    templateDigest: templateDigest(),
    template,
    reportBy: instant(),
    signature,
  },
  ['rescaleRoleArn', 's3PrefixListId', 'signature'],
)

export const stackReportDocument: fc.Arbitrary<StackReportDocument> = fc
  .tuple(onboardingId(), documentDigest, stackReport())
  .map(([id, answers, report]) => stackReportDocumentOf({ onboardingId: id, answers }, report))

export const peeringNotice: fc.Arbitrary<PeeringNotice> = record<PeeringNotice>(
  {
    ...header('peering-notice'),
    peeringId: peeringId(),
    region: region(),
    requesterAccountId: accountId(),
    requesterVpcId: vpcId(),
    accepterVpcId: vpcId(),
    acceptBefore: instant(),
    routeTableIds: fc.array(routeTableId(), { maxLength: 3 }),
    destinations: fc.array(ipv4Cidr(), { maxLength: 3 }),
    signature,
  },
  ['signature'],
)

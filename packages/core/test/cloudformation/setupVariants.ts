/** The templates that people read: one of each kind, with documentation's own accounts. */
import * as E from 'fp-ts/lib/Either.js'

import { RoleNamePrefix } from '../../src/cloudformation/SetupOptions.ts'
import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { type SetupTemplate, setupTemplate } from '../../src/cloudformation/setupTemplate.ts'
import { ExternalId } from '../../src/iam/identity/ExternalId.ts'
import { Region } from '../../src/iam/identity/Partition.ts'
import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { AccountId, CompanyCode, PrefixListId, ZoneId } from '../../src/iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { KmsKeyArn } from '../../src/iam/identity/KmsKeyArn.ts'
import { PolicyArn } from '../../src/iam/identity/PolicyArn.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

const cidr = (text: string): Ipv4Cidr => certainlyOf(Ipv4Cidr, text)

const externalId = (digits: string): ExternalId =>
  certainlyOf(ExternalId, `byoa-acme-${digits.repeat(2)}`)

/** The plainest agreement: three zones, everything left at its default. */
export const plainInput: SetupTemplateInput = {
  companyCode: certainlyOf(CompanyCode, 'acme'),
  customerAccountId: certainlyOf(AccountId, '111122223333'),
  region: certainlyOf(Region, 'us-east-1'),
  vpcCidr: cidr('10.20.0.0/16'),
  zoneCount: 3,
  egress: 'open',
  externalIds: [externalId('0123456789abcdef')],
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  rescaleVpcCidrs: [cidr('10.0.0.0/16'), cidr('10.1.0.0/16')],
}

const everyOption: Partial<SetupTemplateInput> = {
  connectionName: 'acme-2',
  zoneIds: ['use1-az4', 'use1-az1', 'use1-az6'].map((zone) => certainlyOf(ZoneId, zone)),
  externalIds: [externalId('0123456789abcdef'), externalId('fedcba9876543210')],
  rescaleRoleArn: certainlyOf(RoleArn, 'arn:aws:iam::999988887777:role/ScaleX'),
  permissionsBoundaryArn: certainlyOf(PolicyArn, 'arn:aws:iam::111122223333:policy/CorporateLimit'),
  rolePath: certainlyOf(RolePath, '/vendors/rescale/'),
  roleNamePrefix: certainlyOf(RoleNamePrefix, 'Corp-'),
  sessionDurationSeconds: 7200,
  flowLogs: { retentionDays: 365 },
  s3PrefixListId: certainlyOf(PrefixListId, 'pl-63a5400a'),
  nodeSubnets: 'private',
  volumeKeyArn: certainlyOf(
    KmsKeyArn,
    'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ),
}

const elsewhere = (region: string, vpcCidr: string): Partial<SetupTemplateInput> => ({
  region: certainlyOf(Region, region),
  vpcCidr: cidr(vpcCidr),
  zoneCount: 2,
})

/** File name → input. */
export const setupVariants: Readonly<Record<string, SetupTemplateInput>> = {
  open: plainInput,
  'open-connect': { ...plainInput, tier: 'connect' },
  'open-every-option': { ...plainInput, ...everyOption },
  'open-govcloud': { ...plainInput, ...elsewhere('us-gov-west-1', '172.20.0.0/20') },
  blocked: { ...plainInput, egress: 'blocked' },
  'blocked-connect': { ...plainInput, egress: 'blocked', tier: 'connect' },
  'blocked-every-option': { ...plainInput, ...everyOption, egress: 'blocked' },
  'blocked-china': { ...plainInput, ...elsewhere('cn-north-1', '10.64.0.0/18'), egress: 'blocked' },
}

/** Builds a template whose input is known to be good. */
export const certainTemplate = (input: SetupTemplateInput): SetupTemplate => {
  const setup = setupTemplate(input)
  if (E.isLeft(setup)) throw new TypeError(`no template: ${JSON.stringify(setup.left)}`)
  return setup.right
}

/**
 * Inputs of the setup template: anything two parties may agree on, leaning to the limits of size.
 */
import fc from 'fast-check'

import { RoleNamePrefix } from '../../src/cloudformation/SetupOptions.ts'
import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { Region, partitionOfRegion } from '../../src/iam/identity/Partition.ts'
import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { PrefixListId, ZoneId } from '../../src/iam/identity/identifiers.ts'
import { blockAt } from '../../src/network/Ipv4Block.ts'
import { type Ipv4Cidr, render } from '../../src/network/Ipv4Cidr.ts'
import { KmsKeyArn } from '../../src/iam/identity/KmsKeyArn.ts'
import { PolicyArn } from '../../src/iam/identity/PolicyArn.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import { accountId, companyCode, externalId, rolePath as anyRolePath } from '../iam/arbitraries.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

export const region = (): fc.Arbitrary<Region> =>
  fc
    .constantFrom(
      'us-east-1',
      'ap-northeast-1',
      'ap-southeast-1',
      'us-gov-west-1',
      'cn-northwest-1',
      'us-iso-east-1',
      'us-isob-east-1',
      'eu-isoe-west-1',
      'us-isof-south-1',
      'eusc-de-east-1',
    )
    .map((text) => certainlyOf(Region, text))

/** Canonical blocks of a VPC's size, from anywhere in the address space. */
export const vpcCidr = (
  lengths: { readonly min: number; readonly max: number } = { min: 16, max: 28 },
): fc.Arbitrary<Ipv4Cidr> =>
  fc
    .tuple(fc.integer({ min: 0, max: 0xff_ff_ff_ff }), fc.integer(lengths))
    .map(([address, prefixLength]) => render(blockAt(address, prefixLength)))

/** A text of allowed characters, as long as the longest role name leaves room for. */
const roleNamePrefix = fc
  .oneof(fc.constantFrom('p', 'Corp-', '+=,.@-_'), fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,20}$/))
  .map((text) => certainlyOf(RoleNamePrefix, text))

/** What zone ids start with, as AWS lists them; those of isolated partitions are not public. */
const zoneIdPrefixes: Readonly<Record<string, string>> = {
  'us-east-1': 'use1',
  'ap-northeast-1': 'apne1',
  'ap-southeast-1': 'apse1',
  'us-gov-west-1': 'usgw1',
  'cn-northwest-1': 'cnnw1',
}

/** Every path that the codec lets through, some that would end a text of JSON among them. */
const rolePath = fc
  .oneof(
    fc.constantFrom(
      '/{Vpc}/',
      '/"<&>\\%{aws:username}/',
      '/x/","arn:aws:iam::111122223333:role/x/',
    ),
    anyRolePath(),
  )
  .filter(RolePath.is)

/** Names of company codes or stacks; how long one may be, other options decide. */
const connectionName = fc.oneof(
  fc.constantFrom('a', 'Z9', 'n'.repeat(64), `n${'-'.repeat(132)}n`),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,133}$/),
)

/** What must agree with something else is drawn as a choice, and made to agree afterwards. */
const drawn = fc.record({
  required: fc.record({
    region: region(),
    customerAccountId: accountId(),
    rescaleAccountId: accountId(),
    zoneCount: fc.integer({ min: 1, max: 6 }),
    companyCode: companyCode(),
    vpcCidr: vpcCidr({ min: 16, max: 24 }),
    egress: fc.constantFrom('open' as const, 'blocked' as const),
    externalIds: fc.oneof(fc.tuple(externalId()), fc.tuple(externalId(), externalId())),
    rescaleVpcCidrs: fc.array(vpcCidr(), { minLength: 1, maxLength: 5 }),
  }),
  optional: fc.record(
    {
      tier: fc.constantFrom('connect' as const, 'compute' as const),
      rolePath,
      roleNamePrefix,
      sessionDurationSeconds: fc.constantFrom(3600, 7200, 43_200),
      flowLogs: fc.record({ retentionDays: fc.constantFrom(1, 30, 3653) }),
      s3PrefixListId: fc
        .constantFrom('pl-63a5400a', 'pl-0123456789abcdef0')
        .map((text) => certainlyOf(PrefixListId, text)),
      nodeSubnets: fc.constantFrom('public' as const, 'private' as const),
    },
    { requiredKeys: [] },
  ),
  zoneNumbers: fc.option(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 })),
  namesRescaleRole: fc.boolean(),
  connection: fc.option(connectionName),
  boundaryOwner: fc.constantFrom('none', 'own', 'aws'),
  keyOwner: fc.constantFrom('none', 'customerAccountId' as const, 'rescaleAccountId' as const),
})

type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never

/** How long the name of a connection can be beside the longest prefix of role names. */
const longestConnectionName = ({ optional }: Drawn): number =>
  optional.roleNamePrefix === undefined ? 134 : 11

const agreeing = (choice: Drawn): Partial<SetupTemplateInput> => {
  const { required, zoneNumbers, namesRescaleRole, connection, boundaryOwner, keyOwner } = choice
  const partition = partitionOfRegion(required.region)
  const iam = `arn:${partition}:iam::`
  const owner = boundaryOwner === 'own' ? required.customerAccountId : boundaryOwner
  return {
    ...(zoneNumbers === null
      ? {}
      : {
          zoneIds: zoneNumbers
            .slice(0, required.zoneCount)
            .map((number) =>
              certainlyOf(ZoneId, `${zoneIdPrefixes[required.region] ?? 'xx1'}-az${number}`),
            ),
        }),
    ...(namesRescaleRole
      ? { rescaleRoleArn: certainlyOf(RoleArn, `${iam}${required.rescaleAccountId}:role/ScaleX`) }
      : {}),
    ...(connection === null
      ? {}
      : { connectionName: connection.slice(0, longestConnectionName(choice)) }),
    ...(boundaryOwner === 'none'
      ? {}
      : { permissionsBoundaryArn: certainlyOf(PolicyArn, `${iam}${owner}:policy/Limit`) }),
    ...(keyOwner === 'none'
      ? {}
      : {
          volumeKeyArn: certainlyOf(
            KmsKeyArn,
            `arn:${partition}:kms:${required.region}:${required[keyOwner]}:key/mrk-${'0f'.repeat(16)}`,
          ),
        }),
  }
}

/** Inputs that a template can be made of. */
export const setupTemplateInput = (): fc.Arbitrary<SetupTemplateInput> =>
  drawn.map((choice) => ({ ...choice.required, ...choice.optional, ...agreeing(choice) }))

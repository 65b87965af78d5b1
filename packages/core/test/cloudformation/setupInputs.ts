/** Inputs of the setup template: anything two parties may agree on, leaning to the limits of size. */
import fc from 'fast-check'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { Region, partitionOfRegion } from '../../src/iam/Partition.ts'
import { RoleArn } from '../../src/iam/RoleArn.ts'
import { type AccountId, ZoneId } from '../../src/iam/identifiers.ts'
import { blockAt } from '../../src/network/Ipv4Block.ts'
import { type Ipv4Cidr, render } from '../../src/network/Ipv4Cidr.ts'
import { PolicyArn, RolePath } from '../../src/onboarding/OnboardingRequest.ts'
import { accountId, companyCode, externalId } from '../iam/arbitraries.ts'
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

const zoneIds = (zoneCount: number): fc.Arbitrary<ReadonlyArray<ZoneId>> =>
  fc
    .shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: zoneCount, maxLength: zoneCount })
    .map((numbers) => numbers.map((number) => certainlyOf(ZoneId, `use1-az${number}`)))

const twoIds = fc.oneof(fc.tuple(externalId()), fc.tuple(externalId(), externalId()))

/** A text of allowed characters, as long as the longest role name leaves room for. */
const roleNamePrefix = fc.oneof(
  fc.constantFrom('p', 'Corp-', '+=,.@-_'),
  fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,20}$/),
)

/** IAM variables and other `${` in a path must reach IAM as they are. */
const rolePath = fc
  .constantFrom(
    '/',
    '/rescale/',
    '/a/b/c/',
    '/${Vpc}/',
    '/${aws:username}/',
    `/${'p'.repeat(510)}/`,
  )
  .map((text) => certainlyOf(RolePath, text))

interface Drawn {
  readonly region: Region
  readonly customerAccountId: AccountId
  readonly rescaleAccountId: AccountId
  readonly zoneCount: number
}

const boundaryArn = ({ region: of, customerAccountId }: Drawn): fc.Arbitrary<PolicyArn> =>
  fc
    .constantFrom(customerAccountId, 'aws')
    .map((owner) =>
      certainlyOf(PolicyArn, `arn:${partitionOfRegion(of)}:iam::${owner}:policy/Limit`),
    )

const inputOf = (drawn: Drawn): fc.Arbitrary<SetupTemplateInput> =>
  fc.record(
    {
      region: fc.constant(drawn.region),
      customerAccountId: fc.constant(drawn.customerAccountId),
      rescaleAccountId: fc.constant(drawn.rescaleAccountId),
      zoneCount: fc.constant(drawn.zoneCount),
      companyCode: companyCode(),
      vpcCidr: vpcCidr({ min: 16, max: 24 }),
      egress: fc.constantFrom('open', 'blocked'),
      externalIds: twoIds,
      rescaleVpcCidrs: fc.array(vpcCidr(), { minLength: 1, maxLength: 5 }),
      zoneIds: zoneIds(drawn.zoneCount),
      tier: fc.constantFrom('connect', 'compute'),
      rescaleRoleArn: fc.constant(
        certainlyOf(
          RoleArn,
          `arn:${partitionOfRegion(drawn.region)}:iam::${drawn.rescaleAccountId}:role/ScaleX`,
        ),
      ),
      permissionsBoundaryArn: boundaryArn(drawn),
      rolePath,
      roleNamePrefix,
      sessionDurationSeconds: fc.constantFrom(3600, 7200, 43_200),
      flowLogs: fc.record({ retentionDays: fc.constantFrom(1, 30, 3653) }),
      s3PrefixListId: fc.constantFrom('pl-63a5400a', 'pl-0123456789abcdef0'),
    },
    {
      requiredKeys: [
        'region',
        'customerAccountId',
        'rescaleAccountId',
        'zoneCount',
        'companyCode',
        'vpcCidr',
        'egress',
        'externalIds',
        'rescaleVpcCidrs',
      ],
    },
  )

/** Inputs that a template can be made of. */
export const setupTemplateInput = (): fc.Arbitrary<SetupTemplateInput> =>
  fc
    .record({
      region: region(),
      customerAccountId: accountId(),
      rescaleAccountId: accountId(),
      zoneCount: fc.integer({ min: 1, max: 6 }),
    })
    .chain(inputOf)

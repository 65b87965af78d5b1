import { describe, it } from 'vitest'

import type { QuickCreateLinkError } from '../../src/cloudformation/quickCreateLink.ts'
import type { SetupTemplateError } from '../../src/cloudformation/SetupTemplateError.ts'
import { KmsKeyArn } from '../../src/iam/identity/KmsKeyArn.ts'
import { ZoneId } from '../../src/iam/identity/identifiers.ts'
import { known } from '../onboarding/support/known.ts'
import * as sample from '../onboarding/support/sample.ts'
import { type Said, expectSaid } from './texts.ts'

const { cidr, region, customerAccount } = sample
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const maximumCharacters = 64

const errors: ReadonlyArray<readonly [error: SetupTemplateError, ...said: Said]> = [
  [
    { _tag: 'SubnetsDoNotFit', error: { _tag: 'InvalidZoneCount', zoneCount: 9 } },
    '9 is not a valid number of zones.',
    '9 はアベイラビリティーゾーン数',
  ],
  [
    {
      _tag: 'SubnetsDoNotFit',
      error: { _tag: 'TooSmallForZones', cidr, zoneCount: 9, fittingPrefixLength: 20 },
    },
    '10.50.0.0/16 … 9 zones. A /20 is',
    '10.50.0.0/16 … 9 個 … 。/20 以上',
  ],
  [
    { _tag: 'SubnetsDoNotFit', error: { _tag: 'TooSmallForZones', cidr, zoneCount: 9 } },
    'zones. No VPC block is',
    '。十分な大きさ',
  ],
  [
    { _tag: 'SubnetsDoNotFit', error: { _tag: 'NotAVpcSize', cidr } },
    '10.50.0.0/16 is not … /16 to /28',
    '10.50.0.0/16 は … (/16 から /28)',
  ],
  [
    {
      _tag: 'TemplateTooLarge',
      exceeded: [
        { limit: 'bodyBytes', actual: 9, maximum: 8 },
        { limit: 'uploadBytes', actual: 7, maximum: 6 },
        { limit: 'resources', actual: 5, maximum: 4 },
        { limit: 'outputs', actual: 3, maximum: 2 },
        { limit: 'logicalIdCharacters', actual: 19, maximum: 18 },
        { limit: 'descriptionBytes', actual: 17, maximum: 16 },
      ],
    },
    '9 bytes without an upload, at most 8; 7 bytes, at most 6; 5 resources, at most 4; 3 outputs, at most 2; 19 characters of a logical ID, at most 18; 17 bytes of the description, at most 16.',
    ': アップロードなしのバイト数 9(上限 8)、バイト数 7(上限 6)、リソース数 5(上限 4)、出力数 3(上限 2)、論理 ID の文字数 19(上限 18)、説明のバイト数 17(上限 16)。',
  ],
  [
    { _tag: 'ZoneIdsDoNotMatch', zoneCount: 3, zoneIdCount: 2 },
    '3 zones … 2 different',
    'ゾーン数 3 に対し … 2 個',
  ],
  [
    { _tag: 'ZoneOfOtherRegion', zoneId: known(ZoneId, 'euw1-az1'), region },
    'euw1-az1 is not in us-east-1',
    'euw1-az1 は us-east-1 にありません',
  ],
  [
    { _tag: 'KeyOfOtherRegion', volumeKeyArn: known(KmsKeyArn, key), region },
    `${key} is not in us-east-1`,
    `${key} は us-east-1 の`,
  ],
  [
    { _tag: 'ForeignPartition', field: 'rescaleRoleArn', partition: 'aws-cn', expected: 'aws' },
    'rescaleRoleArn is in partition aws-cn, but the Region is in aws.',
    'rescaleRoleArn のパーティションは aws-cn ですが、リージョンは aws に',
  ],
  [
    {
      _tag: 'ForeignAccount',
      field: 'permissionsBoundaryArn',
      accountId: '444455556666',
      expected: customerAccount,
    },
    'permissionsBoundaryArn is in account 444455556666, not in 111122223333.',
    'permissionsBoundaryArn はアカウント 111122223333 ではなく 444455556666 に',
  ],
  [{ _tag: 'NoRescaleVpcCidr' }, 'No CIDR of the Rescale VPC', 'CIDR が指定されていない'],
  [
    { _tag: 'NotARescaleVpcCidr', cidr },
    '10.50.0.0/16 is not … (/16 to /28)',
    '10.50.0.0/16 は … (/16 から /28)',
  ],
  [
    { _tag: 'MalformedConnectionName', connectionName: '1a"b' },
    '"1a\\"b" is not … 1 to 134',
    '"1a\\"b" は … 1 から 134 文字',
  ],
  [
    { _tag: 'RoleNameTooLong', roleName: 'acme-role', maximumCharacters },
    'acme-role is longer than 64',
    'acme-role が 64 文字',
  ],
]

const linkErrors: ReadonlyArray<readonly [error: QuickCreateLinkError, ...said: Said]> = [
  [{ _tag: 'NoConsole', partition: 'aws-iso' }, 'partition aws-iso;', 'aws-iso のコンソール'],
  [
    { _tag: 'NotHttps', templateUrl: 'http://a.example/t' },
    'HTTPS: http://a.example/t.',
    '(指定: http://a.example/t)',
  ],
  [
    { _tag: 'UrlTooLong', characters: 65, maximumCharacters },
    '65 characters; … at most 64.',
    '65 文字です … 64 文字です',
  ],
  [
    { _tag: 'MalformedStackName', stackName: '1a"b' },
    '"1a\\"b" is not a valid stack name … 127',
    '"1a\\"b" はスタック名に … 128 文字以内',
  ],
]

describe('the text of a template that cannot be made', () => {
  it.each(errors)('says the same facts in both languages: %o', (error, ...said) => {
    expectSaid((words) => words.describeSetupTemplateError(error), said)
  })
})

describe('the text of a link that cannot be made', () => {
  it.each(linkErrors)('says the same facts in both languages: %o', (error, ...said) => {
    expectSaid((words) => words.describeQuickCreateLinkError(error), said)
  })
})

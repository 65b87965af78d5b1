/** Why no template can be made, in words. */
import { describePlanSubnetsError } from './describePlanSubnetsError.ts'
import type { SetupTemplateError } from '../../cloudformation/SetupTemplateError.ts'
import type { LimitExceeded } from '../../cloudformation/templateLimits.ts'

const limits: { readonly [Limit in LimitExceeded['limit']]: string } = {
  bodyBytes: 'アップロードなしのバイト数',
  uploadBytes: 'バイト数',
  resources: 'リソース数',
  outputs: '出力数',
  logicalIdCharacters: '論理 ID の文字数',
  descriptionBytes: '説明のバイト数',
}

const limitList = (exceeded: ReadonlyArray<LimitExceeded>): string =>
  exceeded
    .map(({ limit, actual, maximum }) => `${limits[limit]} ${actual}(上限 ${maximum})`)
    .join('、')

type ErrorOf<Tag extends SetupTemplateError['_tag']> = Extract<
  SetupTemplateError,
  { readonly _tag: Tag }
>

type NameError = ErrorOf<'MalformedConnectionName' | 'RoleNameTooLong'>

type AddressError = ErrorOf<'NoRescaleVpcCidr' | 'NotARescaleVpcCidr' | 'SubnetsDoNotFit'>

const nameSentence = (error: NameError): string => {
  switch (error._tag) {
    case 'MalformedConnectionName': {
      const name = JSON.stringify(error.connectionName)
      return `${name} は接続の名前に使えません。使えるのは英字で始まる 1 から 134 文字の英数字とハイフンです。`
    }
    case 'RoleNameTooLong':
      return `ロール名 ${error.roleName} が ${error.maximumCharacters} 文字を超えています。`
  }
}

const addressSentence = (error: AddressError): string => {
  switch (error._tag) {
    case 'SubnetsDoNotFit':
      return describePlanSubnetsError(error.error)
    case 'NoRescaleVpcCidr':
      return 'Rescale VPC の CIDR が指定されていないため、Rescale からノードに到達できません。'
    case 'NotARescaleVpcCidr':
      return `${error.cidr} は VPC で使えるサイズ(/16 から /28)ではなく、他のネットワークからの VPC へのアクセスを許可してしまいます。`
  }
}

/** Says why no template can be made of an input. */
export const describeSetupTemplateError = (error: SetupTemplateError): string => {
  switch (error._tag) {
    case 'TemplateTooLarge':
      return `CloudFormation の上限を超えています: ${limitList(error.exceeded)}。`
    case 'ZoneIdsDoNotMatch':
      return `アベイラビリティーゾーン数 ${error.zoneCount} に対し、異なるゾーン ID が ${error.zoneIdCount} 個指定されています。`
    case 'ZoneOfOtherRegion':
      return `アベイラビリティーゾーン ${error.zoneId} は ${error.region} にありません。`
    case 'KeyOfOtherRegion':
      return `KMS キー ${error.volumeKeyArn} は ${error.region} のキーではないため、ボリュームの暗号化に使用できません。`
    case 'ForeignPartition':
      return `${error.field} のパーティションは ${error.partition} ですが、リージョンは ${error.expected} に属します。`
    case 'ForeignAccount':
      return `${error.field} はアカウント ${error.expected} ではなく ${error.accountId} に属します。`
    case 'SubnetsDoNotFit':
    case 'NoRescaleVpcCidr':
    case 'NotARescaleVpcCidr':
      return addressSentence(error)
    case 'MalformedConnectionName':
    case 'RoleNameTooLong':
      return nameSentence(error)
  }
}

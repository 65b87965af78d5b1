/** Why no template can be made, in words, English and Japanese. */
import type { Language, Sentence } from '../values/Language.ts'
import { describePlanSubnetsError } from '../network/describePlanSubnetsError.ts'
import type { SetupTemplateError } from './SetupTemplateError.ts'
import type { LimitExceeded } from './templateLimits.ts'

const limitList = (exceeded: ReadonlyArray<LimitExceeded>): string =>
  exceeded.map(({ limit, actual, maximum }) => `${limit} ${actual} > ${maximum}`).join(', ')

type ErrorOf<Tag extends SetupTemplateError['_tag']> = Extract<
  SetupTemplateError,
  { readonly _tag: Tag }
>

type NameError = ErrorOf<
  'MalformedConnectionName' | 'MalformedRoleNamePrefix' | 'PermissionsTooLarge' | 'RoleNameTooLong'
>

type OptionError = ErrorOf<
  'MalformedPrefixListId' | 'SessionDurationOutOfRange' | 'UnknownRetention'
>

type AddressError = ErrorOf<'NoRescaleVpcCidr' | 'NotARescaleVpcCidr' | 'SubnetsDoNotFit'>

const nameSentence = (error: NameError): Sentence => {
  switch (error._tag) {
    case 'MalformedConnectionName': {
      const name = JSON.stringify(error.connectionName)
      return {
        en: `${name} cannot name a connection: a name has 1 to 134 letters, digits and hyphens and starts with a letter.`,
        ja: `${name} は接続の名前に使えません。使えるのは英字で始まる 1 から 134 文字の英数字とハイフンです。`,
      }
    }
    case 'MalformedRoleNamePrefix': {
      const prefix = JSON.stringify(error.roleNamePrefix)
      return {
        en: `${prefix} cannot begin a role name: letters, digits and _+=,.@- can.`,
        ja: `${prefix} はロール名の先頭に使えません。使えるのは英数字と _+=,.@- です。`,
      }
    }
    case 'RoleNameTooLong':
      return {
        en: `The role name ${error.roleName} is longer than ${error.maximumCharacters} characters.`,
        ja: `ロール名 ${error.roleName} が ${error.maximumCharacters} 文字を超えています。`,
      }
    case 'PermissionsTooLarge':
      return {
        en: `The inline policies of the role would have up to ${error.sizeCharacters} characters, and IAM allows ${error.maximumCharacters}: shorten the stack name or the role path.`,
        ja: `ロールのインラインポリシーが最大 ${error.sizeCharacters} 文字になり、IAM の上限 ${error.maximumCharacters} 文字を超えます。スタック名またはロールのパスを短くしてください。`,
      }
  }
}

const optionSentence = (error: OptionError): Sentence => {
  switch (error._tag) {
    case 'SessionDurationOutOfRange': {
      const { sessionDurationSeconds: seconds, minimumSeconds, maximumSeconds } = error
      return {
        en: `A session lasts ${minimumSeconds} to ${maximumSeconds} whole seconds, not ${seconds}.`,
        ja: `セッション時間は ${minimumSeconds} 秒から ${maximumSeconds} 秒までの整数です(指定: ${seconds})。`,
      }
    }
    case 'MalformedPrefixListId': {
      const id = JSON.stringify(error.s3PrefixListId)
      return {
        en: `${id} is not the id of a prefix list, such as pl-63a5400a.`,
        ja: `${id} はプレフィックスリストの ID(例: pl-63a5400a)ではありません。`,
      }
    }
    case 'UnknownRetention':
      return {
        en: `CloudWatch Logs does not offer to keep logs for ${error.retentionDays} days.`,
        ja: `CloudWatch Logs の保持期間に ${error.retentionDays} 日は指定できません。`,
      }
  }
}

const addressSentence = (error: AddressError): Sentence => {
  switch (error._tag) {
    case 'SubnetsDoNotFit':
      return {
        en: describePlanSubnetsError(error.error, 'en'),
        ja: describePlanSubnetsError(error.error, 'ja'),
      }
    case 'NoRescaleVpcCidr':
      return {
        en: 'No CIDR of the Rescale VPC is given, so that Rescale could not reach the nodes.',
        ja: 'Rescale VPC の CIDR が指定されていないため、Rescale からノードに到達できません。',
      }
    case 'NotARescaleVpcCidr':
      return {
        en: `${error.cidr} is not of a size a VPC can have (/16 to /28); it would open the VPC to others.`,
        ja: `${error.cidr} は VPC で使えるサイズ(/16 から /28)ではなく、他者に VPC を開いてしまいます。`,
      }
  }
}

const sentenceOf = (error: SetupTemplateError): Sentence => {
  switch (error._tag) {
    case 'TemplateTooLarge':
      return {
        en: `CloudFormation would refuse the template: ${limitList(error.exceeded)}.`,
        ja: `CloudFormation の上限を超えています: ${limitList(error.exceeded)}。`,
      }
    case 'ZoneIdsDoNotMatch':
      return {
        en: `${error.zoneCount} zones are asked for, and ${error.zoneIdCount} different zone ids are given.`,
        ja: `ゾーン数 ${error.zoneCount} に対し、異なるゾーン ID が ${error.zoneIdCount} 個指定されています。`,
      }
    case 'ForeignPartition':
      return {
        en: `${error.field} is in partition ${error.partition}, and the Region is in ${error.expected}.`,
        ja: `${error.field} のパーティションは ${error.partition} ですが、リージョンは ${error.expected} に属します。`,
      }
    case 'ForeignAccount':
      return {
        en: `${error.field} is of account ${error.accountId}, not of ${error.expected}.`,
        ja: `${error.field} はアカウント ${error.expected} ではなく ${error.accountId} のものです。`,
      }
    case 'SubnetsDoNotFit':
    case 'NoRescaleVpcCidr':
    case 'NotARescaleVpcCidr':
      return addressSentence(error)
    case 'MalformedConnectionName':
    case 'MalformedRoleNamePrefix':
    case 'PermissionsTooLarge':
    case 'RoleNameTooLong':
      return nameSentence(error)
    case 'MalformedPrefixListId':
    case 'SessionDurationOutOfRange':
    case 'UnknownRetention':
      return optionSentence(error)
  }
}

/** Says why no template can be made of an input. */
export const describeSetupTemplateError = (error: SetupTemplateError, language: Language): string =>
  sentenceOf(error)[language]

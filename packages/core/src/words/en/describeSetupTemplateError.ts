/** Why no template can be made, in words. */
import { describePlanSubnetsError } from './describePlanSubnetsError.ts'
import type { SetupTemplateError } from '../../cloudformation/SetupTemplateError.ts'
import type { LimitExceeded } from '../../cloudformation/templateLimits.ts'

const limits: { readonly [Limit in LimitExceeded['limit']]: string } = {
  bodyBytes: 'bytes without an upload',
  uploadBytes: 'bytes',
  resources: 'resources',
  outputs: 'outputs',
  logicalIdCharacters: 'characters of a logical ID',
  descriptionBytes: 'bytes of the description',
}

const limitList = (exceeded: ReadonlyArray<LimitExceeded>): string =>
  exceeded
    .map(({ limit, actual, maximum }) => `${actual} ${limits[limit]}, at most ${maximum}`)
    .join('; ')

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
      return `${name} is not a valid connection name: use 1 to 134 letters, digits and hyphens, starting with a letter.`
    }
    case 'RoleNameTooLong':
      return `The role name ${error.roleName} is longer than ${error.maximumCharacters} characters.`
  }
}

const addressSentence = (error: AddressError): string => {
  switch (error._tag) {
    case 'SubnetsDoNotFit':
      return describePlanSubnetsError(error.error)
    case 'NoRescaleVpcCidr':
      return 'No CIDR of the Rescale VPC is specified, so Rescale could not reach the nodes.'
    case 'NotARescaleVpcCidr':
      return `${error.cidr} is not a valid VPC size (/16 to /28); it would open the VPC to other networks.`
  }
}

/** Says why no template can be made of an input. */
export const describeSetupTemplateError = (error: SetupTemplateError): string => {
  switch (error._tag) {
    case 'TemplateTooLarge':
      return `CloudFormation would refuse the template: ${limitList(error.exceeded)}.`
    case 'ZoneIdsDoNotMatch':
      return `${error.zoneCount} zones are requested, but ${error.zoneIdCount} different zone IDs are specified.`
    case 'ZoneOfOtherRegion':
      return `Zone ${error.zoneId} is not in ${error.region}.`
    case 'KeyOfOtherRegion':
      return `The KMS key ${error.volumeKeyArn} is not in ${error.region}, so it cannot encrypt volumes there.`
    case 'ForeignPartition':
      return `${error.field} is in partition ${error.partition}, but the Region is in ${error.expected}.`
    case 'ForeignAccount':
      return `${error.field} is in account ${error.accountId}, not in ${error.expected}.`
    case 'SubnetsDoNotFit':
    case 'NoRescaleVpcCidr':
    case 'NotARescaleVpcCidr':
      return addressSentence(error)
    case 'MalformedConnectionName':
    case 'RoleNameTooLong':
      return nameSentence(error)
  }
}

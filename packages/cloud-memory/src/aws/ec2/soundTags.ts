/**
 * Validation of the tags in EC2 requests.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 * @source https://github.com/mulgadc/spinifex/blob/main/spinifex/gateway/ec2_validation.go
 */
import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { type JsonRecord, recordsAt, textOrEmptyAt } from '../json.ts'

// model

interface Taggable {
  readonly types: ReadonlyArray<string>
  readonly code: 'InvalidParameter' | 'InvalidParameterValue'
}

const taggable = (...types: ReadonlyArray<string>): Taggable => ({
  types,
  code: 'InvalidParameterValue',
})

/** Actions that refuse other types with `InvalidParameter`. */
const checkedFirst = (type: string): Taggable => ({ types: [type], code: 'InvalidParameter' })

/** Action → the types of resources that its tag specifications are for. */
export const taggableTypes: Table.Table<Taggable> = {
  AllocateAddress: taggable('elastic-ip'),
  AuthorizeSecurityGroupEgress: checkedFirst('security-group-rule'),
  AuthorizeSecurityGroupIngress: checkedFirst('security-group-rule'),
  CreateFlowLogs: taggable('vpc-flow-log'),
  CreateInternetGateway: taggable('internet-gateway'),
  CreateNatGateway: taggable('natgateway'),
  CreateNetworkInterface: checkedFirst('network-interface'),
  CreateRouteTable: taggable('route-table'),
  CreateSecurityGroup: taggable('security-group'),
  CreateSubnet: checkedFirst('subnet'),
  CreateVpc: checkedFirst('vpc'),
  CreateVpcEndpoint: taggable('vpc-endpoint'),
  CreateVpcPeeringConnection: taggable('vpc-peering-connection'),
  RunInstances: taggable('instance', 'network-interface', 'volume'),
}

const mostTags = 50
const longestKey = 128
const longestValue = 256

type Verdict = E.Either<AwsError, undefined>

const sound: Verdict = E.right(undefined)

const invalid = (message: string): E.Either<AwsError, never> =>
  refuse('InvalidParameterValue', message)

/** Returns whether a key has the prefix `aws:`, which is reserved. */
export const isReserved = (key: string): boolean => key.toLowerCase().startsWith('aws:')

/** Requires at most 50 tags; reserved ones do not count. */
export const withinTagLimit = (keys: ReadonlyArray<string>): Verdict =>
  keys.filter((key) => !isReserved(key)).length <= mostTags
    ? sound
    : refuse('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')

// one list of tags

const keysOf = (record: JsonRecord): ReadonlyArray<string> =>
  recordsAt(record, 'Tags').map((tag) => textOrEmptyAt(tag, 'Key'))

const tagFault = (tag: JsonRecord): string | undefined => {
  const key = textOrEmptyAt(tag, 'Key')
  if (key === '') {
    return "Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty."
  }
  if (key.length > longestKey) {
    return `Tag key exceeds the maximum length of ${longestKey} characters`
  }
  return textOrEmptyAt(tag, 'Value').length > longestValue
    ? `Tag value exceeds the maximum length of ${longestValue} characters`
    : undefined
}

const soundList = (tags: ReadonlyArray<JsonRecord>): Verdict => {
  const keys = tags.map((tag) => textOrEmptyAt(tag, 'Key'))
  const fault = tags.map(tagFault).find((found) => found !== undefined)
  if (fault !== undefined) return invalid(fault)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  return twice === undefined
    ? withinTagLimit(keys)
    : invalid(`Duplicate tag key '${twice}' specified.`)
}

// requests

const specifications = (input: JsonRecord): ReadonlyArray<JsonRecord> =>
  recordsAt(input, 'TagSpecifications')

const soundTypes = (action: string, input: JsonRecord): Verdict => {
  const given = specifications(input).map((each) => textOrEmptyAt(each, 'ResourceType'))
  const { types, code } = Table.get(taggableTypes, action) ?? taggable()
  const other = given.find((type) => !types.includes(type))
  if (other !== undefined) {
    return refuse(code, `'${other}' is not a valid taggable resource type for this operation.`)
  }
  return new Set(given).size === given.length
    ? sound
    : invalid('The same resource type may not be specified more than once in tag specifications')
}

/** Most requests have no tags. */
const hasTags = ({ Tags, TagSpecifications }: JsonRecord): boolean =>
  Tags !== undefined || TagSpecifications !== undefined

/** Requires valid tags and tag specifications. */
export const soundTags = (action: string, input: JsonRecord): Verdict => {
  if (!hasTags(input)) return sound
  const types = soundTypes(action, input)
  if (E.isLeft(types)) return types
  const lists = [
    recordsAt(input, 'Tags'),
    ...specifications(input).map((each) => recordsAt(each, 'Tags')),
  ]
  return lists.map(soundList).find(E.isLeft) ?? sound
}

/** Requires a request without reserved tags. */
export const withoutReservedTags = (input: JsonRecord): Verdict => {
  if (!hasTags(input)) return sound
  const reserved = "Tag keys starting with 'aws:' are reserved for internal use"
  const named = keysOf(input).find(isReserved)
  if (named !== undefined) {
    return invalid(`Value ( ${named} ) for parameter key is invalid. ${reserved}`)
  }
  return specifications(input).flatMap(keysOf).some(isReserved) ? invalid(reserved) : sound
}

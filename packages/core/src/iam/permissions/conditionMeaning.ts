/**
 * What a condition of a statement demands, read from its operator, its key and its values, so that
 * a condition that changes cannot keep an old sentence.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @source https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
import { isSameData } from '../../values/isSameData.ts'
import { computeTagKey } from './tagKeys.ts'

// model

export type ConditionMeaning =
  | 'region'
  | 'vpc'
  | 'tag-on-creation'
  | 'tag'
  | 'tag-keys'
  | 'creating-call'
  | 'owner'
  | 'metadata-version'
  | 'encryption'
  | 'key-through-service'
  | 'grant-by-service'
  | 'passed-to-service'
  | 'service-linked'
  | 'metric-namespace'

/** One key of a condition, as it stands in the statement. */
export interface StatementCondition {
  readonly operator: string
  readonly key: string
  readonly values: ReadonlyArray<string>
}

interface KnownCondition {
  readonly meaning: ConditionMeaning
  /** The only values with which the condition means this; absent: any. */
  readonly values?: ReadonlyArray<string>
}

const isTrue: ReadonlyArray<string> = ['true']

/** By operator and key, with a space between. */
const knownConditions: ReadonlyMap<string, KnownCondition> = new Map<string, KnownCondition>([
  ['StringEquals aws:RequestedRegion', { meaning: 'region' }],
  ['ArnEquals ec2:Vpc', { meaning: 'vpc' }],
  [`StringEquals aws:RequestTag/${computeTagKey}`, { meaning: 'tag-on-creation' }],
  [`StringEquals aws:ResourceTag/${computeTagKey}`, { meaning: 'tag' }],
  ['ForAllValues:StringEquals aws:TagKeys', { meaning: 'tag-keys' }],
  ['StringEquals ec2:CreateAction', { meaning: 'creating-call' }],
  ['StringEquals ec2:Owner', { meaning: 'owner' }],
  ['StringEquals ec2:MetadataHttpTokens', { meaning: 'metadata-version', values: ['required'] }],
  ['Bool ec2:Encrypted', { meaning: 'encryption', values: isTrue }],
  ['StringEquals kms:ViaService', { meaning: 'key-through-service' }],
  ['Bool kms:GrantIsForAWSResource', { meaning: 'grant-by-service', values: isTrue }],
  ['StringEquals iam:PassedToService', { meaning: 'passed-to-service' }],
  ['StringEquals iam:AWSServiceName', { meaning: 'service-linked' }],
  ['StringEquals cloudwatch:namespace', { meaning: 'metric-namespace' }],
])

// queries

/** Returns what a condition demands; `undefined` when that is not known. */
export const conditionMeaningOf = ({
  operator,
  key,
  values,
}: StatementCondition): ConditionMeaning | undefined => {
  const known = knownConditions.get(`${operator} ${key}`)
  return known === undefined || (known.values !== undefined && !isSameData(known.values, values))
    ? undefined
    : known.meaning
}

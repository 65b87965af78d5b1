import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { invalidParameter } from '../AwsError.ts'
import { defaultVpcIn } from './defaultVpc.ts'
import type { DescribeAccountAttributesRequest } from './Ec2Inputs.ts'

/** Attributes of a new account. */
const attributesIn = (context: Context): Readonly<Record<string, ReadonlyArray<string>>> => ({
  'supported-platforms': ['VPC'],
  'default-vpc': [defaultVpcIn(context)?.id ?? 'none'],
  'max-instances': ['20'],
  'vpc-max-security-groups-per-interface': ['5'],
  'max-elastic-ips': ['5'],
  'vpc-max-elastic-ips': ['5'],
})

export interface AccountAttributeOutput {
  readonly AttributeName: string
  readonly AttributeValues: ReadonlyArray<{ readonly AttributeValue: string }>
}

/**
 * DescribeAccountAttributes.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html
 */
export const describeAccountAttributes: Action<
  DescribeAccountAttributesRequest,
  { readonly AccountAttributes: ReadonlyArray<AccountAttributeOutput> }
> = {
  permission: 'ec2:DescribeAccountAttributes',
  needs: onEverything,
  run: (context, { AttributeNames }) => {
    const attributes = attributesIn(context)
    const names = AttributeNames ?? Object.keys(attributes)
    const unknown = names.find((name) => !Object.hasOwn(attributes, name))
    if (unknown !== undefined) {
      return invalidParameter(`Value (${unknown}) for parameter attributeName is invalid.`)
    }
    return answer(context.world, {
      AccountAttributes: names.map((name) => ({
        AttributeName: name,
        AttributeValues: (attributes[name] ?? []).map((value) => ({ AttributeValue: value })),
      })),
    })
  },
}

import * as fc from 'fast-check'

const anyRefusedAction: fc.Arbitrary<string> = fc.constantFrom(
  'sts:AssumeRole',
  'ec2:DescribeVpcs',
  'ec2:DescribeRouteTables',
  'iam:GetRole',
)

/** Calls that a customer's account may refuse through its role. */
export const refusedAction = (): fc.Arbitrary<string> => anyRefusedAction

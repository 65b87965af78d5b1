import { describe, expect, test } from 'vitest'

import {
  matchesResource,
  parseResourcePattern,
  requestedResource,
} from '../../../src/iam/policy/ResourcePattern.ts'

const read = (key: string) => {
  switch (key) {
    case 'aws:username':
      return ['a:b*']
    case 'aws:principalaccount':
      return ['111122223333']
    case 'aws:userid':
      return 'present'
    default:
      return undefined
  }
}

const resourceMatches = (pattern: string, arn: string) => {
  const parsed = parseResourcePattern(pattern, true)
  return parsed === undefined ? 'malformed' : matchesResource(parsed, requestedResource(arn), read)
}

const vpc = 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1'

describe('a resource pattern', () => {
  test.each([
    ['*', vpc, 'yes'],
    ['*', '*', 'yes'],
    ['**', '*', 'yes'],
    [vpc, vpc, 'yes'],
    [vpc, '*', 'no'],
    [vpc, vpc.toUpperCase(), 'no'],
    ['arn:aws:ec2:*:*:vpc/*', vpc, 'yes'],
    // A wildcard that runs over colons: AWS documents it of a last character, S3 denies it.
    ['arn:aws:ec2:*:vpc/*', vpc, 'unknown'],
    ['arn:aws:ec2:us-*:vpc/vpc-1', vpc, 'unknown'],
    ['arn:aws:ec2:us-*1:vpc/vpc-1', vpc, 'no'],
    ['arn:aws:ec2:us-east-1:1*3:vpc/vpc-1', vpc, 'yes'],
    ['arn:aws:*:vpc/*', vpc, 'unknown'],
    ['arn:aws:*:vpc/*', 'arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1', 'no'],
    // A variable before the fifth colon.
    ['arn:aws:iam::${aws:PrincipalAccount}:role/R', 'arn:aws:iam::111122223333:role/R', 'unknown'],
    ['arn:aws:iam::${aws:PrincipalAccount}:role/R', 'arn:aws:iam::111122223333:role/S', 'no'],
    ['arn:aws:iam::${aws:PrincipalAccount}:role/R', 'arn:aws:iam::444455556666:role/R', 'no'],
    ['arn:aws:iam::${aws:absent}:role/R', 'arn:aws:iam::111122223333:role/R', 'no'],
    // A variable whose value nobody said.
    ['arn:aws:s3:::b/${aws:userid}', 'arn:aws:s3:::b/x', 'unknown'],
    ['arn:aws:s3:::b/${aws:userid}/y', 'arn:aws:s3:::b/x', 'no'],
    ['arn:aws:ec2', vpc, 'yes'],
    ['arn:aws:ec2:us-east-1', vpc, 'yes'],
    ['arn:aws:ec2:us-west-?', vpc, 'no'],
    ['arn:aws:ec2:us-*-1:1111????3333:vpc/vpc-?', vpc, 'yes'],
    ['arn:aws:ec2:*:111122223333', vpc, 'yes'],
    ['arn:aws:ec2::image/*', 'arn:aws:ec2:us-east-1::image/ami-1', 'no'],
    ['arn:aws:ec2:*::image/*', 'arn:aws:ec2:us-east-1::image/ami-1', 'yes'],
    ['arn:aws:sns:us-east-1:111122223333:a:*', 'arn:aws:sns:us-east-1:111122223333:a:b:c', 'yes'],
    ['arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/a:b*/x', 'yes'],
    ['arn:aws:s3:::b/${aws:username}', 'arn:aws:s3:::b/a:bc', 'no'],
    ['arn:aws:s3:::b/${aws:absent}', 'arn:aws:s3:::b/x', 'no'],
    ['arn:aws:sqs:::b/${aws:absent}', 'arn:aws:s3:::b/x', 'no'],
    ['vpc/vpc-1', vpc, 'malformed'],
    ['', vpc, 'malformed'],
    ['arn:aws:s3:::${', vpc, 'malformed'],
  ])('%s against %s: %s', (pattern, arn, result) => {
    expect(resourceMatches(pattern, arn)).toBe(result)
  })
})

test('in a policy of version 2008-10-17 a dollar and a brace are text', () => {
  const pattern = parseResourcePattern('arn:aws:s3:::b/${aws:username}', false)
  const fits = (text: string) =>
    pattern === undefined ? 'malformed' : matchesResource(pattern, requestedResource(text), read)
  expect(fits('arn:aws:s3:::b/${aws:username}')).toBe('yes')
  expect(fits('arn:aws:s3:::b/a:b*')).toBe('no')
})

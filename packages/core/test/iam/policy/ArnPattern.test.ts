import { describe, expect, test } from 'vitest'

import {
  matchesArn,
  parseArn,
  parseArnPattern,
  parseResourcePattern,
} from '../../../src/iam/policy/ArnPattern.ts'

const read = (key: string) => (key === 'aws:username' ? ['a:b*'] : undefined)

const resourceMatches = (pattern: string, arn: string) => {
  const parsed = parseResourcePattern(pattern, true)
  return parsed === undefined ? 'malformed' : matchesArn(parsed, parseArn(arn), read)
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
    ['arn:aws:ec2:*:vpc/*', vpc, 'no'],
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
    ['arn:aws:s3:::b/${aws:absent}', 'arn:aws:s3:::b/x', 'unresolved'],
    ['arn:aws:sqs:::b/${aws:absent}', 'arn:aws:s3:::b/x', 'no'],
    ['vpc/vpc-1', vpc, 'malformed'],
    ['', vpc, 'malformed'],
    ['arn:aws:s3:::${', vpc, 'malformed'],
  ])('%s against %s: %s', (pattern, arn, result) => {
    expect(resourceMatches(pattern, arn)).toBe(result)
  })
})

test('the pattern of an ARN operator has six fields', () => {
  expect(parseArnPattern('arn:aws:iam::111122223333:role/*', true)).toBeDefined()
  for (const text of ['*', 'arn:*', 'arn:aws:iam::111122223333', 'x:aws:iam::1:role/R', '']) {
    expect(parseArnPattern(text, true)).toBeUndefined()
  }
})

test('an ARN is cut at its first five colons', () => {
  expect(parseArn('arn:aws:sns:r:a:b:c')).toEqual(['arn', 'aws', 'sns', 'r', 'a', 'b:c'])
  expect(parseArn('arn:aws:sns:r:a')).toBeUndefined()
  expect(parseArn('*')).toBeUndefined()
})

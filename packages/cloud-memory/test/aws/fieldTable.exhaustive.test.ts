/**
 * The bounds of the fields of IAM, STS and CloudFormation, as their API references state them:
 * both ends are taken, and nothing beyond them.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html
 */
import { StackStatus } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { soundFields } from '../../src/aws/fieldConstraints.ts'

type Make = (size: number) => unknown

const text: Make = (size) => 'a'.repeat(size)
const number: Make = (size) => size
const list: Make = (size) => Array.from({ length: size }, (_, index) => `k${index}`)
const item: Make = (size) => ['a'.repeat(size)]
const tags: Make = (size) => Array.from({ length: size }, (_, index) => ({ Key: `k${index}` }))
/** Between slashes; a path of one character is one of them. */
const path: Make = (size) => (size < 2 ? '/'.repeat(size) : `/${'a'.repeat(size - 2)}/`)
const pathStart: Make = (size) => (size === 0 ? '' : `/${'a'.repeat(size - 1)}`)

type Row = readonly [action: string, member: string, Make, least: number, most: number]

const rows: ReadonlyArray<Row> = [
  ['iam:CreatePolicy', 'Description', text, 0, 1000],
  ['iam:CreatePolicy', 'Path', path, 1, 512],
  ['iam:CreatePolicy', 'PolicyName', text, 1, 128],
  ['iam:CreateRole', 'Description', text, 0, 1000],
  ['iam:CreateRole', 'MaxSessionDuration', number, 3600, 43_200],
  ['iam:CreateRole', 'Path', path, 1, 512],
  ['iam:CreateRole', 'PermissionsBoundary', text, 20, 2048],
  ['iam:CreateRole', 'RoleName', text, 1, 64],
  ['iam:CreateRole', 'Tags', tags, 0, 50],
  ['iam:CreateInstanceProfile', 'InstanceProfileName', text, 1, 128],
  ['iam:AttachRolePolicy', 'PolicyArn', text, 20, 2048],
  ['iam:ListAttachedRolePolicies', 'PathPrefix', path, 1, 512],
  ['iam:ListPolicies', 'PathPrefix', path, 1, 512],
  ['iam:ListRoles', 'Marker', text, 1, 320],
  ['iam:ListRoles', 'MaxItems', number, 1, 1000],
  ['iam:ListRoles', 'PathPrefix', pathStart, 1, 512],
  ['iam:SimulatePrincipalPolicy', 'ActionNames', item, 3, 128],
  ['iam:SimulatePrincipalPolicy', 'PolicySourceArn', text, 20, 2048],
  ['iam:SimulatePrincipalPolicy', 'ResourceArns', item, 1, 2048],
  ['iam:UntagRole', 'TagKeys', item, 1, 128],
  ['iam:UntagRole', 'TagKeys', list, 0, 50],
  ['sts:AssumeRole', 'DurationSeconds', number, 900, 43_200],
  ['sts:AssumeRole', 'ExternalId', text, 2, 1224],
  ['sts:AssumeRole', 'Policy', text, 1, 2048],
  ['sts:AssumeRole', 'PolicyArns', list, 0, 10],
  ['sts:AssumeRole', 'RoleArn', text, 20, 2048],
  ['sts:AssumeRole', 'RoleSessionName', text, 2, 64],
  ['sts:AssumeRole', 'SourceIdentity', text, 2, 64],
  ['sts:AssumeRole', 'Tags', tags, 0, 50],
  ['sts:AssumeRole', 'TransitiveTagKeys', item, 1, 128],
  ['sts:AssumeRole', 'TransitiveTagKeys', list, 0, 50],
  ['sts:DecodeAuthorizationMessage', 'EncodedMessage', text, 1, 10_240],
  ['cloudformation:CreateChangeSet', 'ChangeSetName', text, 1, 128],
  ['cloudformation:DescribeChangeSet', 'ChangeSetName', text, 1, 1600],
  ['cloudformation:CreateChangeSet', 'ClientToken', text, 1, 128],
  ['cloudformation:CreateChangeSet', 'Description', text, 1, 1024],
  ['cloudformation:CreateStack', 'ClientRequestToken', text, 1, 128],
  ['cloudformation:CreateStack', 'RoleARN', text, 20, 2048],
  ['cloudformation:CreateStack', 'StackName', text, 1, 128],
  ['cloudformation:CreateStack', 'Tags', tags, 0, 50],
  ['cloudformation:ListStacks', 'NextToken', text, 1, 1024],
]

describe('the bounds of a field', () => {
  test.each(rows)('%s %s', (permission, member, make, least, most) => {
    const isTaken = (size: number): boolean =>
      E.isRight(soundFields(permission, { [member]: make(size) }))
    expect([least, most, most + 1].map(isTaken)).toEqual([true, true, false])
    if (least > 0) expect(isTaken(least - 1)).toBe(false)
  })

  test.each(['iam:TagRole', 'cloudformation:CreateStack'])(
    '%s Tags.Key and Value',
    (permission) => {
      const isTaken = (Key: number, Value: number): boolean => {
        const Tags = [{ Key: 'k'.repeat(Key), Value: 'v'.repeat(Value) }]
        return E.isRight(soundFields(permission, { Tags }))
      }
      expect([isTaken(1, 0), isTaken(128, 256)]).toEqual([true, true])
      expect([isTaken(0, 0), isTaken(129, 0), isTaken(1, 257)]).toEqual([false, false, false])
    },
  )
})

describe('the words of a field', () => {
  test('are the statuses of stacks that the SDK knows', () => {
    const filtered = (StackStatusFilter: ReadonlyArray<string>) =>
      soundFields('cloudformation:ListStacks', { StackStatusFilter })
    const statuses = Object.values(StackStatus)
    expect(filtered(statuses)).toEqual(E.right(undefined))
    const refused = filtered(['NONE'])
    const { message } = E.isLeft(refused) ? refused.left : { message: '' }
    const [, told = ''] = /enum value set: \[([A-Z_, ]+)\]/.exec(message) ?? []
    expect(told.split(', ').toSorted()).toEqual(statuses.toSorted())
  })
})

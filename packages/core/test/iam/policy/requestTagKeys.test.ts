import { expect, test } from 'vitest'

import { requestTagKeys } from '../../../src/iam/policy/requestTagKeys.ts'

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
test('a policy is shown each tag of a request, and all of their keys', () => {
  const tags = [
    { Key: 'Project', Value: 'Automation' },
    { Key: 'Department', Value: '' },
  ]
  expect(requestTagKeys(tags)).toEqual({
    'aws:RequestTag/Project': ['Automation'],
    'aws:RequestTag/Department': [''],
    'aws:TagKeys': ['Project', 'Department'],
  })
})

test('a request without tags has neither key', () => {
  expect(requestTagKeys([])).toEqual({})
})

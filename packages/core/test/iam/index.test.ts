import { expect, test } from 'vitest'

import * as identity from '../../src/iam/identity/index.ts'
import * as all from '../../src/iam/index.ts'
import * as permissions from '../../src/iam/permissions/index.ts'
import * as policy from '../../src/iam/policy/index.ts'
import * as trust from '../../src/iam/trust/index.ts'

test('has everything of its four parts, and nothing else', () => {
  expect({ ...all }).toEqual({ ...identity, ...policy, ...trust, ...permissions })
})

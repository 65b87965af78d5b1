import { describe, it } from 'vitest'

import { awsActions } from '../../src/iam/permissions/awsActions.ts'
import { expectTexts } from './texts.ts'

describe('why Rescale makes a call', () => {
  it.each(awsActions)('is said of $action', ({ action }) => {
    expectTexts((words) => words.describeAwsAction(action))
  })
})

import { StackStatus } from '@aws-sdk/client-cloudformation'
import { describe, expect, it } from 'vitest'

import { stackPhase } from '../../src/stack/stackPhase.ts'

describe('every status that the SDK knows', () => {
  it.each(Object.values(StackStatus))(
    '%s has a phase that its name does not contradict',
    (status) => {
      const phase = stackPhase(status)
      if (status === 'DELETE_COMPLETE') expect(phase).toBe('gone')
      else if (status === 'DELETE_FAILED') expect(phase).toBe('half-deleted')
      else if (status.endsWith('_FAILED')) expect(['never-completed', 'stuck']).toContain(phase)
      else if (status === 'REVIEW_IN_PROGRESS' || status === 'ROLLBACK_COMPLETE') {
        expect(phase).toBe('never-completed')
      } else expect(phase).toBe(status.endsWith('_IN_PROGRESS') ? 'moving' : 'complete')
    },
  )

  it('changes nothing on one that nobody knows', () => {
    expect(stackPhase(undefined)).toBe('stuck')
  })
})

import { describe, expect, it } from 'vitest'

import { findProbeProblems } from '../../src/inspection/findProbeProblems.ts'
import type { ProbeAnswer } from '../../src/inspection/snapshots.ts'

const yes: ProbeAnswer = 'allowed'
const no: ProbeAnswer = 'refused'

describe('three answers', () => {
  it.each([
    // with the ID, without one, with a wrong one
    [yes, no, no, []],
    [no, no, no, ['refused-with-external-id']],
    [yes, yes, no, ['allowed-without-external-id']],
    [yes, no, yes, ['allowed-with-wrong-external-id']],
    [no, yes, no, ['refused-with-external-id', 'allowed-without-external-id']],
    [no, no, yes, ['refused-with-external-id', 'allowed-with-wrong-external-id']],
    [yes, yes, yes, ['allowed-without-external-id', 'allowed-with-wrong-external-id']],
    [
      no,
      yes,
      yes,
      ['refused-with-external-id', 'allowed-without-external-id', 'allowed-with-wrong-external-id'],
    ],
  ] as const)('%s, %s, %s', (withExternalId, withoutExternalId, withWrongExternalId, problems) => {
    const probe = { withExternalId, withoutExternalId, withWrongExternalId }
    expect(findProbeProblems(probe)).toEqual(problems)
  })
})

import { describe, it } from 'vitest'

import type { EgressGap, EgressPurpose } from '../../src/cloudformation/egressList.ts'
import { expectApart, expectTexts } from './texts.ts'

const purposes: ReadonlyArray<EgressPurpose> = [
  'cluster',
  'shell',
  'desktop',
  'path-mtu',
  'platform',
  'licenses',
  'aws-services',
  'job-files',
  'anything',
  'names',
  'clock',
  'metadata',
]
const gaps: ReadonlyArray<EgressGap> = ['resolver', 'proxy-at-rescale', 'anything']

describe('the texts of traffic', () => {
  it('are there for every purpose, and differ', () => {
    expectApart(purposes, (words, purpose) => words.describeEgressPurpose(purpose))
    for (const purpose of purposes) expectTexts((words) => words.describeEgressPurpose(purpose))
  })

  it('are there for every gap, and differ', () => {
    expectApart(gaps, (words, gap) => words.describeEgressGap(gap))
    for (const gap of gaps) expectTexts((words) => words.describeEgressGap(gap))
  })
})

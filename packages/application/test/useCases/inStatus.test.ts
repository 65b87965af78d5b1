import { describe, expect, test } from 'vitest'

import { ending, inStatus } from '../../src/useCases/inStatus.ts'
import { parties, playTo } from '../support/parties.ts'

const [requested, leased, offboarding] = [
  await playTo(parties(), 'Requested'),
  await playTo(parties(), 'CidrLeased'),
  await playTo(parties(), 'Offboarding'),
] as const

describe('work for some statuses', () => {
  const work = inStatus(['CidrLeased', ...ending], (ports: string, { status }) => [ports, status])

  test('gets the ports and the state in those', () => {
    expect(work('ports', leased)).toEqual(['ports', 'CidrLeased'])
    expect(work('ports', offboarding)).toEqual(['ports', 'Offboarding'])
  })

  test('is nothing in any other', () => {
    expect(work('ports', requested)).toBeUndefined()
  })
})

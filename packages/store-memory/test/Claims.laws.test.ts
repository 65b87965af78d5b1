import { onboardingId, vpcCidr, vpcId } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Claims, changeClaims, holderOf } from '../src/Claims.ts'

describe('a claim', () => {
  it('is the same in whichever order its fields are, and whatever else comes with it', () => {
    fc.assert(
      fc.property(onboardingId(), vpcId(), vpcCidr(), (stream, rescaleVpcId, cidr) => {
        const claims: Claims = { holders: new Map(), blocks: new Map() }
        const taken = { kind: 'Cidr', rescaleVpcId, cidr } as const
        changeClaims(claims, { stream, claim: [taken], release: [] })
        const wider = { cidr, rescaleVpcId, stream, kind: 'Cidr' } as const
        expect(holderOf(claims, wider)).toBe(stream)
      }),
    )
  })
})

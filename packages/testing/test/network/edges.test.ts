import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ipv4Block, ipv4Cidr, rescaleVpc, rescaleVpcLoad, vpcCidr } from '../../src/index.ts'
import { baseOf, prefixLengthOf, reachedLimits, renderIpv4Cidr } from '@byoa/core/network'
import { boundsOf } from '../../src/store/StoreModel.ts'

const sample = <A>(arbitrary: fc.Arbitrary<A>): ReadonlyArray<A> =>
  fc.sample(arbitrary, { numRuns: 2000, seed: 1 })

describe('CIDR arbitraries', () => {
  it('reach both ends of the address space and of the prefix lengths', () => {
    const drawn = new Set<string>(sample(ipv4Cidr()))
    expect([...drawn].some((cidr) => boundsOf(cidr)[0] === 0)).toBe(true)
    expect([...drawn].some((cidr) => boundsOf(cidr)[1] === 2 ** 32 - 1)).toBe(true)
    expect(drawn.has('0.0.0.0/0')).toBe(true)
    expect([...drawn].some((cidr) => cidr.endsWith('/32'))).toBe(true)
  })

  it('give a VPC every size it may have and no other', () => {
    const lengths = sample(vpcCidr()).map((cidr) => Number(cidr.split('/')[1]))
    const drawn = [...new Set(lengths)].sort((a, b) => a - b)
    expect(drawn).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28])
  })

  it('pack to blocks that render as their text', () => {
    fc.assert(
      fc.property(ipv4Block({ min: 8, max: 30 }), (block) => {
        expect(prefixLengthOf(block)).toBeGreaterThanOrEqual(8)
        expect(prefixLengthOf(block)).toBeLessThanOrEqual(30)
        expect(boundsOf(renderIpv4Cidr(block))[0]).toBe(baseOf(block))
      }),
    )
  })
})

describe('Rescale VPC arbitraries', () => {
  it('have blocks that do not overlap', () => {
    fc.assert(
      fc.property(rescaleVpc(), ({ cidrs }) => {
        const bounds = cidrs.map(boundsOf).sort(([a], [b]) => a - b)
        for (const [index, [first]] of bounds.entries()) {
          expect(first).toBeGreaterThan(bounds[index - 1]?.[1] ?? -1)
        }
      }),
    )
  })

  it('have room when they are to, and are full often enough when they need not', () => {
    fc.assert(
      fc.property(rescaleVpcLoad({ hasRoom: true }), (load) => {
        expect(reachedLimits(load)).toEqual([])
      }),
    )
    const full = sample(rescaleVpcLoad()).filter((load) => reachedLimits(load).length > 0)
    expect(full.length).toBeGreaterThan(400)
    expect(full.length).toBeLessThan(1600)
  })
})

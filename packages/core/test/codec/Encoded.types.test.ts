import { expectTypeOf, test } from 'vitest'

import type { Encoded } from '../../src/codec/Encoded.ts'
import type { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import type { Egress } from '../../src/values/Egress.ts'
import type { Instant } from '../../src/values/Instant.ts'

test('an encoded document has text where brands and instants were, at any depth', () => {
  interface Document {
    readonly version: 1
    readonly cidr: Ipv4Cidr
    readonly until: Instant
    readonly egress: Egress
    readonly zones: ReadonlyArray<{ readonly cidr: Ipv4Cidr; readonly nodes: number }>
    readonly note?: string
  }
  expectTypeOf<Encoded<Document>>().toEqualTypeOf<{
    readonly version: 1
    readonly cidr: string
    readonly until: string
    readonly egress: string
    readonly zones: ReadonlyArray<{ readonly cidr: string; readonly nodes: number }>
    readonly note?: string
  }>()
})

import type { Region } from '@byoa/core/iam/identity'
import type { RescaleVpcCandidate } from '@byoa/core/network'
import type * as fc from 'fast-check'

import { rescaleVpc } from './rescaleVpc.ts'
import { rescaleVpcLoad } from './rescaleVpcLoad.ts'
import { record } from '../record.ts'

/** Rescale VPCs with their load, as from the directory. */
export const rescaleVpcCandidate = (
  constraints: { readonly region?: Region; readonly hasRoom?: boolean } = {},
): fc.Arbitrary<RescaleVpcCandidate> =>
  record({ vpc: rescaleVpc(constraints), load: rescaleVpcLoad(constraints) })

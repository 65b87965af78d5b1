/** Plausible commands and observations once a connection has worked. */
import type { ConnectionSnapshot } from '@byoa/core/inspection'
import {
  type Connected,
  type Degraded,
  type Suspended,
  expectedConnection,
  expectedVpc,
} from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { brokenConnection } from '../../inspection/brokenConnection.ts'
import { matchingVpc } from '../../inspection/matchingVpc.ts'
import { workingConnection } from '../../inspection/workingConnection.ts'
import { besideBuilt } from './besideBuilt.ts'
import { type Choice, observation } from './choice.ts'
import { lossChoices } from './peering.ts'
import { resume, suspend } from './suspension.ts'

type InUse = Connected | Degraded | Suspended

const parts: ReadonlyArray<keyof ConnectionSnapshot> = [
  'peering',
  'rescaleRouteTables',
  'customerRouteTables',
  'vpc',
]

/** The same connection with some parts that could not be observed. */
const partlySeen = (seen: ConnectionSnapshot): fc.Arbitrary<ConnectionSnapshot> =>
  fc
    .subarray([...parts], { minLength: 1 })
    .map((chosen) =>
      Object.fromEntries(
        Object.entries(seen).filter(([part]) => chosen.some((one) => one === part)),
      ),
    )

/** A connection whose VPC has the agreed secondary blocks. */
const withAgreedBlocks = (
  { secondaryCidrs }: InUse,
  seen: ConnectionSnapshot,
): ConnectionSnapshot =>
  seen.vpc === undefined
    ? seen
    : {
        ...seen,
        vpc: {
          ...seen.vpc,
          cidrs: [...new Set([...seen.vpc.cidrs, ...secondaryCidrs.map(({ cidr }) => cidr)])],
        },
      }

const seenOf = (state: InUse): fc.Arbitrary<ConnectionSnapshot> => {
  if (state.peering === undefined) {
    return fc.oneof(
      matchingVpc(expectedVpc(state)).map((vpc) => ({ vpc })),
      fc.constant({ vpc: undefined }),
    )
  }
  const expected = expectedConnection(state, state.peering.peeringId)
  const working = workingConnection(expected)
  return fc.oneof(
    { weight: 4, arbitrary: working },
    { weight: 2, arbitrary: working.map((seen) => withAgreedBlocks(state, seen)) },
    { weight: 3, arbitrary: brokenConnection(expected) },
    { weight: 1, arbitrary: working.map((seen) => ({ ...seen, vpc: undefined })) },
    { weight: 2, arbitrary: brokenConnection(expected).chain(partlySeen) },
  )
}

const inspect = (state: InUse, at: Instant): Choice => ({
  weight: 20,
  arbitrary: observation(
    'RecordInspection',
    { state, at },
    seenOf(state).map((seen) => ({ seen })),
  ),
})

/** Returns commands for a connection in use: it drifts and is repaired, and sometimes ends. */
export const whileConnected = (state: Connected | Degraded, at: Instant): ReadonlyArray<Choice> => [
  inspect(state, at),
  suspend(at),
  ...lossChoices(state, at),
  ...besideBuilt(state, at),
]

/** Returns commands for a suspended connection. */
export const whileSuspended = (state: Suspended, at: Instant): ReadonlyArray<Choice> => {
  const { peering } = state
  return [
    resume(state, at),
    suspend(at),
    inspect(state, at),
    ...(peering === undefined ? [] : lossChoices({ ...state, peering }, at)),
    ...besideBuilt(state, at),
  ]
}

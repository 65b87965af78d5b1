/** Mistakes about launches that an implementation could make, which the suite sees. */
import type { LaunchAnswer, RescaleSnapshot } from '@byoa/core/inspection'
import * as T from 'fp-ts/lib/Task.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Flaw, type Flaws, declareFlaws } from './Flaw.ts'

const onLaunches =
  (change: (launches: ReadonlyArray<LaunchAnswer>) => ReadonlyArray<LaunchAnswer>): Flaw =>
  ({ rescaleCloud }) => ({
    rescaleCloud: {
      readAccount: (input) =>
        pipe(
          rescaleCloud.readAccount(input),
          T.map(({ launches = [], ...seen }): RescaleSnapshot => ({
            ...seen,
            launches: change(launches),
          })),
        ),
    },
  })

const launchFlaws: Flaws = {
  'calls every launch allowed': onLaunches((launches) =>
    launches.map(({ action, subnetId }) => ({ action, subnetId, answer: 'allowed' })),
  ),
  'takes a subnet that is not there for a refusal': onLaunches((launches) =>
    launches.map((one) => (one.answer === 'unknown' ? { ...one, answer: 'refused' } : one)),
  ),
  'tries one subnet alone': onLaunches((launches) => launches.slice(0, 1)),
  'tries none': onLaunches(() => []),
}

declareFlaws([['launches', launchFlaws]])

/** Mistakes about DNS over a peering that an implementation could make, which the suite sees. */
import { omitUndefined } from '@byoa/core/codec'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Flaws, declareFlaws } from './Flaw.ts'

const dnsFlaws: Flaws = {
  'allows it on no side': () => ({ rescaleCloud: { allowPeeringDns: () => TE.right(undefined) } }),
  'says that it is allowed though the peering has ended': ({ customerConsole }) => ({
    customerConsole: {
      allowPeeringDns: (input) =>
        TE.orElse(() => TE.right<never, void>(undefined))(customerConsole.allowPeeringDns(input)),
    },
  }),
  'shows the option of one side as that of the other': ({ rescaleCloud }) => ({
    rescaleCloud: {
      describePeerings: (input) =>
        TE.map((seen: ReadonlyArray<PeeringSnapshot>) =>
          seen.map(({ allowsDns = {}, ...peering }) => ({
            ...peering,
            allowsDns: omitUndefined({ rescale: allowsDns.customer, customer: allowsDns.rescale }),
          })),
        )(rescaleCloud.describePeerings(input)),
    },
  }),
  'shows no options': ({ rescaleCloud }) => ({
    rescaleCloud: {
      describePeerings: (input) =>
        TE.map((seen: ReadonlyArray<PeeringSnapshot>) =>
          seen.map(({ allowsDns: _none, ...peering }) => peering),
        )(rescaleCloud.describePeerings(input)),
    },
  }),
}

declareFlaws([['DNS over a peering', dnsFlaws]])

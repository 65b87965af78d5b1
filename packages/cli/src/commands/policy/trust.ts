/** `byoa policy trust`: the trust policy of a setup, including the external ID. */
import { omitUndefined } from '@byoa/core/codec'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import { trustPolicy } from '@byoa/core/iam/trust'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ReportOptions } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { readSetup } from '../documents/readExchanged.ts'
import { writePolicy } from './writePolicy.ts'

export interface TrustOptions extends ReportOptions {
  readonly setup: string
}

/** Writes the trust policy. Exit 0, or 2 for bad input. */
export const trust = (terminal: Terminal, options: TrustOptions): Promise<ExitCode> =>
  pipe(
    readSetup(options.setup),
    TE.map(({ region, rescaleAccountId, rescaleRoleArn, externalId }) =>
      trustPolicy({
        partition: partitionOfRegion(region),
        rescaleAccountId,
        externalIds: [externalId],
        ...omitUndefined({ rescaleRoleArn }),
      }),
    ),
    reportResult(terminal, options, (policy) => {
      writePolicy(terminal, policy, options)
      return 0
    }),
  )

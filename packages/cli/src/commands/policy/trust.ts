/**
 * `byoa policy trust`: the trust policy that a setup stands for. It holds the external ID, which is
 * its purpose.
 */
import { minifyPolicy, renderPolicy } from '@byoa/core/iam/policy'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import { trustPolicy } from '@byoa/core/iam/trust'
import * as E from 'fp-ts/lib/Either.js'

import { type ReportOptions, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readSetup } from '../documents/readExchanged.ts'

export interface TrustOptions extends ReportOptions {
  readonly setup: string
}

/** Writes the trust policy. Exit 0, or 2 for bad input. */
export const trust = async (terminal: Terminal, options: TrustOptions): Promise<ExitCode> => {
  const setup = await readSetup(options.setup)()
  if (E.isLeft(setup)) return reportError(terminal, setup.left, options)
  const { region, rescaleAccountId, rescaleRoleArn, externalId } = setup.right
  const policy = trustPolicy({
    partition: partitionOfRegion(region),
    rescaleAccountId,
    externalIds: [externalId],
    ...(rescaleRoleArn === undefined ? {} : { rescaleRoleArn }),
  })
  terminal.out(options.json ? minifyPolicy(policy) : renderPolicy(policy).trimEnd())
  return 0
}

/** What the customer's credentials see of its account, for a request. */
import type { AvailabilityZone, CustomerNetwork } from '@byoa/core/network'
import { Region } from '@byoa/core/iam/identity'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { accountOf, customerAccess } from './customerAccess.ts'
import type { RequestOptions } from './RequestOptions.ts'
import type { FieldTexts } from './requestFields.ts'

export interface SeenAccount {
  readonly accountId: string
  readonly zones: ReadonlyArray<AvailabilityZone>
  /** The blocks of the VPCs in the Region. */
  readonly networks: ReadonlyArray<CustomerNetwork>
}

const otherAccount = (named: string, seen: string): CommandError =>
  badInput('--profile', [
    {
      path: 'account',
      expected: `credentials of account ${named}, as in the request`,
      actual: `account ${seen}`,
      japanese: `申請のアカウント ${named} の認証情報を指定してください(実際のアカウント: ${seen})。`,
    },
  ])

/** Returns what is seen; nothing without credentials, or while the Region is not known. */
export const seenAccount = (
  terminal: Terminal,
  { accountId: named, region }: FieldTexts,
  options: RequestOptions,
): TE.TaskEither<CommandError, SeenAccount | undefined> => {
  if (options.profile === undefined && options.endpointUrl === undefined) return TE.right(undefined)
  if (!Region.is(region)) return TE.right(undefined)
  const access = customerAccess(terminal, options)
  return pipe(
    TE.Do,
    TE.bind('accountId', (): TE.TaskEither<CommandError, string> =>
      accountOf(access, region, options),
    ),
    TE.filterOrElse(
      ({ accountId }) => named === undefined || named === accountId,
      ({ accountId }) => otherAccount(named ?? '', accountId),
    ),
    TE.bindW('zones', () => access.console.listZones({ region })),
    TE.bindW('networks', () => access.console.listNetworks({ region })),
  )
}

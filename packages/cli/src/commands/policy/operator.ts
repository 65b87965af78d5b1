/** `byoa policy operator`: the permissions that a party's profile needs in its own account. */
import type { RequestDocument, SetupDocument } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { AccountId, VpcId } from '@byoa/core/iam/identity'
import { type OperatorScope, operatorPolicy } from '@byoa/core/iam/operators'
import { connectionNameOf, stackNameOf } from '@byoa/core/onboarding'
import type { Language, Party } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { ofOneConnection } from '../documents/findDifferences.ts'
import { readRequest, readSetup } from '../documents/readExchanged.ts'
import { allArguments, argument, badArguments, optional } from '../readArguments.ts'
import { writePolicy } from './writePolicy.ts'

export interface OperatorOptions {
  readonly party: Party
  readonly request: string
  readonly setup?: string
  readonly rescaleAccount?: string
  readonly rescaleVpc?: string
  readonly vpc?: string
  readonly removal: boolean
  readonly json: boolean
  readonly language: Language
}

const scopeOf = (
  request: RequestDocument,
  setup: SetupDocument | undefined,
  options: OperatorOptions,
): E.Either<BadInput, OperatorScope> =>
  pipe(
    sequenceS(allArguments)({
      rescaleAccountId: argument(
        '--rescale-account',
        AccountId,
        options.rescaleAccount ?? setup?.rescaleAccountId,
      ),
      rescaleVpcId: argument('--rescale-vpc', VpcId, options.rescaleVpc ?? setup?.rescaleVpcId),
      customerVpcId: optional(options.vpc, (text) => argument('--vpc', VpcId, text)),
    }),
    E.map(({ customerVpcId, ...rescale }) => ({
      ...rescale,
      ...omitUndefined({
        customerVpcId,
        rolePath: request.rolePath,
        roleNamePrefix: request.roleNamePrefix,
        peeringDns: request.peeringDns,
      }),
      region: request.region,
      customerAccountId: request.accountId,
      connectionName: connectionNameOf(request),
      stackName: stackNameOf({ request }),
      includesRemoval: options.removal,
    })),
    E.mapLeft(badArguments),
  )

/** Writes the policy. Exit 0, or 2 for bad input. */
export const operator = (terminal: Terminal, options: OperatorOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('request', () => readRequest(options.request)),
    TE.bind('setup', () => readOptional(options.setup, readSetup)),
    TE.tap((files) => TE.fromEither(ofOneConnection(options, files))),
    TE.flatMapEither(({ request, setup }) => scopeOf(request, setup, options)),
    TE.map((scope) => operatorPolicy(options.party, scope)),
    reportResult(terminal, options, (policy) => {
      writePolicy(terminal, policy, options)
      return 0
    }),
  )

/** `byoa policy boundary`: the permissions boundary of the roles of Rescale's nodes. */
import { permissionsBoundary } from '@byoa/core/iam/permissions'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { type ScopeOptions, readScope } from './permissionsScope.ts'
import { sizeNote, writePolicy } from './writePolicy.ts'

export interface BoundaryOptions extends ScopeOptions {
  readonly json: boolean
  readonly language: Language
}

/** Writes the boundary. Exit 0, or 2 for bad input. */
export const boundary = (terminal: Terminal, options: BoundaryOptions): Promise<ExitCode> =>
  pipe(
    // The boundary is about nodes: it names neither the VPC nor a role.
    readScope(options, 'connect'),
    TE.map(({ scope }) => permissionsBoundary(scope)),
    reportResult(terminal, options, (policy) => {
      writePolicy(terminal, policy, options)
      terminal.err(sizeNote(policy, 'managedPolicyCharacters', options.language))
      return 0
    }),
  )

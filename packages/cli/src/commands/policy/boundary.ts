/** `byoa policy boundary`: the most that roles made for Rescale's nodes can ever do. */
import {
  minifyPolicy,
  policyQuotas,
  policySizeCharacters,
  renderPolicy,
} from '@byoa/core/iam/policy'
import { permissionsBoundary } from '@byoa/core/iam/permissions'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { type ScopeOptions, readScope } from './permissionsScope.ts'

export interface BoundaryOptions extends ScopeOptions {
  readonly json: boolean
  readonly language: Language
}

const count = new Intl.NumberFormat('en-US')

const sizeNote = (characters: number, language: Language): string => {
  const size = count.format(characters)
  const quota = count.format(policyQuotas.managedPolicyCharacters)
  return language === 'ja'
    ? `${size} 文字(管理ポリシーの上限は ${quota} 文字)`
    : `${size} characters; a managed policy may have ${quota}.`
}

/** Writes the boundary. Exit 0, or 2 for bad input. */
export const boundary = (terminal: Terminal, options: BoundaryOptions): Promise<ExitCode> =>
  pipe(
    // The boundary is about nodes: it names neither the VPC nor a role.
    readScope(options, 'connect'),
    TE.map(({ scope }) => permissionsBoundary(scope)),
    reportResult(terminal, options, (policy) => {
      terminal.out(options.json ? minifyPolicy(policy) : renderPolicy(policy).trimEnd())
      terminal.err(sizeNote(policySizeCharacters(policy), options.language))
      return 0
    }),
  )

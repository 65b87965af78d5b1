/** `byoa policy boundary`: the most that roles made for Rescale's nodes can ever do. */
import {
  minifyPolicy,
  policyQuotas,
  policySizeCharacters,
  renderPolicy,
} from '@byoa/core/iam/policy'
import { permissionsBoundary } from '@byoa/core/iam/permissions'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
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
export const boundary = async (terminal: Terminal, options: BoundaryOptions): Promise<ExitCode> => {
  // The boundary is about nodes: it names neither the VPC nor a role.
  const read = await readScope(options, 'connect')
  if (E.isLeft(read)) return reportError(terminal, read.left, options)
  const policy = permissionsBoundary(read.right.scope)
  terminal.out(options.json ? minifyPolicy(policy) : renderPolicy(policy).trimEnd())
  terminal.err(sizeNote(policySizeCharacters(policy), options.language))
  return 0
}

/**
 * `byoa policy permissions`: the permissions of Rescale's role, as a policy or as a table with
 * reasons.
 */
import {
  type PermissionExplanation,
  type Tier,
  explainPermissions,
  permissionsPolicy,
} from '@byoa/core/iam/permissions'
import type { Language } from '@byoa/core/values'
import { pipe } from 'fp-ts/lib/function.js'

import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { wordsIn } from '../../terminal/words.ts'
import {
  type ScopeOptions,
  type ScopeWithStandIns,
  describeStandIn,
  readScope,
} from './permissionsScope.ts'
import { sizeNote, writePolicy } from './writePolicy.ts'

export interface PermissionsOptions extends ScopeOptions {
  /** Absent: as requested, or `compute`. */
  readonly tier?: Tier
  readonly explain: boolean
  readonly json: boolean
  readonly language: Language
}

/** A call with its reason in both languages, for tools. */
const withReason = (explained: PermissionExplanation) => ({
  ...explained,
  reason: {
    en: wordsIn.en.describeAwsAction(explained.action),
    ja: wordsIn.ja.describeAwsAction(explained.action),
  },
})

const showPermissions = (
  terminal: Terminal,
  { tier, scope, standIns }: ScopeWithStandIns,
  options: PermissionsOptions,
): ExitCode => {
  const { explain, json, language } = options
  if (explain) {
    const explanations = explainPermissions(tier, scope)
    if (json) terminal.out(JSON.stringify(explanations.map(withReason)))
    else terminal.out(wordsIn[language].renderExplanation(explanations).trimEnd())
  } else {
    const policy = permissionsPolicy(tier, scope)
    writePolicy(terminal, policy, options)
    terminal.err(sizeNote(policy, 'inlinePoliciesCharacters', language))
  }
  for (const standIn of standIns) terminal.err(describeStandIn(standIn, language))
  return 0
}

/** Writes the permissions. Exit 0, or 2 for bad input. */
export const permissions = (terminal: Terminal, options: PermissionsOptions): Promise<ExitCode> =>
  pipe(
    readScope(options, options.tier),
    reportResult(terminal, options, (read) => showPermissions(terminal, read, options)),
  )

/** `byoa policy permissions`: what Rescale's role may do, as a policy or as a table of reasons. */
import {
  type PermissionExplanation,
  type Tier,
  explainPermissions,
  permissionsPolicy,
} from '@byoa/core/iam/permissions'
import {
  minifyPolicy,
  policyQuotas,
  policySizeCharacters,
  renderPolicy,
} from '@byoa/core/iam/policy'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type ScopeOptions, describeStandIn, readScope } from './permissionsScope.ts'
import { wordsIn } from '../../terminal/words.ts'

export interface PermissionsOptions extends ScopeOptions {
  readonly tier: Tier
  readonly explain: boolean
  readonly json: boolean
  readonly language: Language
}

const count = new Intl.NumberFormat('en-US')

const sizeNote = (characters: number, language: Language): string => {
  const size = count.format(characters)
  const quota = count.format(policyQuotas.inlinePoliciesCharacters)
  return language === 'ja'
    ? `${size} 文字(インラインポリシーの上限は ${quota} 文字)`
    : `${size} characters; inline policies of a role may have ${quota}.`
}

/** One call with the reason for it in both languages, for tools. */
const withReason = (explained: PermissionExplanation) => ({
  ...explained,
  reason: {
    en: wordsIn.en.describeAwsAction(explained.action),
    ja: wordsIn.ja.describeAwsAction(explained.action),
  },
})

/** Writes the permissions. Exit 0, or 2 for bad input. */
export const permissions = async (
  terminal: Terminal,
  options: PermissionsOptions,
): Promise<ExitCode> => {
  const { tier, explain, json, language } = options
  const read = await readScope(options, tier)
  if (E.isLeft(read)) return reportError(terminal, read.left, options)
  const { scope, standIns } = read.right
  if (explain) {
    const explanations = explainPermissions(tier, scope)
    if (json) terminal.out(JSON.stringify(explanations.map(withReason)))
    else terminal.out(wordsIn[language].renderExplanation(explanations).trimEnd())
  } else {
    const policy = permissionsPolicy(tier, scope)
    terminal.out(json ? minifyPolicy(policy) : renderPolicy(policy).trimEnd())
    terminal.err(sizeNote(policySizeCharacters(policy), language))
  }
  for (const standIn of standIns) terminal.err(describeStandIn(standIn, language))
  return 0
}

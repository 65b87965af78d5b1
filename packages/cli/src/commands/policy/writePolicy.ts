import {
  type PolicyDocument,
  minifyPolicy,
  policyQuotas,
  policySizeCharacters,
  renderPolicy,
} from '@byoa/core/iam/policy'
import type { Language } from '@byoa/core/values'

import type { ReportOptions } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'

/** Writes a policy: on one line with `--json`, otherwise indented. */
export const writePolicy = (
  { out }: Terminal,
  policy: PolicyDocument,
  { json }: ReportOptions,
): void => out(json ? minifyPolicy(policy) : renderPolicy(policy).trimEnd())

const kinds = {
  inlinePoliciesCharacters: { en: 'inline policies of a role', ja: 'インラインポリシー' },
  managedPolicyCharacters: { en: 'a managed policy', ja: 'マネージドポリシー' },
} as const

const count = new Intl.NumberFormat('en-US')

/** Returns the size of a policy, with its quota. */
export const sizeNote = (
  policy: PolicyDocument,
  quotaName: keyof typeof kinds,
  language: Language,
): string => {
  const size = count.format(policySizeCharacters(policy))
  const quota = count.format(policyQuotas[quotaName])
  const kind = kinds[quotaName][language]
  return language === 'ja'
    ? `${size} 文字(${kind}の上限は ${quota} 文字)`
    : `${size} characters; ${kind} may have ${quota}.`
}

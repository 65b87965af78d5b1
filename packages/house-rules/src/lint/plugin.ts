/** The house's own lint rules, as a plugin of the linter: `byoa/<rule>` in `.oxlintrc.json`. */
import { noForeignCastRule } from './castRule.ts'
import { fpTsAliasRule, fpTsCoreRule, fpTsPathRule } from './fpTsRules.ts'
import { layersRule } from './layersRule.ts'
import { noNestedPipeRule } from './pipeRules.ts'
import { noClockRule, noThrowRule } from './pureRules.ts'
import type { Rule } from './rule.ts'

/** The rules by the name they have in the configuration and in disable comments. */
export const rules: Readonly<Record<string, Rule>> = {
  'fp-ts-alias': fpTsAliasRule,
  'fp-ts-core': fpTsCoreRule,
  'fp-ts-path': fpTsPathRule,
  layers: layersRule,
  'no-clock': noClockRule,
  'no-foreign-cast': noForeignCastRule,
  'no-nested-pipe': noNestedPipeRule,
  'no-throw': noThrowRule,
}

const plugin: { readonly meta: { readonly name: string }; readonly rules: typeof rules } = {
  meta: { name: 'byoa' },
  rules,
}

export default plugin

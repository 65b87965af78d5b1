/** The house's own lint rules, as a plugin of the linter: `byoa/<rule>` in `.oxlintrc.json`. */
import { noForeignCastRule } from './castRule.ts'
import { fileNameRule } from './fileNameRule.ts'
import { fpTsAliasRule, fpTsPathRule } from './fpTsRules.ts'
import { layersRule } from './layersRule.ts'
import { noDiscardedResultRule, noNestedPipeRule } from './pipeRules.ts'
import { noAsyncRule, noClassRule, noClockRule, noThrowRule } from './pureRules.ts'
import type { Rule } from './rule.ts'
import { noExportStarRule, noIndexImportRule } from './surfaceRules.ts'

/** The rules by the name they have in the configuration and in disable comments. */
export const rules: Readonly<Record<string, Rule>> = {
  'file-name': fileNameRule,
  'fp-ts-alias': fpTsAliasRule,
  'fp-ts-path': fpTsPathRule,
  layers: layersRule,
  'no-async': noAsyncRule,
  'no-class': noClassRule,
  'no-clock': noClockRule,
  'no-discarded-result': noDiscardedResultRule,
  'no-export-star': noExportStarRule,
  'no-foreign-cast': noForeignCastRule,
  'no-index-import': noIndexImportRule,
  'no-nested-pipe': noNestedPipeRule,
  'no-throw': noThrowRule,
}

const plugin: { readonly meta: { readonly name: string }; readonly rules: typeof rules } = {
  meta: { name: 'byoa' },
  rules,
}

export default plugin

import type { SetupTemplate } from '@byoa/core/cloudformation'

import { renderReviews } from '../policy/permissionsReview.ts'
import type { Texts } from './NextStep.ts'
import { type ResourceChange, changedResources, reviewRoles } from './templateReview.ts'

const changeWords: Readonly<Record<ResourceChange['change'], Texts>> = {
  added: { en: '+ new', ja: '+ 追加' },
  removed: { en: '- removed', ja: '- 削除' },
  changed: { en: '~ changed', ja: '~ 変更' },
}

const resourceLine = ({ change, logicalId, type }: ResourceChange): Texts => ({
  en: `  ${changeWords[change].en}: ${logicalId} (${type})`,
  ja: `  ${changeWords[change].ja}: ${logicalId}(${type})`,
})

const permissionLines = (
  template: SetupTemplate,
  earlier: SetupTemplate,
): ReadonlyArray<Texts> => {
  const reviews = reviewRoles(template, earlier)
  const en = renderReviews(reviews, 'changes', 'en').split('\n')
  const ja = renderReviews(reviews, 'changes', 'ja').split('\n')
  return en.map((line, index) => ({ en: line, ja: ja[index] ?? '' }))
}

/** Says what differs between a template and the one before: resources, permissions. */
export const differenceLines = (
  template: SetupTemplate,
  earlier: SetupTemplate | undefined,
): ReadonlyArray<Texts> => {
  if (earlier === undefined) return []
  const resources = changedResources(earlier.template, template.template)
  return [
    resources.length === 0
      ? { en: 'The resources stay as they are.', ja: 'リソースに変更はありません。' }
      : { en: 'Resources that change:', ja: '変更されるリソース:' },
    ...resources.map(resourceLine),
    ...permissionLines(template, earlier),
  ]
}

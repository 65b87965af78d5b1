/** What differs between a template and the one before: trust, resources, permissions. */
import type { Agreement } from '@byoa/application'
import type { SetupTemplate } from '@byoa/core/cloudformation'

import { renderReviews } from '../policy/permissionsReview.ts'
import { grantLine } from '../policy/readTrust.ts'
import type { AgreedChange } from './agreedChange.ts'
import type { Texts } from './NextStep.ts'
import {
  type ResourceChange,
  changedResources,
  reviewRoles,
  reviewTrust,
} from './templateReview.ts'

const changeWords: Readonly<Record<ResourceChange['change'], Texts>> = {
  added: { en: '+ new', ja: '+ 追加' },
  removed: { en: '- removed', ja: '- 削除' },
  changed: { en: '~ changed', ja: '~ 変更' },
}

const resourceLine = ({ change, logicalId, type }: ResourceChange): Texts => ({
  en: `  ${changeWords[change].en}: ${logicalId} (${type})`,
  ja: `  ${changeWords[change].ja}: ${logicalId}(${type})`,
})

/** Says who may assume the role, and with how many external IDs. */
export const trustLines = (agreement: Agreement): ReadonlyArray<Texts> => [
  { en: 'Who may assume the role:', ja: 'ロールを引き受けられるもの:' },
  ...reviewTrust(agreement).allows.map((grant) => ({
    en: `  ${grantLine(grant, 'en')}`,
    ja: `  ${grantLine(grant, 'ja')}`,
  })),
]

/** Renders reviews of permissions as lines of both languages. */
export const reviewLines = (
  reviews: Parameters<typeof renderReviews>[0],
  part: Parameters<typeof renderReviews>[1],
): ReadonlyArray<Texts> => {
  const [en, ja] = [
    renderReviews(reviews, part, 'en').split('\n'),
    renderReviews(reviews, part, 'ja').split('\n'),
  ]
  return Array.from({ length: Math.max(en.length, ja.length) }, (_, index) => ({
    en: en[index] ?? '',
    ja: ja[index] ?? '',
  }))
}

const resourceLines = (
  template: SetupTemplate,
  earlier: Pick<SetupTemplate, 'template'>,
): ReadonlyArray<Texts> => {
  const resources = changedResources(earlier.template, template.template)
  return [
    resources.length === 0
      ? { en: 'The resources stay as they are.', ja: 'リソースに変更はありません。' }
      : { en: 'Resources that change:', ja: '変更されるリソース:' },
    ...resources.map(resourceLine),
  ]
}

/** Says what a change makes of the template before it. */
export const differenceLines = ({
  after,
  template,
  earlier,
}: Pick<AgreedChange, 'after' | 'template' | 'earlier'>): ReadonlyArray<Texts> => [
  ...trustLines(after),
  ...(earlier === undefined
    ? []
    : [
        ...resourceLines(template, earlier),
        ...reviewLines(reviewRoles(template, earlier), 'changes'),
      ]),
]

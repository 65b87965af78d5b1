/** The template of a setup, and of a change to it. */
import {
  type Agreement,
  type ChangeDocument,
  type RequestDocument,
  type SetupDocument,
  agreementAfter,
  agreementOfSetup,
  currentTemplate,
  isTemplateChange,
  onboardingRequestOf,
} from '@byoa/application'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { InputProblem } from '../../terminal/badInput.ts'
import { findDifferences, sameConnection } from '../documents/findDifferences.ts'

export interface TemplateFiles {
  readonly setup: SetupDocument
  /** The customer's own request; absent: the one in the setup. */
  readonly request?: RequestDocument
  readonly change?: ChangeDocument
}

const differencesIn = ({ request, setup, change }: TemplateFiles): ReadonlyArray<InputProblem> => [
  ...(request === undefined ? [] : findDifferences(request, setup)),
  ...(change === undefined || change.onboardingId === setup.onboardingId
    ? []
    : [
        {
          path: 'onboardingId',
          expected: `${setup.onboardingId}, as in the setup`,
          actual: `${change.onboardingId} in the change: the files do not belong together`,
          japanese: `設定情報の値は ${setup.onboardingId} ですが、変更通知の値は ${change.onboardingId} です。${sameConnection}`,
        },
      ]),
]

const agreementIn = ({ request, setup, change }: TemplateFiles): Agreement => {
  const agreed = agreementOfSetup(setup)
  const asked =
    request === undefined ? agreed : { ...agreed, request: onboardingRequestOf(request) }
  return change !== undefined && isTemplateChange(change) ? agreementAfter(asked, change) : asked
}

/**
 * Renders the issued template. Left when the files do not belong together, or allow no template.
 */
export const agreedTemplate = (
  files: TemplateFiles,
): E.Either<ReadonlyArray<InputProblem>, SetupTemplate> => {
  const differences = differencesIn(files)
  if (differences.length > 0) return E.left(differences)
  const agreement = agreementIn(files)
  const { templateDigest } = agreement.setup
  return pipe(
    currentTemplate(agreement),
    E.mapLeft((error) => ({
      path: '',
      expected: 'files from which a template can be rendered',
      actual: en.describeSetupTemplateError(error),
      japanese: ja.describeSetupTemplateError(error),
    })),
    E.filterOrElse(
      ({ digest }) => digest === templateDigest,
      ({ digest }) => ({
        path: 'templateDigest',
        expected: `${templateDigest}, as in the setup`,
        actual: `${digest} of this request: the files do not belong together`,
        japanese: `設定情報の値は ${templateDigest} ですが、この申請のテンプレートのダイジェストは ${digest} です。${sameConnection}`,
      }),
    ),
    E.mapLeft(RA.of),
  )
}

/** The template of a request and its setup. */
import {
  type RequestDocument,
  type SetupDocument,
  onboardingRequestOf,
  templateTrusting,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { InputProblem } from '../../terminal/CommandError.ts'
import { findDifferences, sameConnection } from '../documents/findDifferences.ts'

const templateFor = (
  request: RequestDocument,
  setup: SetupDocument,
): ReturnType<typeof templateTrusting> =>
  templateTrusting(
    {
      request: onboardingRequestOf(request),
      rescaleVpc: {
        cidrs: setup.rescaleVpcCidrs,
        ...omitUndefined({ s3PrefixListId: setup.s3PrefixListId }),
      },
    },
    {
      externalId: setup.externalId,
      rescaleAccountId: setup.rescaleAccountId,
      ...omitUndefined({ rescaleRoleArn: setup.rescaleRoleArn }),
      region: setup.region,
      cidr: setup.agreedCidr,
    },
    [setup.externalId],
  )

/**
 * Renders the issued template. Left when the files do not belong together, or allow no template.
 */
export const agreedTemplate = (
  request: RequestDocument,
  setup: SetupDocument,
): E.Either<ReadonlyArray<InputProblem>, SetupTemplate> => {
  const differences = findDifferences(request, setup)
  if (differences.length > 0) return E.left(differences)
  return pipe(
    templateFor(request, setup),
    E.mapLeft((error) => ({
      path: '',
      expected: 'files from which a template can be rendered',
      actual: en.describeSetupTemplateError(error),
      japanese: ja.describeSetupTemplateError(error),
    })),
    E.filterOrElse(
      ({ digest }) => digest === setup.templateDigest,
      ({ digest }) => ({
        path: 'templateDigest',
        expected: `${setup.templateDigest}, as in the setup`,
        actual: `${digest} of this request: the files do not belong together`,
        japanese: `設定情報の値は ${setup.templateDigest} ですが、この申請のテンプレートのダイジェストは ${digest} です。${sameConnection}`,
      }),
    ),
    E.mapLeft(RA.of),
  )
}

/** The template of a request and the setup that answers it, when the two belong together. */
import {
  type RequestDocument,
  type SetupDocument,
  onboardingRequestOf,
  templateTrusting,
} from '@byoa/application'
import { type DecodeProblem, omitUndefined } from '@byoa/core/codec'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import { stackNameOf } from '@byoa/core/onboarding'
import { en } from '@byoa/core/words/en'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

/** What both files name, or the request implies. */
const sharedFields = ['companyCode', 'accountId', 'region', 'stackName'] as const

/** Finds what a request and a setup say differently. */
export const findDifferences = (
  request: RequestDocument,
  setup: SetupDocument,
): ReadonlyArray<DecodeProblem> => {
  const asked = { ...request, stackName: stackNameOf({ request }) }
  return sharedFields
    .filter((field) => asked[field] !== setup[field])
    .map((field) => ({
      path: field,
      expected: `${asked[field]}, as in the request`,
      // An external ID in the wrong place could pass for a name of a stack.
      actual: `${field === 'stackName' ? 'another name' : setup[field]} in the setup: the files do not belong together`,
    }))
}

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
 * Makes the template that was issued. Left when the files do not belong together, or none can be
 * made of them.
 */
export const agreedTemplate = (
  request: RequestDocument,
  setup: SetupDocument,
): E.Either<ReadonlyArray<DecodeProblem>, SetupTemplate> => {
  const differences = findDifferences(request, setup)
  if (differences.length > 0) return E.left(differences)
  return pipe(
    templateFor(request, setup),
    E.mapLeft((error) => ({
      path: '',
      expected: 'what a template can be made of',
      actual: en.describeSetupTemplateError(error),
    })),
    E.filterOrElse(
      ({ digest }) => digest === setup.templateDigest,
      ({ digest }) => ({
        path: 'templateDigest',
        expected: `${setup.templateDigest}, as in the setup`,
        actual: `${digest} of this request: the files do not belong together`,
      }),
    ),
    E.mapLeft(RA.of),
  )
}

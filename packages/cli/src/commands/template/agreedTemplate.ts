/** The template of a request and the setup that answers it, when the two belong together. */
import {
  type RequestDocument,
  type SetupDocument,
  onboardingRequestOf,
  templateTrusting,
} from '@byoa/application'
import type { DecodeProblem } from '@byoa/core/codec'
import type { SetupTemplate } from '@byoa/core/cloudformation'
import { stackNameOf } from '@byoa/core/onboarding'
import { en } from '@byoa/core/words/en'
import * as E from 'fp-ts/lib/Either.js'

type Agreed<A> = E.Either<ReadonlyArray<DecodeProblem>, A>

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
    { request: onboardingRequestOf(request), rescaleVpc: { cidrs: setup.rescaleVpcCidrs } },
    {
      externalId: setup.externalId,
      rescaleAccountId: setup.rescaleAccountId,
      ...(setup.rescaleRoleArn === undefined ? {} : { rescaleRoleArn: setup.rescaleRoleArn }),
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
): Agreed<SetupTemplate> => {
  const differences = findDifferences(request, setup)
  if (differences.length > 0) return E.left(differences)
  const template = templateFor(request, setup)
  if (E.isLeft(template)) {
    const actual = en.describeSetupTemplateError(template.left)
    return E.left([{ path: '', expected: 'what a template can be made of', actual }])
  }
  if (template.right.digest === setup.templateDigest) return template
  return E.left([
    {
      path: 'templateDigest',
      expected: `${setup.templateDigest}, as in the setup`,
      actual: `${template.right.digest} of this request: the files do not belong together`,
    },
  ])
}

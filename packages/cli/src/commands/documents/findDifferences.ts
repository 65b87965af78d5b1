/** Whether a request and a setup are of one connection. */
import type { RequestDocument, SetupDocument } from '@byoa/application'
import { stackNameOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type BadInput, type InputProblem, badInput } from '../../terminal/badInput.ts'

/** The fields that both files have, or the request implies. */
const sharedFields = ['companyCode', 'accountId', 'region', 'stackName'] as const

/** What to do about files of two connections, in Japanese. */
export const sameConnection = '同じ接続のファイルを指定してください。'

/** Finds the fields in which a request and a setup differ. */
export const findDifferences = (
  request: RequestDocument,
  setup: SetupDocument,
): ReadonlyArray<InputProblem> => {
  const asked = { ...request, stackName: stackNameOf({ request }) }
  const agreed = { ...setup.request, region: setup.region, stackName: setup.stackName }
  return sharedFields
    .filter((field) => asked[field] !== agreed[field])
    .map((field) => ({
      path: field,
      expected: `${asked[field]}, as in the request`,
      // Not shown: an external ID in the wrong field could look like a stack name.
      actual: `${field === 'stackName' ? 'another name' : agreed[field]} in the setup: the files do not belong together`,
      japanese: `申請の値は ${asked[field]} ですが、設定情報の値は${field === 'stackName' ? '異なります' : ` ${agreed[field]} です`}。${sameConnection}`,
    }))
}

interface ExchangedPaths {
  readonly request?: string
  readonly setup?: string
}

interface ExchangedFiles {
  readonly request: RequestDocument | undefined
  readonly setup: SetupDocument | undefined
}

/** Left when there are both a request and a setup, of different connections. */
export const ofOneConnection = (
  paths: ExchangedPaths,
  { request, setup }: ExchangedFiles,
): E.Either<BadInput, void> => {
  if (request === undefined || setup === undefined) return E.right(undefined)
  const differences = findDifferences(request, setup)
  return differences.length === 0
    ? E.right(undefined)
    : E.left(badInput(`${paths.request} with ${paths.setup}`, differences))
}

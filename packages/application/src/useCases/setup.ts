/**
 * The template of an onboarding and what follows from it: the same bytes whenever they are asked
 * for.
 */
import {
  type SetupTemplate,
  type SetupTemplateError,
  describeSetupTemplateError,
  setupTemplate,
} from '@byoa/core/cloudformation'
import type { AcceptedExternalIds } from '@byoa/core/iam'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { OnboardingRequest, Opened, Setup } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type Failure, failure } from '../ports/Failure.ts'

/** The stack's name in the customer's account. */
export const stackNameOf = ({ request }: Opened): string => `rescale-byoa-${request.companyCode}`

/** What a template is made from beside the setup; an onboarding knows it, and so do the files. */
export interface TemplateBasis {
  readonly request: OnboardingRequest
  readonly rescaleVpc: { readonly cidrs: ReadonlyArray<Ipv4Cidr> }
}

/**
 * Renders the template whose role trusts given external IDs: in a rotation both, then the next
 * alone.
 */
export const templateTrusting = (
  { request, rescaleVpc }: TemplateBasis,
  setup: Omit<Setup, 'templateDigest'>,
  externalIds: AcceptedExternalIds,
): E.Either<SetupTemplateError, SetupTemplate> =>
  setupTemplate({
    companyCode: request.companyCode,
    customerAccountId: request.accountId,
    region: request.region,
    vpcCidr: setup.cidr,
    zoneCount: request.zoneCount,
    egress: request.egress,
    externalIds,
    rescaleAccountId: setup.rescaleAccountId,
    rescaleVpcCidrs: rescaleVpc.cidrs,
    ...(setup.rescaleRoleArn === undefined ? {} : { rescaleRoleArn: setup.rescaleRoleArn }),
    ...(request.permissionsBoundaryArn === undefined
      ? {}
      : { permissionsBoundaryArn: request.permissionsBoundaryArn }),
    ...(request.rolePath === undefined ? {} : { rolePath: request.rolePath }),
  })

/** Templates of setups that are still held: a setup never changes, so neither does its template. */
const rendered = new WeakMap<Setup, SetupTemplate>()

/** Renders the template of a new setup, and completes the setup with its digest. */
export const completeSetup = (
  state: Opened,
  parts: Omit<Setup, 'templateDigest'>,
): E.Either<SetupTemplateError, Setup> => {
  const template = templateTrusting(state, parts, [parts.externalId])
  if (E.isLeft(template)) return template
  const setup: Setup = { ...parts, templateDigest: template.right.digest }
  rendered.set(setup, template.right)
  return E.right(setup)
}

/** Renders the template of an issued setup. */
export const templateOf = (
  state: Opened,
  setup: Setup,
): E.Either<SetupTemplateError, SetupTemplate> => {
  const known = rendered.get(setup)
  return known === undefined ? templateTrusting(state, setup, [setup.externalId]) : E.right(known)
}

/** A template that cannot be made is a fault of the record it is made from, not of the world. */
export const templateFailure = (error: SetupTemplateError): Failure =>
  failure({
    operation: 'setupTemplate',
    code: error._tag,
    message: describeSetupTemplateError(error, 'en'),
    retryable: false,
  })

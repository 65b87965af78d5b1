/** The template of an onboarding and what is derived from it; rendering is deterministic. */
import { omitUndefined } from '@byoa/core/codec'
import {
  type SetupTemplate,
  type SetupTemplateError,
  type SetupTemplateInput,
  fileSha256,
  setupTemplate,
} from '@byoa/core/cloudformation'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import type { Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import {
  type OnboardingRequest,
  type Setup,
  type WithRequest,
  connectionNameOf,
} from '@byoa/core/onboarding'
import { describeSetupTemplateError } from '@byoa/core/words/en'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Failure, failure } from '../ports/Failure.ts'

/** The inputs of a template beside the setup; from an onboarding or from files. */
export interface TemplateBasis {
  readonly request: OnboardingRequest
  readonly rescaleVpc: Pick<RescaleVpc, 's3PrefixListId'> & {
    readonly cidrs: ReadonlyArray<Ipv4Cidr>
  }
}

/** Returns the input of the template whose role trusts given external IDs. */
export const templateInputOf = (
  { request, rescaleVpc }: TemplateBasis,
  setup: Omit<Setup, 'templateDigest' | 'templateSha256'>,
  externalIds: AcceptedExternalIds,
): SetupTemplateInput => {
  const {
    accountId,
    customerNetworks: _networks,
    plannedNodes: _nodes,
    instanceFamilies: _families,
    peeringDns: _dns,
    stackName: _name,
    ...chosen
  } = request
  return {
    // The customer's choice takes precedence over Rescale's.
    ...omitUndefined({ s3PrefixListId: rescaleVpc.s3PrefixListId }),
    ...chosen,
    connectionName: connectionNameOf(request),
    customerAccountId: accountId,
    vpcCidr: setup.cidr,
    externalIds,
    rescaleAccountId: setup.rescaleAccountId,
    rescaleVpcCidrs: rescaleVpc.cidrs,
    ...omitUndefined({ rescaleRoleArn: setup.rescaleRoleArn }),
  }
}

/**
 * Renders the template whose role trusts given external IDs: in a rotation both, then only the
 * next.
 */
export const templateTrusting = (
  basis: TemplateBasis,
  setup: Omit<Setup, 'templateDigest' | 'templateSha256'>,
  externalIds: AcceptedExternalIds,
): E.Either<SetupTemplateError, SetupTemplate> =>
  setupTemplate(templateInputOf(basis, setup, externalIds))

/** Cache of templates by setup, with the Rescale VPC that they were rendered for. */
const rendered = new WeakMap<
  Setup,
  { readonly template: SetupTemplate; readonly rescaleVpc: TemplateBasis['rescaleVpc'] }
>()

/** Renders the template of a new setup, and completes the setup with its digest. */
export const completeSetup = (
  state: WithRequest,
  parts: Omit<Setup, 'templateDigest' | 'templateSha256'>,
): E.Either<SetupTemplateError, Setup> =>
  pipe(
    templateTrusting(state, parts, [parts.externalId]),
    E.map((template) => {
      const setup: Setup = {
        ...parts,
        templateDigest: template.digest,
        templateSha256: fileSha256(template.body),
      }
      rendered.set(setup, { template, rescaleVpc: state.rescaleVpc })
      return setup
    }),
  )

/**
 * Renders the template of an issued setup, for the blocks that the Rescale VPC has now and the
 * external IDs that the role should trust now.
 */
export const templateOf = (
  basis: TemplateBasis,
  setup: Setup,
  externalIds: AcceptedExternalIds = [setup.externalId],
): E.Either<SetupTemplateError, SetupTemplate> => {
  const known = rendered.get(setup)
  return known?.rescaleVpc === basis.rescaleVpc &&
    externalIds.length === 1 &&
    externalIds[0] === setup.externalId
    ? E.right(known.template)
    : templateTrusting(basis, setup, externalIds)
}

/** A template that cannot be rendered points to an invalid record, not to an external failure. */
export const templateFailure = (error: SetupTemplateError): Failure =>
  failure({
    operation: 'setupTemplate',
    code: error._tag,
    message: describeSetupTemplateError(error),
    retryable: false,
  })

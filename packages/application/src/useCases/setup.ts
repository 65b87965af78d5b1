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

/** What is agreed, before the template is rendered. */
type SetupTerms = Omit<Setup, 'templateDigest' | 'templateSha256'>

/** Returns the input of the template whose role trusts given external IDs. */
export const templateInputOf = (
  { request, rescaleVpc }: TemplateBasis,
  setup: SetupTerms,
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
 * Renders the template of a setup, for the blocks that the Rescale VPC has now and the external IDs
 * that the role should trust now: in a rotation both, then only the next.
 */
export const templateOf = (
  basis: TemplateBasis,
  setup: SetupTerms,
  externalIds: AcceptedExternalIds = [setup.externalId],
): E.Either<SetupTemplateError, SetupTemplate> =>
  setupTemplate(templateInputOf(basis, setup, externalIds))

/** Renders the template of a new setup, and completes the setup with its digest. */
export const completeSetup = (
  state: WithRequest,
  parts: SetupTerms,
): E.Either<SetupTemplateError, Setup> =>
  pipe(
    templateOf(state, parts),
    E.map(({ digest, body }) => ({
      ...parts,
      templateDigest: digest,
      templateSha256: fileSha256(body),
    })),
  )

/** A template that cannot be rendered points to an invalid record, not to an external failure. */
export const templateFailure = (error: SetupTemplateError): Failure =>
  failure({
    operation: 'setupTemplate',
    code: error._tag,
    message: describeSetupTemplateError(error),
    retryable: false,
  })

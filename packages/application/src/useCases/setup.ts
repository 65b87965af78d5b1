/** The template of an onboarding and what follows from it: the same bytes whenever they are asked for. */
import {
  type SetupTemplate,
  type SetupTemplateError,
  setupTemplate,
} from '@byoa/core/cloudformation'
import type { AcceptedExternalIds } from '@byoa/core/iam'
import type { Opened, Setup } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'

import { type Failure, failure } from '../ports/Failure.ts'

/** The stack's name in the customer's account. */
export const stackNameOf = ({ request }: Opened): string => `rescale-byoa-${request.companyCode}`

/** Renders the template of a setup; during a rotation it trusts a second external ID. */
export const templateOf = (
  { request, rescaleVpc }: Opened,
  setup: Omit<Setup, 'templateDigest'>,
  externalIds: AcceptedExternalIds = [setup.externalId],
): Either<SetupTemplateError, SetupTemplate> =>
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

/** A template that cannot be made is a fault of the record it is made from, not of the world. */
export const templateFailure = (error: SetupTemplateError): Failure =>
  failure({
    operation: 'setupTemplate',
    code: error._tag,
    message: `the setup template cannot be made: ${JSON.stringify(error)}`,
    retryable: false,
  })

import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { Agreement } from '@byoa/core/inspection'
import type { StateWithStack } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { currentTemplate, trustedIds } from './customer.ts'
import { templateInputOf } from './setup.ts'

/**
 * Returns what the doctor compares both accounts with, at a time: the agreement as the stack should
 * have it now, during a rotation with both external IDs. Left when there can be no template.
 */
export const agreementOf = (
  state: StateWithStack,
  now: Instant,
): E.Either<SetupTemplateError, Agreement> =>
  pipe(
    currentTemplate(state),
    E.map(({ digest }) => ({
      setup: templateInputOf(state, state.setup, trustedIds(state)),
      templateDigest: digest,
      stack: state.stack,
      rescaleVpc: state.rescaleVpc,
      secondaryCidrs: state.secondaryCidrs
        .filter(({ isAssociated }) => isAssociated)
        .map(({ cidr }) => cidr),
      ...omitUndefined({ peeringId: 'peering' in state ? state.peering?.peeringId : undefined }),
      now,
    })),
  )

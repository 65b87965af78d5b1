/**
 * The condition keys that every request has, whoever calls. The in-memory AWS takes every request
 * for one with TLS, and does not know the client.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import type { RequestContext } from '@byoa/core/iam/policy'
import { renderInstant } from '@byoa/core/values'

import type { Context } from './Action.ts'

/** Returns time, Region and transport of a request as condition keys. */
export const requestKeys = ({ world, region }: Context): RequestContext => ({
  'aws:CurrentTime': [renderInstant(world.now)],
  'aws:EpochTime': [String(Math.floor(world.now / 1000))],
  'aws:RequestedRegion': [region],
  'aws:SecureTransport': ['true'],
})

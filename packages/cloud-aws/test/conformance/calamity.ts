/**
 * Letting the next call of an action go wrong where the AWS behind the transport never does: before
 * it goes out, or after its answer came.
 */
import type { ActionName, Around, AwsError } from '@byoa/cloud'
import type { CloudFault, CloudScene } from '@byoa/testing/cloud-conformance'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

const codes: Readonly<Record<CloudFault, Pick<AwsError, 'code' | 'status'>>> = {
  throttle: { code: 'RequestLimitExceeded', status: 503 },
  refuse: { code: 'UnauthorizedOperation', status: 403 },
  'timeout-after-effect': { code: 'TimeoutError' },
}

export interface Calamity {
  readonly around: Around
  readonly strike: NonNullable<CloudScene['strike']>
}

const struck = <A>(
  fault: CloudFault | undefined,
  action: ActionName,
  call: TE.TaskEither<AwsError, A>,
): TE.TaskEither<AwsError, A> => {
  if (fault === undefined) return call
  const error: AwsError = {
    _tag: 'AwsError',
    action,
    message: 'so it was planned',
    ...codes[fault],
  }
  const lost = TE.left(error)
  return fault === 'timeout-after-effect' ? TE.flatMap(() => lost)(call) : lost
}

/** Makes calls liable to misfortune, and a way to call it down. */
export const calamity = (): Calamity => {
  const plan = new Map<string, CloudFault>()
  const take = (name: string) => (): CloudFault | undefined => {
    const fault = plan.get(name)
    plan.delete(name)
    return fault
  }
  return {
    around: (action, call) =>
      pipe(
        TE.fromIO(take(action.slice(action.indexOf(':') + 1))),
        TE.flatMap((fault) => struck(fault, action, call)),
      ),
    strike: (action, fault) => {
      plan.set(action, fault)
    },
  }
}

/**
 * A call that does not come back: refused before it had an effect, or had its effect and lost its
 * answer.
 */
import { type Received, type Reply, awsError, broken } from '@byoa/scripted-aws'

export type Interruption = 'throttled before' | 'lost after'

type Act = (received: Received) => Reply

/** Scripts that answer, but for the call with one number, counted from 0 over all actions. */
export const interrupted = (
  acts: Readonly<Record<string, Act>>,
  at: number,
  how: Interruption,
): Readonly<Record<string, Act>> => {
  let count = 0
  const interrupt =
    (act: Act): Act =>
    (received) => {
      const isHit = count === at
      count += 1
      if (!isHit) return act(received)
      if (how === 'throttled before') return awsError('RequestLimitExceeded', 'slow down', 503)
      act(received)
      return broken('ECONNRESET')
    }
  return Object.fromEntries(Object.entries(acts).map(([action, act]) => [action, interrupt(act)]))
}

import { type ActionName, type CallOf, type Caller, type World, apply } from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'

import { answerFaults } from './answerFaults.ts'

/** Carries out a call as `apply` does; an answer that is none of AWS's is an error. */
export const checkedApply = <Name extends ActionName>(
  world: World,
  caller: Caller,
  call: CallOf<Name>,
): ReturnType<typeof apply<Name>> => {
  const applied = apply(world, caller, call)
  const [, outcome] = applied
  const faults = E.isRight(outcome) ? answerFaults(call.action, outcome.right) : []
  if (faults.length > 0) throw new Error(`not as AWS answers: ${faults.join(', ')}`)
  return applied
}

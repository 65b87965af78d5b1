import { type ActionName, type CallOf, type Caller, type World, apply } from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'

import { answerFaults } from './answerFaults.ts'

/** What a text lacks that is empty, or has a place for a word and no word. */
const gap =
  /^$|^\s|\s$|[^:\s] {2}| [.,]( |$)|(?<!Value |Value \( |The ID )''| \(\)|undefined(?! resource)/

/** Carries out a call as `apply` does; an answer or a refusal that is none of AWS's is an error. */
export const checkedApply = <Name extends ActionName>(
  world: World,
  caller: Caller,
  call: CallOf<Name>,
): ReturnType<typeof apply<Name>> => {
  const applied = apply(world, caller, call)
  const [, outcome] = applied
  const faults = E.isRight(outcome)
    ? answerFaults(call.action, outcome.right)
    : [outcome.left.code, outcome.left.message].filter((text) => gap.test(text))
  if (faults.length > 0) throw new Error(`not as AWS answers: ${faults.join(', ')}`)
  return applied
}

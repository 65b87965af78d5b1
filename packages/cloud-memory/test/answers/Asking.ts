import type { ActionName, InputOf, OutputOf } from '@byoa/cloud-memory'

import type { Actor, Sandbox } from '../sandbox.ts'

/** An answer, with the action that was asked. */
export interface Answered {
  readonly action: ActionName
  readonly output: object
}

/** Asks as one account, and has the answer written down. */
export type Ask = <Name extends ActionName>(action: Name, input: InputOf<Name>) => OutputOf<Name>

export interface Asking {
  readonly sandbox: Sandbox
  readonly askAs: (actor: Actor) => Ask
  readonly answers: ReadonlyArray<Answered>
}

/** Makes what a story asks with. */
export const newAsking = (sandbox: Sandbox): Asking => {
  const answers: Answered[] = []
  return {
    sandbox,
    answers,
    askAs: (actor) => (action, input) => {
      const output = actor.ok(action, input)
      answers.push({ action, output })
      return output
    },
  }
}

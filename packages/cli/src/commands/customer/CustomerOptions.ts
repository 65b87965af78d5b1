/** The options of `byoa customer …`, and what the process provides. */
import type { Language } from '@byoa/core/values'

import type { Surroundings } from '../AddCommands.ts'

export type CustomerSurroundings = Pick<
  Surroundings,
  'now' | 'sleep' | 'ask' | 'askText' | 'askSecret' | 'untilInterrupted'
>

/** The options of every command. */
export interface CustomerOptions extends CustomerSurroundings {
  /** Absent: where the AWS SDK finds credentials. */
  readonly profile?: string
  /** An endpoint other than AWS; absent: AWS itself. */
  readonly endpointUrl?: string
  /** The file of the answer, or without one of the result. */
  readonly out?: string
  readonly force: boolean
  /** The fingerprint that the key of Rescale must have. */
  readonly signer?: string
  readonly json: boolean
  readonly language: Language
}

/** The options of commands that change the account. */
export interface ChangeOptions extends CustomerOptions {
  /** Only show the calls. */
  readonly plan?: boolean
  /** Only show the steps in the console. */
  readonly console?: boolean
  /** Only write a script for the AWS CLI. */
  readonly script?: boolean
  readonly yes?: boolean
}

/** The options of commands that work on what was agreed. */
export interface AgreementOptions {
  readonly setup: string
  /** The template; absent: the file next to the document that names it. */
  readonly template?: string
  /** The last change of the template; absent: `change.json` next to the setup, if it is there. */
  readonly change?: string
  /** The stack report; absent: `stack-report.json` next to the setup, if it is there. */
  readonly report?: string
}

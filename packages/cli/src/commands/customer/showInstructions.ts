/** `--plan`, `--console` and `--script`: how to do a task without this command. */
import type {
  Agreement,
  ChangeDocument,
  OffboardingNotice,
  PeeringNotice,
  ReviewDocument,
} from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { badOption } from '../../terminal/badInput.ts'
import type { ChangeOptions } from './CustomerOptions.ts'
import type { CustomerResult } from './CustomerResult.ts'

/** A task of the customer, with what it needs. */
export type CustomerTask =
  | { readonly type: 'deploy'; readonly agreement: Agreement }
  | { readonly type: 'connect'; readonly agreement: Agreement; readonly notice: PeeringNotice }
  | { readonly type: 'apply'; readonly agreement: Agreement; readonly change: ChangeDocument }
  | { readonly type: 'correct'; readonly agreement: Agreement; readonly review: ReviewDocument }
  | { readonly type: 'leave'; readonly agreement: Agreement; readonly notice?: OffboardingNotice }

/** Returns whether only instructions are wanted. */
export const areInstructionsWanted = ({
  plan = false,
  console = false,
  script = false,
}: ChangeOptions): boolean => plan || console || script

const notYet = {
  en: 'no such option: this version has no instructions for the task',
  ja: 'このバージョンでは、この操作の手順を出力できません。',
}

/** Shows the instructions of a task; nothing is called. */
export const showInstructions = (
  _task: CustomerTask,
  { plan = false, console = false }: ChangeOptions,
): TE.TaskEither<CommandError, CustomerResult> => {
  const option = plan ? '--plan' : console ? '--console' : '--script'
  return TE.fromEither(badOption(option, notYet, option))
}

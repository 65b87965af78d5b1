/**
 * A change of the customer's account: the credentials are of the agreed account, what they lack is
 * known, and a person has agreed, before anything is changed.
 */
import type { CustomerTask } from '@byoa/application/instructions'
import type { OnboardingRequest } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { KnownSigner } from '../../signing/readSigned.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { consentTo } from '../../terminal/consent.ts'
import { interruptible } from '../../terminal/interruptible.ts'
import { printable } from '../../terminal/printable.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import type { CustomerSide } from './CustomerSide.ts'
import { customerAccess, identify } from './customerAccess.ts'
import type { ChangeOptions } from './CustomerOptions.ts'
import type { CustomerResult } from './CustomerResult.ts'
import type { Texts } from './NextStep.ts'
import { signerLines } from './signerLines.ts'
import { areInstructionsWanted, showInstructions } from './showInstructions.ts'

export interface AccountChange {
  readonly task: CustomerTask
  /** Who signed the setup. */
  readonly signer: KnownSigner
  /** What will be done, before the question. */
  readonly intention: ReadonlyArray<Texts>
  /** Whether the change is possible, before anybody is asked. */
  readonly examine?: (access: CustomerSide) => TE.TaskEither<CommandError, unknown>
  readonly work: (access: CustomerSide) => TE.TaskEither<CommandError, CustomerResult>
}

type Account = Pick<OnboardingRequest, 'accountId' | 'region'>

const question: Readonly<Record<'en' | 'ja', (account: Account) => string>> = {
  en: ({ accountId, region }) => `Change account ${accountId} in ${region}? [y/N] `,
  ja: ({ accountId, region }) => `アカウント ${accountId}(${region})を変更しますか? [y/N] `,
}

const notAgreed = badInput(commandLine, [
  {
    path: '--yes',
    expected: '--yes, or an answer at a terminal, because this changes the account',
    actual: 'neither',
    japanese:
      'アカウントを変更するため、--yes を指定するか、ターミナルで確認に答える必要があります。',
  },
])

/** A program reads the output of `--json`, so nobody is asked. */
const canAsk = ({ yes = false, json, ask }: ChangeOptions): boolean =>
  yes || (!json && ask !== undefined)

const askFor = (
  terminal: Terminal,
  { intention, task, signer }: AccountChange,
  options: ChangeOptions,
): TE.TaskEither<CommandError, void> => {
  const { yes = false, ask, language, json } = options
  if (signer.isNew && !json) {
    for (const line of signerLines(signer)) terminal.err(line[language])
  }
  if (yes) return TE.right(undefined)
  for (const line of intention) terminal.err(printable(line[language]))
  return consentTo({
    ask,
    question: question[language](task.setup.request),
    unasked: notAgreed,
  })
}

/**
 * Changes the account, or only shows the instructions. Left without a change when the credentials
 * are of another account, or nobody agrees.
 */
export const changeAccount = (
  terminal: Terminal,
  change: AccountChange,
  options: ChangeOptions,
): TE.TaskEither<CommandError, CustomerResult> => {
  const { task, examine = () => TE.right(undefined), work } = change
  if (areInstructionsWanted(options)) return TE.right(showInstructions(task, options))
  if (!canAsk(options)) return TE.left(notAgreed)
  const access = customerAccess(terminal, options)
  const { untilInterrupted } = options
  let isBegun = false
  return pipe(
    identify(access, task.setup.request, options),
    TE.flatMap(() => examine(access)),
    TE.flatMap(() => askFor(terminal, change, options)),
    TE.tapIO(() => () => {
      isBegun = true
    }),
    TE.flatMap(() => work(access)),
    interruptible({
      untilInterrupted,
      interrupted: () => ({ _tag: 'Interrupted', left: isBegun ? 'in-account' : 'nothing' }),
    }),
  )
}

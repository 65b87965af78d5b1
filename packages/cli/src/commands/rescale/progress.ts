/** What a command of Rescale's did to one onboarding, as text or as JSON. */
import { type CommandResult, loadOnboarding } from '@byoa/application'
import type { JsonObject } from '@byoa/core/codec'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { join } from 'node:path'

import { type CommandError, describeCommandError, errorJson } from '../../terminal/CommandError.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { showEvents } from './show.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { writeOutbox } from './outbox.ts'

// model

/** What was recorded and written, and what could not be done. */
export interface Progress extends CommandResult {
  /** The files that were written to the outbox. */
  readonly written: ReadonlyArray<string>
  readonly failures: ReadonlyArray<CommandError>
}

/** Completes the result of a command with the documents that it issued, as far as it was done. */
export const withDocuments = (
  side: RescaleSide,
  { outbox }: Pick<RescaleOptions, 'outbox'>,
  { failures = [], ...result }: CommandResult & Partial<Pick<Progress, 'failures'>>,
): TE.TaskEither<CommandError, Progress> =>
  pipe(
    writeOutbox(side, outbox, result.onboardingId),
    TE.map((written) => ({
      ...result,
      failures,
      written: written.map((name) => join(outbox ?? '', result.onboardingId, name)),
    })),
  )

/** The state of an onboarding without anything new. */
export const standingResult = (
  { ports }: RescaleSide,
  onboardingId: OnboardingId,
): TE.TaskEither<CommandError, CommandResult> =>
  pipe(
    loadOnboarding(ports.store, onboardingId),
    TE.map(({ state }) => ({ onboardingId, state, events: [] })),
  )

// texts

const writtenWords: Readonly<Record<Language, (files: string) => string>> = {
  en: (files) => `For the customer: ${files}`,
  ja: (files) => `お客様に送るファイル: ${files}`,
}

/** Shows what was done; `more` has further fields of the JSON. */
export const showProgress = (
  terminal: Terminal,
  { state, events, written, failures }: Progress,
  {
    options,
    more = {},
  }: {
    readonly options: Pick<RescaleOptions, 'now' | 'json' | 'language'>
    readonly more?: JsonObject
  },
): void => {
  const { json, language } = options
  const at = instantOf(options.now())
  showEvents(
    terminal,
    { state, events, at },
    {
      json,
      language,
      more: { ...more, written, ...(failures.length > 0 && { failures: failures.map(errorJson) }) },
    },
  )
  if (json) return
  if (written.length > 0) {
    terminal.out('')
    terminal.out(writtenWords[language](written.join(', ')))
  }
  for (const line of failures.flatMap((error) => describeCommandError(error, language))) {
    terminal.err(terminal.colours.red(printable(line)))
  }
}

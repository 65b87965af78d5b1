/** Why a command did not do what it was asked, and how that is said to a person and to a program. */
import type { OnboardingError } from '@byoa/application'
import type { DecodeProblem } from '@byoa/core/codec'
import { describeRejection } from '@byoa/core/onboarding'

import type { ExitCode, Terminal } from './Terminal.ts'

// model

/** What was given cannot be used; every wrong field is listed. */
export interface BadInput {
  readonly _tag: 'BadInput'
  /** The file or option. */
  readonly source: string
  readonly problems: ReadonlyArray<DecodeProblem>
}

/** The place to write to is not free, or cannot be written. */
export interface CannotWrite {
  readonly _tag: 'CannotWrite'
  readonly path: string
  readonly reason: string
}

export type CommandError = BadInput | CannotWrite | OnboardingError

// queries

/** Returns the exit code that tells a script what kind of no it was. */
export const exitCodeOf = (error: CommandError): ExitCode => {
  switch (error._tag) {
    case 'Rejected':
    case 'UnknownOnboarding':
      return 1
    case 'BadInput':
    case 'CannotWrite':
      return 2
    case 'Failure':
    case 'Contended':
      return 3
  }
}

const problemLine = ({ path, expected, actual }: DecodeProblem): string =>
  `  ${path === '' ? '(the whole document)' : path}: expected ${expected}, found ${actual}`

/** Says what went wrong, where, and what to do about it. */
export const describeCommandError = (error: CommandError): ReadonlyArray<string> => {
  switch (error._tag) {
    case 'BadInput':
      return [
        `${error.source} cannot be used; nothing was written.`,
        ...error.problems.map(problemLine),
      ]
    case 'CannotWrite':
      return [`${error.path} cannot be written: ${error.reason}`]
    case 'Rejected':
      return [describeRejection(error.rejection, 'en')]
    case 'UnknownOnboarding':
      return [`There is no onboarding ${error.onboardingId}.`]
    case 'Failure':
      return [
        `${error.operation} failed: ${error.message} (${error.code})`,
        error.retryable
          ? 'Try again: nothing that was done is lost.'
          : 'Trying again will not help.',
      ]
    case 'Contended':
      return [
        `Others kept changing ${error.onboardingId} while this was tried ${error.attempts} times.`,
        'Try again: nothing that was done is lost.',
      ]
  }
}

/** What a program is told; a failure's cause stays out, it may hold what nobody should print. */
const jsonOf = (error: CommandError): unknown => {
  if (error._tag !== 'Failure') return error
  const { cause: _cause, ...rest } = error
  return rest
}

/** Reports an error, as text or as one JSON object, and returns the exit code. */
export const reportError = (
  terminal: Terminal,
  error: CommandError,
  options: { readonly json: boolean },
): ExitCode => {
  if (options.json) {
    terminal.out(
      JSON.stringify({ error: jsonOf(error), message: describeCommandError(error).join('\n') }),
    )
  } else {
    const [first, ...rest] = describeCommandError(error)
    terminal.err(terminal.colours.red(first ?? ''))
    for (const line of rest) terminal.err(line)
  }
  return exitCodeOf(error)
}

/**
 * `byoa run` on AWS, or on anything that answers as AWS does: both parties through the SDK, each
 * with the credentials of a profile, until the onboarding is Connected, or over.
 */
import { existsSync } from 'node:fs'

import { replay } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { instantOf } from '../../play/simulatedStart.ts'
import { type CommandError, type Interrupted, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { eventsIn } from '../documents/readEvents.ts'
import type { RunOptions } from './RunOptions.ts'
import { consider } from './consider.ts'
import { readAwsInput } from './AwsRunInput.ts'
import { type Profiles, profilesOf } from './reviewAwsOptions.ts'
import { awsParties, identifyParties, withAdvice } from './AwsParties.ts'
import { type Played, playOnAws } from './playOnAws.ts'
import { goingOn, resumeHint } from './awsReports.ts'
import { isPlayed, reportEnd, reportWritten } from './runReports.ts'

interface Cut {
  readonly profiles: Profiles
  readonly options: RunOptions
}

/** Says what cut a run short, and what to do about it. */
const reportCut = (
  terminal: Terminal,
  error: CommandError,
  { profiles, options }: Cut,
): ExitCode => {
  const advised = error._tag === 'Failure' ? withAdvice(error, profiles, options) : error
  return reportError(terminal, advised, options)
}

const interruptionOf = ({ out }: RunOptions): Interrupted => {
  if (out === undefined) return { _tag: 'Interrupted', left: 'unrecorded' }
  const events = eventsIn(out)
  return existsSync(events)
    ? { _tag: 'Interrupted', left: 'recorded', events }
    : { _tag: 'Interrupted', left: 'nothing' }
}

/** Comes to an end only when somebody interrupts the run. */
const interruption = (options: RunOptions): Promise<E.Either<Interrupted, never>> =>
  new Promise((resolve) => {
    void options.untilInterrupted?.().then(() => resolve(E.left(interruptionOf(options))))
  })

/** Says how to go on with what has been begun, when that may help. */
const reportBegun = (terminal: Terminal, code: ExitCode, { options }: Cut): ExitCode => {
  if (code === 3 && options.out !== undefined && !options.json) {
    terminal.err(resumeHint[options.language](options.out))
  }
  return code
}

/**
 * Runs a request file on AWS. Exit 0 Connected or over, 1 declined or stuck, 2 bad input, 3 the
 * world failed, 130 interrupted.
 */
export const runAws = async (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const read = await readAwsInput(options)()
  if (E.isLeft(read)) return reportError(terminal, read.left, options)
  const input = read.right
  const considered = await consider(terminal, input, options)
  const profiles = profilesOf(options)
  // Without both profiles it was a plan, and that has been shown.
  if (considered !== undefined || profiles === undefined) return considered ?? 0
  const parties = awsParties(profiles, options.endpointUrl)
  const cut = { profiles, options }
  const identified = await identifyParties(parties, input)
  if (E.isLeft(identified)) return reportCut(terminal, identified.left, cut)
  if (input.begun !== undefined) {
    terminal.err(goingOn(replay(input.begun.events).status, options.language))
  }
  const played = await Promise.race<E.Either<CommandError, Played>>([
    playOnAws({ terminal, input, parties, options })(),
    interruption(options),
  ])
  if (E.isLeft(played)) {
    return reportBegun(terminal, reportCut(terminal, played.left, cut), cut)
  }
  const { state } = played.right
  if (!isPlayed(state)) {
    return reportEnd(terminal, { state, now: instantOf(options.clock()) }, options)
  }
  reportWritten(terminal, played.right, options)
  return 0
}

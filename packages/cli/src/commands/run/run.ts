/**
 * `byoa run`: plays a request file to its end, on the in-memory AWS or on AWS, and keeps every
 * document.
 */
import { type OnboardingError, type RequestDocument, loadOnboarding } from '@byoa/application'
import type { KnownState } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type Files, documentsOf, eventsFile } from '../../play/collectDocuments.ts'
import type { Cast } from '../../play/Cast.ts'
import { memoryCast } from '../../play/memoryCast.ts'
import { instantOf, simulatedStart } from '../../play/simulatedStart.ts'
import { type Audience, type Scene, playRequest, playUntil } from '../../play/play.ts'
import { type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { checkFree, writeFiles } from '../../terminal/files.ts'
import { readRequest } from '../documents/readExchanged.ts'
import { inServedRegion, readRescale } from '../documents/rescaleSide.ts'
import type { RunOptions } from './RunOptions.ts'
import { isAwsRun, reviewAwsOptions } from './reviewAwsOptions.ts'
import { isPlayed, reportEnd, reportWritten, stepTeller } from './runReports.ts'

interface Prepared {
  readonly document: RequestDocument
  readonly cast: Cast
}

const prepare = async (options: RunOptions): Promise<E.Either<CommandError, Prepared>> => {
  const document = await readRequest(options.request)()
  if (E.isLeft(document)) return document
  const rescale = await readRescale(options.rescale)()
  if (E.isLeft(rescale)) return rescale
  const served = inServedRegion(document.right, rescale.right)
  if (E.isLeft(served)) return served
  if (options.out !== undefined) {
    const free = await checkFree({ directory: options.out, force: options.force })()
    if (E.isLeft(free)) return free
  }
  const { accountId, region } = document.right
  const cast = memoryCast({
    rescale: rescale.right,
    customer: { accountId, region },
    start: options.seed === undefined ? instantOf(options.now) : simulatedStart,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  })
  return E.right({ document: document.right, cast })
}

interface Played {
  readonly state: KnownState
  readonly files: Files
}

const playAll = async (
  { document, cast }: Prepared,
  listen: Audience,
): Promise<E.Either<OnboardingError, Played>> => {
  const onboardingId = cast.rescale.ids.onboardingId()
  let files: Files = {}
  const scene: Scene = {
    cast,
    onboardingId,
    audience: (step, state) => {
      files = { ...files, ...documentsOf(state) }
      listen(step, state)
    },
  }
  const leased = await playRequest(scene, document)()
  if (E.isLeft(leased)) return leased
  const isDeclined = leased.right.status === 'Requested'
  const ended = isDeclined ? leased : await playUntil(scene, 'Connected')()
  if (E.isLeft(ended)) return ended
  const loaded = await loadOnboarding(cast.rescale.store, onboardingId)()
  if (E.isLeft(loaded)) return loaded
  return E.right({ state: ended.right, files: { ...files, ...eventsFile(loaded.right.events) } })
}

const finish = async (
  terminal: Terminal,
  played: Played,
  options: RunOptions,
): Promise<ExitCode> => {
  if (options.out !== undefined) {
    const { out: directory, force } = options
    const written = await writeFiles({ directory, files: played.files, force })()
    if (E.isLeft(written)) return reportError(terminal, written.left, options)
  }
  reportWritten(terminal, played, options)
  return 0
}

const runInMemory = async (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const prepared = await prepare(options)
  if (E.isLeft(prepared)) return reportError(terminal, prepared.left, options)
  const played = await playAll(prepared.right, stepTeller(terminal, options))
  if (E.isLeft(played)) return reportError(terminal, played.left, options)
  const { state } = played.right
  if (!isPlayed(state)) {
    return reportEnd(terminal, { state, now: prepared.right.cast.rescale.clock.now() }, options)
  }
  return finish(terminal, played.right, options)
}

/**
 * Runs a request file. Exit 0 Connected or over, 1 declined or stuck, 2 bad input, 3 the world
 * failed.
 */
export const run = async (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const reviewed = reviewAwsOptions(options)
  if (E.isLeft(reviewed)) return reportError(terminal, reviewed.left, options)
  if (!isAwsRun(options)) return runInMemory(terminal, options)
  // The SDK is loaded only for those who use it.
  const { runAws } = await import('./runAws.ts')
  return runAws(terminal, options)
}

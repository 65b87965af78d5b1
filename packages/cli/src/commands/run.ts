/** `byoa run`: plays a request file to its end on the in-memory AWS and keeps every document. */
import {
  type KnownState,
  type OnboardingError,
  type RequestDocument,
  loadOnboarding,
} from '@byoa/application'
import type { Language } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type Files, documentsOf, eventsFile } from '../play/collectDocuments.ts'
import type { Cast } from '../play/Cast.ts'
import { memoryCast } from '../play/memoryCast.ts'
import { narrator, stepJson } from '../play/narrate.ts'
import { instantOf, simulatedStart } from '../play/simulatedStart.ts'
import { type Audience, type Scene, playRequest, playUntil } from '../play/play.ts'
import { type CommandError, reportError } from '../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../terminal/Terminal.ts'
import { checkFree, writeFiles } from '../terminal/files.ts'
import { readRequest, readRescale } from './requestFile.ts'
import { reportDeclined, reportWaiting, showSetup, writtenWords } from './runReports.ts'

export interface RunOptions {
  readonly request: string
  readonly rescale?: string
  readonly out?: string
  readonly force: boolean
  readonly seed?: number
  /** When simulated time begins, unless it is seeded: milliseconds since 1970. */
  readonly now: number
  readonly json: boolean
  readonly language: Language
}

interface Prepared {
  readonly document: RequestDocument
  readonly cast: Cast
}

const prepare = async (options: RunOptions): Promise<E.Either<CommandError, Prepared>> => {
  const document = await readRequest(options.request)()
  if (E.isLeft(document)) return document
  const rescale = await readRescale(options.rescale)()
  if (E.isLeft(rescale)) return rescale
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
  { state, files }: Played,
  options: RunOptions,
): Promise<ExitCode> => {
  if (options.out !== undefined) {
    const { out: directory, force } = options
    const written = await writeFiles({ directory, files, force })()
    if (E.isLeft(written)) return reportError(terminal, written.left, options)
  }
  const documents = options.out === undefined ? [] : Object.keys(files)
  if (options.json) {
    const { onboardingId, status } = state
    const setup: unknown = JSON.parse(files['setup.json'] ?? 'null')
    terminal.out(JSON.stringify({ onboardingId, status, setup, documents }))
  } else if (options.out !== undefined) {
    terminal.out('')
    terminal.out(writtenWords[options.language](documents.join(', '), options.out))
  }
  return 0
}

/** Runs a request file. Exit 0 Connected, 1 declined or stuck, 2 bad input, 3 the world failed. */
export const run = async (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const prepared = await prepare(options)
  if (E.isLeft(prepared)) return reportError(terminal, prepared.left, options)
  const narrate = narrator(terminal, options.language)
  const played = await playAll(prepared.right, (step, state) => {
    if (options.json) terminal.out(JSON.stringify(stepJson(step)))
    else narrate(step)
    const isHandover = step.events.some(({ type }) => type === 'SetupIssued')
    if (isHandover && !options.json) showSetup(terminal, documentsOf(state), options.language)
  })
  if (E.isLeft(played)) return reportError(terminal, played.left, options)
  const { state } = played.right
  if (state.status === 'Requested' && state.declined !== undefined) {
    reportDeclined(terminal, state.declined, options)
    return 1
  }
  if (state.status !== 'Connected') {
    const now = prepared.right.cast.rescale.clock.now()
    reportWaiting(terminal, { state, now }, options)
    return 1
  }
  return finish(terminal, played.right, options)
}

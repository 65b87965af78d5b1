/**
 * `byoa sandbox`: serves the in-memory AWS at an HTTP endpoint, with Rescale's and a customer's
 * account.
 */
import type { Server } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'

import { type Failure, failure } from '@byoa/application'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CannotWrite } from '../../terminal/CannotWrite.ts'
import {
  type CommandError,
  describeCommandError,
  reportError,
} from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type BadInput, badOption } from '../../terminal/badInput.ts'
import { printable } from '../../terminal/printable.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { announce, announcementJson } from './announce.ts'
import { type SandboxCell, sandboxCell } from './SandboxCell.ts'
import { type SandboxState, openSandbox } from './SandboxState.ts'
import { readScenario } from './Scenario.ts'
import { sandboxServer } from './sandboxServer.ts'
import { readState, writeState } from './stateFile.ts'
import { lockState } from './stateLock.ts'

export interface SandboxOptions {
  readonly port: number
  readonly host: string
  readonly allowRemote: boolean
  readonly state?: string
  readonly scenario?: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves when the sandbox should stop; called once it runs. */
  readonly untilStopped: () => Promise<void>
  readonly json: boolean
  readonly language: Language
}

// before it begins

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

interface ListenAddress {
  readonly host: string
  readonly port: number
}

const portExpected = {
  en: 'a port from 0 to 65535',
  ja: '0 から 65535 までのポートを指定してください。',
}

const hostExpected = {
  en: 'a loopback address, or --allow-remote',
  ja: 'ループバックアドレスを指定するか、--allow-remote を付けてください。',
}

const addressOf = ({
  host,
  port,
  allowRemote,
}: SandboxOptions): E.Either<BadInput, ListenAddress> => {
  if (port > 65_535) return badOption('--port', portExpected, String(port))
  return isLoopback(host) || allowRemote
    ? E.right({ host, port })
    : badOption('--host', hostExpected, host)
}

/** Writes the state at the start, so that a path that cannot be written is refused. */
const firstWritten = (path: string, state: SandboxState): E.Either<CommandError, SandboxState> =>
  pipe(
    writeState(path, state),
    E.map(() => state),
  )

const savedOr = (
  path: string,
  open: () => SandboxState,
): TE.TaskEither<CommandError, SandboxState> =>
  pipe(
    readState(path),
    TE.map((saved) => saved ?? open()),
    TE.flatMapEither((state) => firstWritten(path, state)),
  )

const stateOf = (options: SandboxOptions): TE.TaskEither<CommandError, SandboxState> =>
  pipe(
    readScenario(options.scenario),
    TE.map((scenario) => () => openSandbox(scenario, instantOf(options.now()))),
    TE.flatMap((open) =>
      options.state === undefined ? TE.right(open()) : savedOr(options.state, open),
    ),
  )

// while it runs

const listenFailure = (cause: NodeJS.ErrnoException): Failure =>
  failure({
    operation: 'sandbox.listen',
    code: cause.code ?? 'ListenFailed',
    message:
      cause.code === 'EADDRINUSE'
        ? `${cause.message}. Choose another port with --port; 0 takes any free one.`
        : cause.message,
    retryable: cause.code === 'EADDRINUSE',
    cause,
  })

const listen =
  (server: Server, address: ListenAddress): TE.TaskEither<CommandError, AddressInfo> =>
  () =>
    new Promise((resolve) => {
      server.once('error', (cause) => resolve(E.left(listenFailure(cause))))
      server.listen(address, () => {
        const bound = server.address()
        resolve(
          bound === null || typeof bound === 'string'
            ? E.left(listenFailure(new Error('there is no address')))
            : E.right(bound),
        )
      })
    })

const endpointOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`

/** Completes requests in progress, then stops; remaining connections are closed. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 500)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })

const stateLost: Readonly<Record<Language, string>> = {
  en: 'The sandbox continues, and writes its state again after the next change.',
  ja: 'サンドボックスは動作を続け、次の変更後に状態を再び書き込みます。',
}

const sandboxCellFor = (
  terminal: Terminal,
  state: SandboxState,
  options: SandboxOptions,
): { readonly cell: SandboxCell; readonly save: () => void } => {
  const keep = (world: SandboxState['world']): void => {
    const { state: path, language } = options
    if (path === undefined) return
    const report = (error: CannotWrite): void =>
      terminal.err(
        printable([...describeCommandError(error, language), stateLost[language]].join(' ')),
      )
    pipe(
      writeState(path, { ...state, world }),
      E.match(report, () => undefined),
    )
  }
  const cell = sandboxCell({ world: state.world, now: options.now, changed: keep })
  return { cell, save: () => keep(cell.world()) }
}

/** Serves until it is stopped. */
const serve = (
  terminal: Terminal,
  { address, state }: { readonly address: ListenAddress; readonly state: SandboxState },
  options: SandboxOptions,
): TE.TaskEither<CommandError, void> => {
  const { cell, save } = sandboxCellFor(terminal, state, options)
  const warn = (text: string): void => terminal.err(printable(text))
  const server = sandboxServer({ cell, state, now: options.now, warn })
  return pipe(
    listen(server, address),
    TE.flatMapTask((bound) => async () => {
      // The announcement may be followed by a signal at once.
      const stopped = options.untilStopped()
      const announcement = { endpoint: endpointOf(bound), state }
      if (options.json) terminal.out(announcementJson(announcement))
      else announce(terminal, announcement, options.language)
      await stopped
      await close(server)
      save()
    }),
  )
}

const runLocked = (terminal: Terminal, options: SandboxOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(addressOf(options))),
    TE.bindW('state', () => stateOf(options)),
    TE.flatMap((start) => serve(terminal, start, options)),
    reportResult(terminal, options, () => 0),
  )

/**
 * Runs a sandbox until it is stopped. Exit 0 then, 2 when the input is bad or the state file is in
 * use or cannot be written, 3 when it cannot listen.
 */
export const sandbox = (terminal: Terminal, options: SandboxOptions): Promise<ExitCode> =>
  pipe(
    options.state === undefined ? E.right(() => {}) : lockState(options.state),
    E.match(
      (error) => Promise.resolve(reportError(terminal, error, options)),
      (unlock) => runLocked(terminal, options).finally(unlock),
    ),
  )

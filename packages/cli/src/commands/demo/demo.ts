/**
 * `byoa demo`: one onboarding from proposal to Connected, and through offboarding to Closed, told
 * step by step.
 */
import {
  type OnboardingError,
  type RequestDocument,
  decodeRequestDocument,
  give,
} from '@byoa/application'
import { defaultRescale } from '@byoa/cloud-memory'
import type { Language } from '@byoa/core/values'
import type { OnboardingStatus } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { memoryCast } from '../../play/memoryCast.ts'
import { simulatedStart } from '../../play/simulatedStart.ts'
import { narrator, stepJson } from '../../play/narrate.ts'
import { type Scene, act, playRequest, playUntil } from '../../play/play.ts'
import { reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'

export interface DemoOptions {
  readonly json: boolean
  readonly seed: number
  readonly language: Language
}

/** A request as a customer's file would hold it. */
const request = {
  version: 1,
  companyCode: 'acme',
  accountId: '111122223333',
  region: 'us-east-1',
  proposedCidr: '10.50.0.0/16',
  egress: 'open',
  zoneCount: 3,
  customerNetworks: [{ cidr: '192.168.0.0/20', name: 'Detroit office' }],
  plannedNodes: 2000,
}

/** A year passes between connecting and asking to leave. */
const yearSeconds = 365 * 24 * 60 * 60

/** Why it asks, in its own language. */
const leavingReason: Readonly<Record<Language, string>> = {
  en: 'the project is over',
  ja: 'プロジェクトが終了したため',
}

interface Script {
  readonly document: RequestDocument
  readonly reason: string
}

const wholeWay =
  (scene: Scene, { document, reason }: Script): TaskEither<OnboardingError, OnboardingStatus> =>
  async () => {
    const { cast, onboardingId } = scene
    const leased = await playRequest(scene, document)()
    if (E.isLeft(leased)) return leased
    const connected = await playUntil(scene, 'Connected')()
    if (E.isLeft(connected)) return connected
    cast.wait(yearSeconds)
    const leaving = await act(
      scene,
      { party: 'customer', task: 'BeginOffboarding' },
      give({ ports: cast.rescale, onboardingId, by: 'customer' }, 'BeginOffboarding', {
        reason,
      }),
    )()
    if (E.isLeft(leaving)) return leaving
    const closed = await playUntil(scene, 'Closed')()
    return E.isLeft(closed) ? closed : E.right(closed.right.status)
  }

/** Plays the demonstration. Exit 0 when it ends Closed. */
export const demo = async (terminal: Terminal, options: DemoOptions): Promise<ExitCode> => {
  const document = decodeRequestDocument(request)
  if (E.isLeft(document)) {
    return reportError(
      terminal,
      { _tag: 'BadInput', source: 'the built-in request', problems: document.left },
      options,
    )
  }
  const { accountId, region } = document.right
  const cast = memoryCast({
    rescale: defaultRescale,
    customer: { accountId, region },
    start: simulatedStart,
    seed: options.seed,
  })
  const narrate = narrator(terminal, options.language)
  const scene: Scene = {
    cast,
    onboardingId: cast.rescale.ids.onboardingId(),
    audience: options.json ? (step) => terminal.out(JSON.stringify(stepJson(step))) : narrate,
  }
  const status = await wholeWay(scene, {
    document: document.right,
    reason: leavingReason[options.language],
  })()
  if (E.isLeft(status)) return reportError(terminal, status.left, options)
  return status.right === 'Closed' ? 0 : 1
}

/**
 * The customer's half by scripts, with bash and the AWS command line on a sandbox; Rescale's half
 * with the SDK. A script is killed after each of its changes and run again.
 */
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'

import {
  type CustomerDocument,
  type RescaleDocument,
  advance,
  decodeExchangedDocument,
  defaultPolicy,
  isTemplateChange,
  issuedDocuments,
  loadOnboarding,
  receiveDocument,
  requestDocumentOf,
} from '@byoa/application'
import { type CustomerTask, awsCliScript } from '@byoa/application/instructions'
import { type RescaleConfig, customerCloud, rescaleCloud, rescaleDirectory } from '@byoa/cloud'
import { sdkAws } from '@byoa/cloud-aws'
import { memoryIds } from '@byoa/cloud-memory'
import type { OnboardingId, OnboardingRequest } from '@byoa/core/onboarding'
import { fromMilliseconds } from '@byoa/core/values'
import { memoryStore } from '@byoa/store-memory'
import * as literals from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import { type Exited, exited } from '../byoaProcess.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { aws, shim } from './awsShim.ts'
import { type Announced, startSandbox } from './runningSandbox.ts'

const { path, write } = await workingDirectory()

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left))

/** Does work that must succeed. */
export const done = async <A>(work: TE.TaskEither<unknown, A>): Promise<A> => right(await work())

// Rescale

const region = literals.region('us-east-1')

const config: RescaleConfig = {
  version: 1,
  accounts: [{ partition: 'aws', accountId: literals.accountId('999988887777') }],
  vpcs: [
    {
      vpcId: literals.vpcId('vpc-0aa10000000000001'),
      region,
      cidrs: [literals.cidr('10.0.0.0/16')],
    },
  ],
}

const request: OnboardingRequest = {
  companyCode: literals.companyCode('acme'),
  accountId: literals.accountId('111122223333'),
  region,
  egress: 'open',
  zoneCount: 2,
  customerNetworks: [],
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(milliseconds, 50))
  })

/** Rescale with its own credentials, and the customer's documents. */
const rescaleOn = ({ accounts, endpoint }: Announced) => {
  const account = accounts.find(({ party }) => party === 'rescale')
  const { accessKeyId = '', secretAccessKey = '' } = account ?? {}
  const awsFor = sdkAws({ endpoint, credentials: { accessKeyId, secretAccessKey } })
  const around = { awsFor, wait: { now: () => Date.now(), sleep } }
  const ports = {
    store: memoryStore(),
    directory: rescaleDirectory({ config, awsFor }),
    rescaleCloud: rescaleCloud(around),
    customerCloud: customerCloud(around),
    clock: { now: () => right(fromMilliseconds(Date.now())) },
    ids: memoryIds(),
    policy: defaultPolicy,
  }
  return {
    ports,
    receive: (document: CustomerDocument) => done(receiveDocument(ports, document)),
    advance: (id: OnboardingId) => done(advance(ports, id)),
    issued: async (id: OnboardingId) =>
      issuedDocuments((await done(loadOnboarding(ports.store, id))).events),
    status: async (id: OnboardingId) => (await done(loadOnboarding(ports.store, id))).state.status,
  }
}

export type Rescale = ReturnType<typeof rescaleOn>

/** Takes the last document of a kind, and its template. */
export const last = async <Kind extends RescaleDocument['kind']>(
  rescale: Rescale,
  id: OnboardingId,
  kind: Kind,
) => {
  const found = (await rescale.issued(id)).findLast(({ document }) => document.kind === kind)
  if (found?.template !== undefined && 'template' in found.document) {
    await writeFile(path(found.document.template.file), found.template.body)
  }
  return found === undefined
    ? expect.unreachable(`no ${kind}`)
    : (found.document as Extract<RescaleDocument, { readonly kind: Kind }>)
}

/** Takes the last change of the template. */
export const lastChange = async (rescale: Rescale, id: OnboardingId) => {
  const change = await last(rescale, id, 'change')
  return isTemplateChange(change) ? change : expect.unreachable(change.change)
}

/** Takes a document that a script wrote. */
export const written = async (name: string): Promise<CustomerDocument> =>
  right(decodeExchangedDocument(JSON.parse(await readFile(path(name), 'utf8')))) as CustomerDocument

// the customer

interface Played {
  readonly kills: number
  /** The words of each call. */
  readonly calls: ReadonlyArray<string>
}

/** More than a script makes changes. */
const mostKills = 12

const customerOf = async ({ accounts, endpoint }: Announced) => {
  const account = accounts.find(({ party }) => party === 'customer')
  await writeFile(path('config'), '')
  await writeFile(
    path('credentials'),
    `[customer]
aws_access_key_id = ${account?.accessKeyId}
aws_secret_access_key = ${account?.secretAccessKey}
`,
  )
  await writeFile(path('aws'), shim)
  await chmod(path('aws'), 0o755)
  const env = {
    PATH: `${path('.')}:${process.env['PATH']}`,
    REAL_AWS: aws,
    CALLS: path('calls'),
    KILL: path('kill'),
    AWS_ENDPOINT_URL: endpoint,
    AWS_CONFIG_FILE: path('config'),
    AWS_SHARED_CREDENTIALS_FILE: path('credentials'),
    BYOA_PAUSE_SECONDS: '0.2',
  }
  const run = async (task: CustomerTask): Promise<Exited> => {
    await writeFile(path(`${task.kind}.sh`), awsCliScript(task))
    return exited(['bash', path(`${task.kind}.sh`), '--profile', 'customer'], { env })
  }
  return {
    run,
    /** Runs a script until it is not killed after a change any more; returns what happened. */
    play: async (task: CustomerTask, { isKilled = true } = {}): Promise<Played> => {
      await writeFile(path('calls'), '')
      await rm(path('kill'), { force: true })
      const runOnce = async (): Promise<Exited> => {
        if (isKilled) await writeFile(path('kill'), '')
        return run(task)
      }
      let kills = 0
      let ended = await runOnce()
      while (ended.code === null && kills < mostKills) {
        kills += 1
        ended = await runOnce()
      }
      expect(ended).toMatchObject({ code: 0, stderr: '' })
      return { kills, calls: (await readFile(path('calls'), 'utf8')).trim().split('\n') }
    },
    /** Somebody at the customer changes something by hand. */
    byHand: async (
      command: string,
      options: Readonly<Record<string, string>> = {},
    ): Promise<string> => {
      const around = ['--profile', 'customer', '--region', region, '--output', 'text']
      const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
      const { code, stdout, stderr } = await exited(
        [aws, ...around, ...command.split(' '), ...words],
        { env },
      )
      return code === 0 ? stdout.trim() : expect.unreachable(stderr)
    },
  }
}

/** Begins an onboarding: Rescale has issued the setup. */
export const scriptedParties = async () => {
  const scenario = await write('scenario.json', {
    version: 1,
    rescale: config,
    customers: [{ accountId: request.accountId, region }],
  })
  const sandbox = await startSandbox({ scenario })
  const rescale = rescaleOn(sandbox)
  const document = requestDocumentOf(request, literals.cidr('10.60.0.0/16'))
  const { onboardingId: id } = await rescale.receive({ ...document, kind: 'request' })
  await rescale.advance(id)
  return { rescale, customer: await customerOf(sandbox), id }
}

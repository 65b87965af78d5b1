/**
 * The customer's half of an onboarding by scripts alone: bash and the AWS command line on a sandbox.
 * Each script is killed after each of its changes and run again.
 */
import { spawnSync } from 'node:child_process'
import { chmod, readFile, writeFile } from 'node:fs/promises'

import {
  type CustomerDocument,
  type RescaleDocument,
  advance,
  beginOffboarding,
  decodeExchangedDocument,
  defaultPolicy,
  isTemplateChange,
  issuedDocuments,
  loadOnboarding,
  receiveDocument,
  requestDocumentOf,
  rotateExternalId,
} from '@byoa/application'
import { type CustomerTask, awsCliScript, plannedCalls } from '@byoa/application/instructions'
import { type RescaleConfig, customerCloud, rescaleCloud, rescaleDirectory } from '@byoa/cloud'
import { sdkAws } from '@byoa/cloud-aws'
import { memoryIds } from '@byoa/cloud-memory'
import type { OnboardingId } from '@byoa/core/onboarding'
import { fromMilliseconds } from '@byoa/core/values'
import { memoryStore } from '@byoa/store-memory'
import * as literals from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { type Exited, exited } from '../byoaProcess.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { type Announced, startSandbox } from './runningSandbox.ts'

const directory = await workingDirectory()
const { path, write } = directory

const aws = spawnSync('bash', ['-c', 'command -v aws'], { encoding: 'utf8' }).stdout.trim()

const remark = aws === '' ? ' (skipped: aws is not on the PATH)' : ''

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left))

const done = async <A>(work: TE.TaskEither<unknown, A>): Promise<A> => right(await work())

// Rescale

const region = literals.region('us-east-1')

const config: RescaleConfig = {
  accounts: [{ partition: 'aws', accountId: literals.accountId('999988887777') }],
  vpcs: [
    {
      vpcId: literals.vpcId('vpc-0aa10000000000001'),
      region,
      cidrs: [literals.cidr('10.0.0.0/16')],
    },
  ],
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

type Rescale = ReturnType<typeof rescaleOn>

const last = async <Kind extends RescaleDocument['kind']>(
  rescale: Rescale,
  id: OnboardingId,
  kind: Kind,
) => {
  const found = (await rescale.issued(id)).findLast(({ document }) => document.kind === kind)
  if (found?.template !== undefined) await writeFile(path('template.json'), found.template.body)
  return found === undefined
    ? expect.unreachable(`no ${kind}`)
    : (found.document as Extract<RescaleDocument, { readonly kind: Kind }>)
}

const lastChange = async (rescale: Rescale, id: OnboardingId) => {
  const change = await last(rescale, id, 'change')
  return isTemplateChange(change) ? change : expect.unreachable(change.change)
}

/** Takes a document that a script wrote. */
const written = async (name: string): Promise<CustomerDocument> =>
  right(decodeExchangedDocument(JSON.parse(await readFile(path(name), 'utf8')))) as CustomerDocument

// the customer

/** Stands before the command line: logs each call, and kills the script after a change. */
const shim = `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$CALLS"
"$REAL_AWS" "$@" || exit
for word in "$@"; do
  case $word in
    create-* | update-* | delete-* | accept-* | reject-* | put-* | replace-*)
      if [[ -e $KILL ]]; then kill -9 $PPID; fi
      ;;
  esac
done
`

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
  /** Runs a script until it is not killed any more, and once again. */
  const play = async (
    task: CustomerTask,
  ): Promise<{ readonly kills: number; readonly calls: ReadonlyArray<string> }> => {
    await writeFile(path('calls'), '')
    await writeFile(path('kill'), '')
    let kills = 0
    let ended = await run(task)
    while (ended.code === null && kills < 12) {
      kills += 1
      ended = await run(task)
    }
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const calls = (await readFile(path('calls'), 'utf8')).trim().split('\n')
    return { kills, calls }
  }
  return { run, play }
}

/** The action of a logged call. */
const actionOf = (call: string): string => {
  const [, service = '', command = ''] =
    / (cloudformation|ec2|iam|sts) ([a-z-]+)/.exec(` ${call}`) ?? []
  return `${service}:${command.replaceAll(/(?:^|-)([a-z])/g, (_whole, letter: string) => letter.toUpperCase())}`
}

const plannedOf = (task: CustomerTask): ReadonlyArray<string> => [
  'sts:GetCallerIdentity',
  ...plannedCalls(task).calls.map(({ action }) => action),
]

describe.skipIf(aws === '')(`the customer's half by scripts${remark}`, () => {
  test(
    'from the setup to a clean account, killed after each change',
    { timeout: 900_000 },
    async () => {
      const scenario = await write('scenario.json', {
        version: 1,
        rescale: { version: 1, ...config },
        customers: [{ accountId: '111122223333', region: 'us-east-1' }],
      })
      const sandbox = await startSandbox({ scenario })
      const rescale = rescaleOn(sandbox)
      const customer = await customerOf(sandbox)
      const play = async (task: CustomerTask, kills: number): Promise<void> => {
        const played = await customer.play(task)
        expect({ task: task.kind, kills: played.kills }).toEqual({ task: task.kind, kills })
        expect(plannedOf(task)).toEqual(
          expect.arrayContaining([...new Set(played.calls.map(actionOf))]),
        )
      }
      const { onboardingId: id } = await rescale.receive({
        ...requestDocumentOf(
          {
            companyCode: literals.companyCode('acme'),
            accountId: literals.accountId('111122223333'),
            region,
            egress: 'open',
            zoneCount: 2,
            customerNetworks: [],
          },
          literals.cidr('10.60.0.0/16'),
        ),
      } as CustomerDocument)
      await rescale.advance(id)

      const setup = await last(rescale, id, 'setup')
      await play({ kind: 'deploy', setup }, 1)
      await rescale.receive(await written('stack-report.json'))
      await rescale.advance(id)

      const notice = await last(rescale, id, 'peering-notice')
      const routes = notice.routeTableIds.length * notice.destinations.length
      await play({ kind: 'connect', setup, notice }, 1 + routes)
      await rescale.advance(id)
      expect(await rescale.status(id)).toBe('Connected')

      await done(rotateExternalId(rescale.ports, id))
      for (const trusted of [2, 1]) {
        const change = await lastChange(rescale, id)
        expect(change.externalIds).toHaveLength(trusted)
        await play({ kind: 'apply', setup, change }, 1)
        await rescale.advance(id)
      }
      await play({ kind: 'inspect', setup, change: await lastChange(rescale, id) }, 0)
      await rescale.receive(await written('inspection.json'))
      expect(await rescale.status(id)).toBe('Connected')

      await done(
        beginOffboarding({ ports: rescale.ports, onboardingId: id, by: 'rescale' }, 'the end'),
      )
      await rescale.advance(id)
      const ending = await last(rescale, id, 'offboarding-notice')
      await play({ kind: 'leave', setup, notice: ending }, routes + 2)
      await rescale.receive(await written('clean-exit.json'))
      await rescale.advance(id)
      expect(await rescale.status(id)).toBe('Closed')
    },
  )
})

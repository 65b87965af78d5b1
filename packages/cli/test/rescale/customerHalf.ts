/** The customer's half of an onboarding: its own credentials, and the files that Rescale wrote. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import {
  type CleanExit,
  type CustomerAnswer,
  type CustomerPorts,
  type DocumentKind,
  type ExchangedDocument,
  acceptPeering,
  addCustomerRoutes,
  agreementOfSetup,
  confirmAccountClean,
  decodeExchangedDocument,
  deleteStack,
  digestOfDocument,
  encodeExchangedDocument,
  removeCustomerRoutes,
  runStack,
  stackReportDocumentOf,
} from '@byoa/application'
import { customerConsole } from '@byoa/cloud'
import { newRequestToken, sdkAws } from '@byoa/cloud-aws'
import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

import type { Announced } from '../sandbox/runningSandbox.ts'

type Kind<K extends DocumentKind> = Extract<ExchangedDocument, { readonly kind: K }>

const right = <Err, A>(either: E.Either<Err, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

const done = async <Err, A>(work: TE.TaskEither<Err, A>): Promise<A> => right(await work())

export interface Customer {
  /** Runs the stack of the setup, and returns the file of the report. */
  readonly deploy: () => Promise<string>
  /** Accepts the peering of the notice, and adds routes. */
  readonly connect: () => Promise<void>
  /** Removes what is the customer's, and returns the file of its clean exit. */
  readonly leave: () => Promise<string>
}

/** Reads a document from a folder. */
export const documentIn = async <K extends DocumentKind>(
  folder: string,
  kind: K,
  name: string = kind,
): Promise<Kind<K>> => {
  const json: unknown = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))
  const document = right(decodeExchangedDocument(json))
  if (document.kind !== kind) throw new Error(`${kind} is ${document.kind}`)
  return document as Kind<K>
}

const awsOn = ({ endpoint, accounts }: Announced): ReturnType<typeof sdkAws> => {
  const keys = accounts.find(({ party }) => party === 'customer')
  if (keys === undefined) throw new Error('there is no customer')
  const { accessKeyId, secretAccessKey } = keys
  return sdkAws({ endpoint, credentials: { accessKeyId, secretAccessKey } })
}

const consoleOn = (sandbox: Announced): CustomerPorts => {
  const awsFor = awsOn(sandbox)
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, Math.min(milliseconds, 20))
    })
  return {
    console: customerConsole({ awsFor, newRequestToken, wait: { now: () => Date.now(), sleep } }),
  }
}

const nowInstant = (): Instant => Date.now() as Instant

/** The customer of a sandbox, whose files are in a folder, and who reads those of another. */
export const customerOn = (
  sandbox: Announced,
  { inbox, folder }: { readonly inbox: string; readonly folder: string },
): Customer => {
  const ports = consoleOn(sandbox)
  const write = async (document: ExchangedDocument): Promise<string> => {
    const file = join(folder, `${document.kind}-${Math.random()}.json`)
    await writeFile(file, JSON.stringify(encodeExchangedDocument(document)))
    return file
  }
  const agreed = async () => {
    const setup = await documentIn(inbox, 'setup')
    return { setup, agreement: agreementOfSetup(setup) }
  }
  let reported: Extract<CustomerAnswer, { readonly type: 'StackReported' }>['stack'] | undefined
  return {
    deploy: async () => {
      const { setup, agreement } = await agreed()
      const answer = await done(runStack(ports, agreement))
      if (answer.type !== 'StackReported') throw new Error(answer.type)
      reported = answer.stack
      const header = { onboardingId: setup.onboardingId, answers: digestOfDocument(setup) }
      return write(stackReportDocumentOf(header, answer.stack))
    },
    connect: async () => {
      const { agreement } = await agreed()
      const { peeringId, routeTableIds } = await documentIn(inbox, 'peering-notice')
      await done(acceptPeering(ports, agreement, peeringId))
      await done(addCustomerRoutes(ports, { ...agreement, stack: { routeTableIds } }, peeringId))
    },
    leave: async () => {
      const { agreement } = await agreed()
      const notice = await documentIn(inbox, 'offboarding-notice')
      if (reported === undefined) throw new Error('nothing was deployed')
      const { peeringIds } = notice
      const { request } = agreement
      await done(removeCustomerRoutes(ports, { request, stack: reported, peeringIds }))
      for (const VpcPeeringConnectionId of peeringIds) {
        await done(
          awsOn(sandbox)(request.region).ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId }),
        )
      }
      const deleted = await done(deleteStack(ports, agreement))
      const looked = await done(confirmAccountClean(ports, { request, stack: reported }))
      const cleanExit: CleanExit = {
        version: 1,
        kind: 'clean-exit',
        onboardingId: notice.onboardingId,
        answers: digestOfDocument(notice),
        at: nowInstant(),
        party: 'customer',
        removed: ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'],
        unconfirmed: [],
        remains: [
          ...(deleted.type === 'StackDeleted' ? deleted.blockedBy : []),
          ...(looked.type === 'AccountClean' ? looked.leftovers : []),
        ],
      }
      return write(cleanExit)
    },
  }
}

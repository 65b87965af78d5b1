/**
 * `byoa customer request`: writes the request of a connection, from options, from questions at a
 * terminal, and from what the credentials see of the account.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { type RequestDocument, type VerdictDocument, digestOfDocument } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type CustomerNetwork, type ZonesRefusal, refusalOfZones } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { readKind } from '../documents/readExchanged.ts'
import { asker } from './askFields.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensureOut } from './ensureOut.ts'
import { mismatchOfVerdict } from './mismatches.ts'
import { readMatching } from './readMatching.ts'
import { afterRequest } from './nextSteps.ts'
import { proposedBlock } from './proposedBlock.ts'
import type { RequestOptions } from './RequestOptions.ts'
import {
  type FieldTexts,
  type RequestTerms,
  namedNetworks,
  readTerms,
  withEarlier,
} from './requestFields.ts'
import { requestLines } from './requestLines.ts'
import { type SeenAccount, seenAccount } from './seenAccount.ts'

type Request = RequestDocument & { readonly kind: 'request' }
type Work<A> = TE.TaskEither<CommandError, A>

/** What a request is made of. */
interface Sources {
  readonly earlier?: Request
  readonly verdict?: VerdictDocument
}

// documents

const earlierPath = ({ request, answers }: RequestOptions): string | undefined => {
  const beside = answers === undefined ? undefined : join(dirname(answers), 'request.json')
  return request ?? (beside !== undefined && existsSync(beside) ? beside : undefined)
}

const readVerdict = (
  { answers: path, signer }: RequestOptions,
  earlier: Request | undefined,
): Work<VerdictDocument | undefined> =>
  readOptional(path, (named) =>
    readMatching(named, 'verdict', {
      ...omitUndefined({ signer }),
      mismatchOf: (verdict) => mismatchOfVerdict(verdict, earlier),
    }),
  )

const readSources = (options: RequestOptions): Work<Sources> =>
  pipe(
    readOptional(earlierPath(options), (path) => readKind(path, 'request')),
    TE.bindTo('earlier'),
    TE.bind('verdict', ({ earlier }): Work<VerdictDocument | undefined> =>
      readVerdict(options, earlier),
    ),
    TE.map(omitUndefined),
  ) as Work<Sources>

// the terms

/** The networks that must not collide: of the earlier request, as named, as seen. */
const networksOf = (
  { earlier }: Sources,
  seen: SeenAccount | undefined,
  options: RequestOptions,
): ReadonlyArray<CustomerNetwork> => [
  ...(earlier?.customerNetworks ?? []),
  ...namedNetworks(options),
  ...(seen?.networks ?? []),
]

/** A declined block has alternatives; otherwise a block is proposed that is free in the account. */
const usualBlock = (
  { verdict }: Sources,
  networks: ReadonlyArray<CustomerNetwork>,
  { region = '' }: FieldTexts,
): string | undefined =>
  verdict === undefined ? proposedBlock(region, networks) : verdict.alternatives[0]

interface Begun {
  readonly begun: FieldTexts
  readonly seen: SeenAccount | undefined
}

const askAll = (
  terminal: Terminal,
  sources: Sources,
  options: RequestOptions,
): Work<{ readonly known: FieldTexts; readonly seen: SeenAccount | undefined }> => {
  const ask = asker(terminal, options)
  const askRest = ({ begun, seen }: Begun): Work<FieldTexts> =>
    pipe(
      ask('accountId')({ ...begun, ...omitUndefined({ accountId: seen?.accountId }) }),
      TE.flatMap(ask('cidr', usualBlock(sources, networksOf(sources, seen, options), begun))),
      TE.flatMap(ask('egress')),
      TE.flatMap(ask('zones')),
    )
  return pipe(
    TE.right<CommandError, FieldTexts>(withEarlier(options, sources.earlier)),
    TE.flatMap(ask('company')),
    TE.flatMap(ask('region')),
    TE.bindTo('begun'),
    TE.bind('seen', ({ begun }) => seenAccount(terminal, begun, options)),
    TE.bind('known', askRest),
  )
}

// the request

const onceEach = (networks: ReadonlyArray<CustomerNetwork>): ReadonlyArray<CustomerNetwork> =>
  networks.filter(({ cidr }, index) => networks.findIndex((one) => one.cidr === cidr) === index)

/** The next request of a declined onboarding differs in its block alone. */
const nextRequest = (
  earlier: Request,
  verdict: VerdictDocument,
  { proposedCidr }: RequestTerms,
): Request => ({
  ...earlier,
  onboardingId: verdict.onboardingId,
  answers: digestOfDocument(verdict),
  proposedCidr,
})

const firstRequest = (
  { stackName, peeringDns, ...terms }: RequestTerms,
  earlier: Request | undefined,
  networks: ReadonlyArray<CustomerNetwork>,
): Request => {
  const { onboardingId: _id, answers: _answers, ...base } = earlier ?? {}
  return {
    version: 1,
    kind: 'request',
    ...base,
    ...terms,
    ...omitUndefined({ stackName, peeringDns }),
    ...(networks.length === 0 ? {} : { customerNetworks: onceEach(networks) }),
  }
}

const requestOf = (
  { earlier, verdict }: Sources,
  networks: ReadonlyArray<CustomerNetwork>,
  terms: RequestTerms,
): Request =>
  earlier !== undefined && verdict !== undefined
    ? nextRequest(earlier, verdict, terms)
    : firstRequest(terms, earlier, networks)

const ensureZones = (
  request: Request,
  seen: SeenAccount | undefined,
): E.Either<CommandError, void> => {
  const rejection: ZonesRefusal | undefined = refusalOfZones(request, seen?.zones)
  return rejection === undefined ? E.right(undefined) : E.left({ _tag: 'Rejected', rejection })
}

const resultOf = (
  request: Request,
  seen: SeenAccount | undefined,
  options: RequestOptions,
): CustomerResult => ({
  code: 0,
  lines: requestLines(request, seen),
  facts: { request },
  answers: [request],
  next: afterRequest(options),
})

const makeRequest = (
  terminal: Terminal,
  sources: Sources,
  options: RequestOptions,
): Work<CustomerResult> =>
  pipe(
    askAll(terminal, sources, options),
    TE.bind('terms', ({ known }): Work<RequestTerms> => TE.fromEither(readTerms(known, options))),
    TE.let('made', ({ seen, terms }) =>
      requestOf(sources, networksOf(sources, seen, options), terms),
    ),
    TE.tap(({ made, seen }) => TE.fromEither(ensureZones(made, seen))),
    TE.map(({ made, seen }) => resultOf(made, seen, options)),
  )

/** Writes a request. Exit 0, 1 refused by a rule, 2 bad input, 3 failure, 130 interrupted. */
export const request = (terminal: Terminal, options: RequestOptions): Promise<ExitCode> =>
  pipe(
    ensureOut(options),
    TE.flatMap(() => readSources(options)),
    TE.flatMap((sources) => makeRequest(terminal, sources, options)),
    reportCustomer(terminal, options),
  )

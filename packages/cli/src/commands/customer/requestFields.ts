/** The fields of a request as text: from options, from an earlier request, from a terminal. */
import type { RequestDocument } from '@byoa/application'
import { omitUndefined, wholeNumber } from '@byoa/core/codec'
import { AccountId, CompanyCode, Region } from '@byoa/core/iam/identity'
import { CustomerNetwork, Ipv4Cidr } from '@byoa/core/network'
import { StackName } from '@byoa/core/onboarding'
import { Egress } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import {
  type Argument,
  allArguments,
  argument,
  badArguments,
  cidrArgument,
  numberArgument,
  optional,
} from '../readArguments.ts'
import type { Texts } from './NextStep.ts'
import type { RequestOptions } from './RequestOptions.ts'

// model

/** A field that can be asked for, in the order of the questions. */
export type FieldName = 'company' | 'accountId' | 'region' | 'cidr' | 'egress' | 'zones'

export interface Field {
  readonly option: string
  readonly question: Texts
  readonly read: (text: string) => Argument<unknown>
  /** The answer when only Enter is pressed. */
  readonly usual?: string
}

const zoneBounds = { from: 1, to: 6 }

// fields

/** Every field that a request must have. */
export const fields: { readonly [Name in FieldName]: Field } = {
  company: {
    option: '--company',
    question: {
      en: "Your company's short name at Rescale (lower case, e.g. acme)",
      ja: 'Rescale での会社の略称(小文字、例: acme)',
    },
    read: (text) => argument('--company', CompanyCode, text),
  },
  region: {
    option: '--region',
    question: { en: 'AWS Region, e.g. us-east-1', ja: 'AWS リージョン(例: us-east-1)' },
    read: (text) => argument('--region', Region, text),
  },
  accountId: {
    option: '--account-id',
    question: { en: 'AWS account ID', ja: 'AWS アカウント ID' },
    read: (text) => argument('--account-id', AccountId, text),
  },
  cidr: {
    option: '--cidr',
    question: { en: 'CIDR block of the new VPC', ja: '新しい VPC の CIDR ブロック' },
    read: (text) => cidrArgument('--cidr', text),
  },
  egress: {
    option: '--egress',
    question: {
      en: 'Outbound internet access, open or blocked',
      ja: 'インターネットへの送信(open または blocked)',
    },
    read: (text) => argument('--egress', Egress, text),
    usual: 'open',
  },
  zones: {
    option: '--zones',
    question: {
      en: 'Number of Availability Zones, 1 to 6',
      ja: 'アベイラビリティーゾーンの数(1 から 6)',
    },
    read: (text) => numberArgument('--zones', text, zoneBounds),
    usual: '2',
  },
}

/** The texts of the fields that are known. */
export type FieldTexts = { readonly [Name in FieldName]?: string }

/** Takes over what an earlier request has and the options lack. */
export const withEarlier = (
  options: RequestOptions,
  earlier: RequestDocument | undefined,
): FieldTexts => {
  const { company, accountId, region, cidr, egress, zones } = options
  return omitUndefined({
    company: company ?? earlier?.companyCode,
    accountId: accountId ?? earlier?.accountId,
    region: region ?? earlier?.region,
    cidr,
    egress: egress ?? earlier?.egress,
    zones: zones ?? (earlier === undefined ? undefined : String(earlier.zoneCount)),
  })
}

// the terms

export interface RequestTerms {
  readonly companyCode: CompanyCode
  readonly accountId: AccountId
  readonly region: Region
  readonly proposedCidr: Ipv4Cidr
  readonly egress: Egress
  readonly zoneCount: number
  readonly stackName: StackName | undefined
  readonly peeringDns: true | undefined
}

const networkOf = (text: string): Argument<CustomerNetwork> => {
  const [cidr = '', ...name] = text.split('=')
  return argument('--network', CustomerNetwork, { cidr, name: name.join('=') })
}

/** Returns the networks of `--network` that are well formed. */
export const namedNetworks = ({
  network = [],
}: Pick<RequestOptions, 'network'>): ReadonlyArray<CustomerNetwork> =>
  pipe(
    network,
    RA.filterMap((text) => O.fromEither(networkOf(text))),
  )

/** Reads all terms. Left lists every wrong or missing one. */
export const readTerms = (
  { company, accountId, region, cidr, egress, zones = '' }: FieldTexts,
  { stackName, peeringDns, network = [] }: RequestOptions,
): E.Either<BadInput, RequestTerms> =>
  pipe(
    sequenceS(allArguments)({
      companyCode: argument('--company', CompanyCode, company),
      accountId: argument('--account-id', AccountId, accountId),
      region: argument('--region', Region, region),
      proposedCidr:
        cidr === undefined ? argument('--cidr', Ipv4Cidr, cidr) : cidrArgument('--cidr', cidr),
      egress: argument('--egress', Egress, egress),
      zoneCount: argument(
        '--zones',
        wholeNumber(zoneBounds),
        zones === '' ? undefined : /^\d{1,3}$/.test(zones) ? Number(zones) : zones,
      ),
      network: E.traverseArray(networkOf)(network),
      stackName: optional(stackName, (text) => argument('--stack-name', StackName, text)),
    }),
    E.bimap(badArguments, ({ network: _network, ...terms }) => ({ ...terms, peeringDns })),
  )

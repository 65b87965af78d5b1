/**
 * The AWS-managed prefix lists of gateway endpoints: one of S3 and one of DynamoDB in each Region.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePrefixLists.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
import { type GatewayService, gatewayServiceName, gatewayServices } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { digitsOf, placeOf } from '../../world/idDigits.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import { applyFilters, pageOf } from '../filters.ts'
import type {
  DescribeManagedPrefixListsRequest,
  DescribePrefixListsRequest,
  GetManagedPrefixListEntriesRequest,
} from './Ec2Inputs.ts'
import { needOf } from './arns.ts'
import { unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'

// model

interface PrefixList {
  readonly id: string
  readonly name: string
  readonly cidrs: ReadonlyArray<string>
  readonly tags: ReadonlyArray<Tag>
}

/** Some of the blocks of each service; AWS's lists change over time. */
const blocksOf: Readonly<Record<GatewayService, ReadonlyArray<string>>> = {
  s3: ['54.231.0.0/17'],
  dynamodb: ['52.94.0.0/22', '52.119.224.0/20'],
}

/** IDs of us-east-1; other Regions have generated ones. */
const knownIds: Readonly<Record<string, string>> = {
  'us-east-1.s3': 'pl-63a5400a',
  'us-east-1.dynamodb': 'pl-02cd2c6b',
}

const idOf = (region: string, index: number): string =>
  knownIds[`${region}.${gatewayServices[index] ?? ''}`] ??
  `pl-${digitsOf(index, placeOf(region)).slice(0, 8)}`

const listsIn = (region: string): ReadonlyArray<PrefixList> =>
  gatewayServices.map((service, index) => ({
    id: idOf(region, index),
    name: gatewayServiceName(region, service),
    cidrs: blocksOf[service],
    tags: [],
  }))

/** Returns the ID of the prefix list of a gateway endpoint's service. */
export const prefixListId = (region: string, serviceName: string): string =>
  listsIn(region).find(({ name }) => name === serviceName)?.id ?? ''

// queries

const filters = {
  'prefix-list-id': ({ id }: PrefixList) => [id],
  'prefix-list-name': ({ name }: PrefixList) => [name],
}

const listsNamed = (
  { region }: Context,
  ids: ReadonlyArray<string> | undefined,
): E.Either<AwsError, ReadonlyArray<PrefixList>> => {
  const lists = listsIn(region)
  if (ids === undefined) return E.right(lists)
  return E.traverseArray((id: string) => {
    const list = lists.find((other) => other.id === id)
    return list === undefined ? unknownId(otherIds.prefixList, id) : E.right(list)
  })(ids)
}

// DescribePrefixLists

export interface DescribePrefixListsOutput {
  readonly PrefixLists: ReadonlyArray<{
    readonly PrefixListId: string
    readonly PrefixListName: string
    readonly Cidrs: ReadonlyArray<string>
  }>
  readonly NextToken?: string
}

export const describePrefixLists: Action<DescribePrefixListsRequest, DescribePrefixListsOutput> = {
  permission: 'ec2:DescribePrefixLists',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      listsNamed(context, input.PrefixListIds),
      E.flatMap((lists) => applyFilters(lists, input.Filters, filters)),
      E.flatMap((lists) => pageOf(lists, input, { from: 1, to: 1000 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, {
          PrefixLists: items.map(({ id, name, cidrs }) => ({
            PrefixListId: id,
            PrefixListName: name,
            Cidrs: cidrs,
          })),
          ...rest,
        }),
      ),
    ),
}

// DescribeManagedPrefixLists

export interface DescribeManagedPrefixListsOutput {
  readonly PrefixLists: ReadonlyArray<{
    readonly PrefixListId: string
    readonly PrefixListName: string
    readonly PrefixListArn: string
    readonly AddressFamily: 'IPv4'
    readonly OwnerId: 'AWS'
    readonly Tags: ReadonlyArray<Tag>
  }>
  readonly NextToken?: string
}

export const describeManagedPrefixLists: Action<
  DescribeManagedPrefixListsRequest,
  DescribeManagedPrefixListsOutput
> = {
  permission: 'ec2:DescribeManagedPrefixLists',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      listsNamed(context, input.PrefixListIds),
      E.flatMap((lists) =>
        applyFilters(lists, input.Filters, { ...filters, 'owner-id': () => ['AWS'] }),
      ),
      E.flatMap((lists) => pageOf(lists, input, { from: 1, to: 100 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, {
          PrefixLists: items.map(({ id, name, tags }) => ({
            PrefixListId: id,
            PrefixListName: name,
            PrefixListArn: `arn:${context.partition}:ec2:${context.region}:aws:prefix-list/${id}`,
            AddressFamily: 'IPv4' as const,
            OwnerId: 'AWS' as const,
            Tags: tags,
          })),
          ...rest,
        }),
      ),
    ),
}

// GetManagedPrefixListEntries

export interface GetManagedPrefixListEntriesOutput {
  readonly Entries: ReadonlyArray<{ readonly Cidr: string }>
  readonly NextToken?: string
}

export const getManagedPrefixListEntries: Action<
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesOutput
> = {
  permission: 'ec2:GetManagedPrefixListEntries',
  needs: (context, { PrefixListId }) => [needOf(context, 'prefix-list', PrefixListId)],
  run: (context, input) =>
    pipe(
      listsNamed(context, [input.PrefixListId]),
      E.map((lists) => lists.flatMap(({ cidrs }) => cidrs)),
      E.flatMap((cidrs) => pageOf(cidrs, input, { from: 1, to: 100 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { Entries: items.map((Cidr) => ({ Cidr })), ...rest }),
      ),
    ),
}

/**
 * What is charged for the resources of a template, as text: prices change and differ between
 * Regions, but what is charged rarely does.
 *
 * @source https://aws.amazon.com/vpc/pricing/
 * @source https://aws.amazon.com/privatelink/pricing/
 * @source https://aws.amazon.com/cloudwatch/pricing/
 */
import type { ResourceType, Template } from '@byoa/core/cloudformation'
import * as Ord from 'fp-ts/lib/Ord.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as S from 'fp-ts/lib/string.js'

import type { Words } from './Words.ts'

/** Resources of a type with the same charge. */
export interface ResourceCost {
  /** The CloudFormation type; for endpoints with their kind. */
  readonly type: string
  readonly count: number
  readonly cost: Words
}

const free: Words = { en: 'no charge', ja: '無料' }

const byVolume: Words = {
  en: 'charged for the data written and stored',
  ja: '書き込みと保存の量に応じて課金',
}

/**
 * A table of all types except endpoints, which have two kinds; the compiler requires new types
 * here.
 */
const costs: Readonly<Record<Exclude<ResourceType, 'AWS::EC2::VPCEndpoint'>, Words>> = {
  'AWS::EC2::EIP': {
    en: 'charged by the hour, like every public address',
    ja: '他のパブリックアドレスと同様に時間単位で課金',
  },
  'AWS::EC2::FlowLog': byVolume,
  'AWS::EC2::InternetGateway': free,
  'AWS::EC2::NatGateway': {
    en: 'charged by the hour and by the GB processed',
    ja: '時間単位、および処理したデータ量に応じて課金',
  },
  'AWS::EC2::Route': free,
  'AWS::EC2::RouteTable': free,
  'AWS::EC2::SecurityGroup': free,
  'AWS::EC2::SecurityGroupEgress': free,
  'AWS::EC2::SecurityGroupIngress': free,
  'AWS::EC2::Subnet': free,
  'AWS::EC2::SubnetRouteTableAssociation': free,
  'AWS::EC2::VPC': free,
  'AWS::EC2::VPCGatewayAttachment': free,
  'AWS::IAM::InstanceProfile': free,
  'AWS::IAM::ManagedPolicy': free,
  'AWS::IAM::Role': free,
  'AWS::IAM::RolePolicy': free,
  'AWS::Logs::LogGroup': byVolume,
}

type Resource = Template['Resources'][string]

const isInterface = ({ Properties }: Resource): boolean =>
  Properties['VpcEndpointType'] === 'Interface'

const typeOf = (resource: Resource): string => {
  if (resource.Type !== 'AWS::EC2::VPCEndpoint') return resource.Type
  return `${resource.Type} (${isInterface(resource) ? 'Interface' : 'Gateway'})`
}

/** An interface endpoint has an address in each of its zones. */
const zonesOf = ({ Properties }: Resource): number => {
  const subnets = Properties['SubnetIds']
  return Array.isArray(subnets) ? subnets.length : 0
}

const interfaceCost = (zones: number): Words => ({
  en: `charged by the hour and zone (${zones} in all), and by the GB`,
  ja: `配置されるゾーンごとに時間単位(合計 ${zones})、および転送量に応じて課金`,
})

/** The charge of resources of the same type. */
const costOf = (resources: ReadonlyNonEmptyArray<Resource>): Words => {
  const [first] = resources
  if (first.Type !== 'AWS::EC2::VPCEndpoint') return costs[first.Type]
  const zones = resources.reduce((sum, resource) => sum + zonesOf(resource), 0)
  return isInterface(first) ? interfaceCost(zones) : free
}

const byType = pipe(
  S.Ord,
  Ord.contramap(({ type }: ResourceCost) => type),
)

/** Lists the resources of a template with their charges, sorted by type. */
export const costsOf = ({ Resources }: Template): ReadonlyArray<ResourceCost> => {
  const alike = RNEA.groupBy(typeOf)(Object.values(Resources))
  return pipe(
    Object.entries(alike),
    RA.map(([type, resources]) => ({ type, count: resources.length, cost: costOf(resources) })),
    RA.sort(byType),
  )
}

/** Charges that do not depend on the template. */
export const otherCosts: ReadonlyArray<Words> = [
  {
    en: 'A peering is free; traffic over it between different zones is charged by the GB, in both accounts.',
    ja: 'VPC ピアリング接続自体は無料です。異なるゾーン間のデータ転送は、両方のアカウントに課金されます。',
  },
  {
    en: 'Instances, volumes, public addresses and traffic to the internet are charged to the account once jobs run.',
    ja: 'ジョブの実行後は、インスタンス、ボリューム、パブリックアドレス、インターネットへのデータ転送がこのアカウントに課金されます。',
  },
]

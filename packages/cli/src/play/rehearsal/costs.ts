/**
 * What the resources of a template cost, in words: prices change and differ between Regions, what
 * is charged for rarely does.
 *
 * @source https://aws.amazon.com/vpc/pricing/
 * @source https://aws.amazon.com/privatelink/pricing/
 * @source https://aws.amazon.com/cloudwatch/pricing/
 */
import type { ResourceType, Template } from '@byoa/core/cloudformation'
import type { Language } from '@byoa/core/values'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

type Words = Readonly<Record<Language, string>>

/** Resources of one type that cost alike. */
export interface ResourceCost {
  /** As CloudFormation writes it; endpoints also say of which kind they are. */
  readonly type: string
  readonly count: number
  readonly cost: Words
}

const free: Words = { en: 'no charge', ja: '無料' }

const byVolume: Words = {
  en: 'charged for what is written and kept',
  ja: '書き込みと保存の量に応じて課金',
}

/**
 * A table of all types but endpoints, of which there are two kinds, so that a new one cannot be
 * forgotten.
 */
const costs: Readonly<Record<Exclude<ResourceType, 'AWS::EC2::VPCEndpoint'>, Words>> = {
  'AWS::EC2::EIP': {
    en: 'charged by the hour, as every public address',
    ja: '他のパブリックアドレスと同様に時間単位で課金',
  },
  'AWS::EC2::FlowLog': byVolume,
  'AWS::EC2::InternetGateway': free,
  'AWS::EC2::NatGateway': {
    en: 'charged by the hour, and by the GB that goes through it',
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

/** An interface endpoint has an address in each zone that it is in. */
const zonesOf = ({ Properties }: Resource): number => {
  const subnets = Properties['SubnetIds']
  return Array.isArray(subnets) ? subnets.length : 0
}

const interfaceCost = (zones: number): Words => ({
  en: `charged by the hour for each zone it is in (${zones} in all), and by the GB`,
  ja: `配置されるゾーンごとに時間単位(合計${zones})、および転送量に応じて課金`,
})

/** The cost of resources that are alike. */
const costOf = (resources: ReadonlyNonEmptyArray<Resource>): Words => {
  const [first] = resources
  if (first.Type !== 'AWS::EC2::VPCEndpoint') return costs[first.Type]
  const zones = resources.reduce((sum, resource) => sum + zonesOf(resource), 0)
  return isInterface(first) ? interfaceCost(zones) : free
}

/** Lists what a template makes and whether it costs, in the order of the types' names. */
export const costsOf = ({ Resources }: Template): ReadonlyArray<ResourceCost> => {
  const alike = RNEA.groupBy(typeOf)(Object.values(Resources))
  return Object.entries(alike)
    .map(([type, resources]) => ({ type, count: resources.length, cost: costOf(resources) }))
    .toSorted((left, right) => (left.type < right.type ? -1 : 1))
}

/** What is charged for whatever a template makes. */
export const otherCosts: ReadonlyArray<Words> = [
  {
    en: 'A peering is free; traffic over it between different zones is charged by the GB, in both accounts.',
    ja: 'ピアリング自体は無料です。異なるゾーン間の転送量は、両方のアカウントで課金されます。',
  },
  {
    en: 'Instances, volumes, public addresses and traffic to the internet are charged to the account once jobs run.',
    ja: 'ジョブの実行後は、インスタンス、ボリューム、パブリックアドレス、インターネットへの転送がこのアカウントに課金されます。',
  },
]

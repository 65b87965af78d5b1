/** What the model leaves out: the documents and the evidence of each command. */
import {
  type ExternalId,
  ExternalId as ExternalIdCodec,
} from '../../../src/iam/identity/ExternalId.ts'
import type { PeeringId } from '../../../src/iam/identity/identifiers.ts'
import type { ConnectionSnapshot, VpcSnapshot } from '../../../src/inspection/snapshots.ts'
import type { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { Party } from '../../../src/values/Party.ts'
import type { StackReport } from '../../../src/onboarding/StackReport.ts'
import type { Ask, Model, StackNumber, VpcLook } from './Model.ts'
import { goodData, usualParty } from './commands.ts'
import { ownerOf } from './histories.ts'
import { known } from './known.ts'
import * as sample from './sample.ts'

/** The n-th external ID that is ever given out. */
export const idOf = (count: number): ExternalId =>
  known(ExternalIdCodec, `byoa-acme-${count.toString(16).padStart(32, '0')}`)

/** An ID that is given out in no history that a test can reach. */
const anotherId = idOf(0xffff)

const blocks = { none: sample.cidr, first: sample.cidr, other: sample.otherCidr } as const

/** The setup of the model's block; before there is one, of the first. */
export const setupOf = ({ block }: Pick<Model, 'block'>): typeof sample.setup => ({
  ...sample.setup,
  externalId: idOf(0),
  cidr: blocks[block],
})

const stackOf = ({ block }: Model, stack: StackNumber): StackReport => ({
  ...{ 0: sample.stack, 1: sample.stack, 2: sample.secondStack, 3: sample.sameVpcStack }[stack],
  vpcCidr: blocks[block],
})

const rescaleVpcOf = ({ isGrown }: Pick<Model, 'isGrown'>): typeof sample.rescaleVpc =>
  isGrown ? sample.grownRescaleVpc : sample.rescaleVpc

/** The present peering, or the one that comes next. */
const peeringIdOf = ({ peering, formerPeerings }: Model): PeeringId =>
  sample.peeringOf(peering ?? formerPeerings.length + 1)

const formerPeeringIdOf = (model: Model): PeeringId => {
  const former = model.formerPeerings.at(-1)
  return former === undefined ? peeringIdOf(model) : sample.peeringOf(former)
}

const hasSecondary = ({ secondary }: Model, seen: VpcLook): boolean =>
  secondary === 'used' ? seen !== 'reduced' : secondary === 'held' && seen === 'extended'

const blocksOf = (model: Model, seen: VpcLook): ReadonlyArray<Ipv4Cidr> => [
  blocks[model.block],
  ...(hasSecondary(model, seen) ? [sample.secondaryCidr] : []),
]

const vpcOf = (model: Model, seen: Exclude<VpcLook, 'unseen'>): VpcSnapshot => ({
  ...sample.vpcOf(stackOf(model, model.stack).vpcId, blocks[model.block]),
  cidrs: blocksOf(model, seen),
  internetGatewayAttached: seen !== 'bad',
})

const routesOf = (
  model: Model,
  side: 'rescale' | 'customer',
  seen: VpcLook = 'good',
): ReturnType<typeof sample.routesOf> =>
  sample.routesOf(side, peeringIdOf(model), {
    blocks: blocksOf(model, seen),
    rescaleVpc: rescaleVpcOf(model),
  })

type InspectionAsk = Extract<Ask, { readonly type: 'RecordInspection' }>

const tablesOf = (
  model: Model,
  side: 'rescale' | 'customer',
  ask: InspectionAsk,
): ReturnType<typeof sample.routesOf> =>
  ask[side] === 'good'
    ? routesOf(model, side, ask.vpc === 'skipped' ? 'good' : ask.vpc)
    : sample.emptyRoutesOf(side)

const snapshotOf = (ask: InspectionAsk, model: Model): ConnectionSnapshot => {
  const { peering, vpc, rescale, customer } = ask
  const status = peering === 'over' ? 'deleted' : 'active'
  return {
    ...(peering === 'skipped'
      ? {}
      : {
          peering:
            peering === 'unseen'
              ? undefined
              : { peeringId: peeringIdOf(model), status, message: status },
        }),
    ...(vpc === 'skipped' ? {} : { vpc: vpc === 'unseen' ? undefined : vpcOf(model, vpc) }),
    ...(rescale === 'skipped' ? {} : { rescaleRouteTables: tablesOf(model, 'rescale', ask) }),
    ...(customer === 'skipped' ? {} : { customerRouteTables: tablesOf(model, 'customer', ask) }),
  }
}

const statuses = {
  active: 'active',
  over: 'deleted',
  between: 'provisioning',
  unseen: 'not-visible',
} as const

const nextIdOf = (
  { id }: Extract<Ask, { readonly type: 'RotateExternalId' }>,
  model: Model,
): number => {
  if (id === 'current') return model.id
  return id === 'next' && model.rotation !== 'none' ? model.lastId : model.lastId + 1
}

type DataOf<Type extends OnboardingCommandType> = (
  ask: Extract<Ask, { readonly type: Type }>,
  model: Model,
) => OnboardingCommandData[Type]

const data: { readonly [Type in OnboardingCommandType]: DataOf<Type> } = {
  RequestOnboarding: ({ hasRoom }) => ({
    ...goodData.RequestOnboarding,
    candidates: hasRoom ? [sample.candidate] : [],
  }),
  ProposeCidr: ({ block }, model) => ({
    ...goodData.ProposeCidr,
    cidr: block === 'taken' ? sample.takenCidr : blocks[block],
    inventory: { ...sample.inventory, rescaleVpcId: rescaleVpcOf(model).vpcId },
  }),
  ExtendLease: ({ hours }) => ({ leaseSeconds: hours * 3600 }),
  LapseLease: () => ({}),
  IssueSetup: ({ isFresh }, model) => ({
    setup: setupOf(model),
    ...(isFresh ? {} : { externalIdClaimedBy: sample.otherOnboardingId }),
  }),
  ReportStack: ({ stack }, model) => ({ stack: stackOf(model, stack) }),
  RecordRoleProbe: ({ answer, withNext }, model) => ({
    roleArn: stackOf(model, model.stack).roleArn,
    externalId: idOf(model.id),
    probe: {
      withExternalId: answer === 'only-next' ? 'refused' : 'allowed',
      withoutExternalId: answer === 'bad' ? 'allowed' : 'refused',
      withWrongExternalId: 'refused',
    },
    ...(model.rotation === 'none' || withNext === 'none'
      ? {}
      : {
          withNextExternalId: answer === 'good' ? 'refused' : 'allowed',
          nextExternalId: withNext === 'this' ? idOf(model.lastId) : anotherId,
        }),
  }),
  RecordRoleTrust: ({ policy }, model) => ({
    roleArn: stackOf(model, model.stack).roleArn,
    ...(policy === 'unreadable'
      ? {}
      : { trustPolicy: policy === 'good' ? sample.trustOf(idOf(model.id)) : sample.openTrust }),
  }),
  RecordAccessRefused: (_ask, model) => ({
    roleArn: stackOf(model, model.stack).roleArn,
    action: 'ec2:DescribeVpcs',
  }),
  RecordVpcInspection: ({ seen }, model) => ({
    vpcId: stackOf(model, model.stack).vpcId,
    ...(seen === 'unseen' ? {} : { vpc: vpcOf(model, seen) }),
  }),
  RecordPeeringRequested: ({ which }, model) => ({
    peeringId: which === 'former' ? formerPeeringIdOf(model) : peeringIdOf(model),
    expiresAt: sample.hours(5000),
    ...(which === 'elsewhere' ? { customerVpcId: sample.elsewhereVpcId } : {}),
  }),
  RecordPeeringStatus: ({ of, seen }, model) => {
    const isUnknown = of === 'former' && model.formerPeerings.length === 0
    const former = isUnknown ? sample.peeringOf(99) : formerPeeringIdOf(model)
    return {
      peeringId: of === 'this' ? peeringIdOf(model) : former,
      status: statuses[seen],
      message: seen,
    }
  },
  RecordRoutes: ({ side, areIn }, model) => ({
    side,
    routeTables: areIn
      ? model.peering === undefined
        ? sample.routesOf(side, formerPeeringIdOf(model))
        : routesOf(model, side)
      : sample.emptyRoutesOf(side),
  }),
  RecordInspection: (ask, model) => ({ seen: snapshotOf(ask, model) }),
  RetryPeering: () => ({}),
  Suspend: () => goodData.Suspend,
  Resume: ({ isLate }) => (isLate ? { suspendedAt: sample.start } : {}),
  RotateExternalId: (ask, model) => ({
    nextExternalId: idOf(nextIdOf(ask, model)),
    ...(ask.id === 'another' ? { replaces: idOf(model.lastId) } : {}),
  }),
  CompleteRotation: () => ({}),
  AbandonRotation: () => ({}),
  ProposeSecondaryCidr: ({ isFree }) => ({
    ...goodData.ProposeSecondaryCidr,
    cidr: isFree ? sample.secondaryCidr : sample.takenCidr,
  }),
  ReleaseSecondaryCidr: () => goodData.ReleaseSecondaryCidr,
  RecordRescaleVpc: (ask) => ({ rescaleVpc: rescaleVpcOf(ask) }),
  Cancel: () => goodData.Cancel,
  BeginOffboarding: () => goodData.BeginOffboarding,
  AbortOffboarding: () => ({}),
  RecordTeardown: ({ step, isClean }) => {
    const found = isClean ? [] : [sample.leftover]
    if (step === 'AccountClean') return { step, leftovers: found }
    return step === 'StackDeleted' ? { step, blockedBy: found } : { step }
  },
  CloseUnconfirmed: () => goodData.CloseUnconfirmed,
  RecordWorkFailure: () => goodData.RecordWorkFailure,
  RecordWorkDone: () => goodData.RecordWorkDone,
  RetryWork: () => ({}),
}

const dataOf = <Type extends OnboardingCommandType>(
  ask: Extract<Ask, { readonly type: Type }> & { readonly type: Type },
  model: Model,
): OnboardingCommandData[Type] => {
  const build: DataOf<Type> = data[ask.type]
  return build(ask, model)
}

const other = (party: Party): Party => (party === 'rescale' ? 'customer' : 'rescale')

const partyOf = (ask: Ask): Party => {
  if ('by' in ask) return ask.by
  return ask.type === 'RecordTeardown' ? ownerOf[ask.step] : usualParty[ask.type]
}

/** The command that an ask means, from a party that may give it or from the other one. */
export const commandOf = (ask: Ask, model: Model, mayAsk: boolean): OnboardingCommand =>
  ({
    type: ask.type,
    at: sample.hours(model.now / 60),
    by: mayAsk ? partyOf(ask) : other(partyOf(ask)),
    data: dataOf(ask, model),
  }) as OnboardingCommand

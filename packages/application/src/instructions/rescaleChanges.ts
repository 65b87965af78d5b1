import type { IntentType } from '@byoa/core/onboarding'

const installRoutes = [
  'ec2:CreateRoute',
  'ec2:ReplaceRoute',
  'ec2:ModifyVpcPeeringConnectionOptions',
] as const

/**
 * The calls that change Rescale's account when `advance` carries out an intent of Rescale's, as IAM
 * writes them. Intents that are missing only read, or record.
 */
export const rescaleChanges: { readonly [Type in IntentType]?: ReadonlyArray<string> } = {
  RequestPeering: ['ec2:CreateVpcPeeringConnection'],
  AddRescaleRoutes: installRoutes,
  RepairConnection: installRoutes,
  ReleaseSecondaryCidr: ['ec2:DeleteRoute'],
  RemoveRescaleRoutes: ['ec2:DeleteRoute'],
  DeletePeering: ['ec2:DeleteVpcPeeringConnection', 'ec2:RejectVpcPeeringConnection'],
}

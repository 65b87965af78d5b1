export {
  Partition,
  Region,
  consoleHostIn,
  dnsSuffixOf,
  parseRegion,
  partitionOfRegion,
} from './Partition.ts'
export {
  AccountId,
  CompanyCode,
  PeeringId,
  PrefixListId,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
  ZoneId,
  parseAccountId,
  parseCompanyCode,
  parsePeeringId,
  parseRouteTableId,
  parseVpcId,
} from './identifiers.ts'
export {
  RoleArn,
  type RoleArnParts,
  parseRoleArn,
  partsOfRoleArn,
  renderRoleArn,
} from './RoleArn.ts'
export { ExternalId, type NotEnoughEntropy, generate as generateExternalId } from './ExternalId.ts'
export type { AcceptedIds } from './AcceptedIds.ts'
export { KmsKeyArn } from './KmsKeyArn.ts'
export { PolicyArn } from './PolicyArn.ts'
export { RolePath } from './RolePath.ts'

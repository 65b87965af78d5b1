// The template as data
export {
  type GetAttFunction,
  type GetAzsFunction,
  type IntrinsicFunction,
  type JoinFunction,
  type Output,
  type RefFunction,
  type Reference,
  type Resource,
  type ResourceType,
  type Resources,
  type SelectFunction,
  type SubFunction,
  type Template,
  type TemplateRecord,
  type TemplateValue,
  danglingReferences,
  isPseudoParameter,
  namesInSub,
} from './Template.ts'

// The template that a customer runs
export type { SetupTemplateInput } from './SetupTemplateInput.ts'
export {
  FlowLogSettings,
  NodeSubnets,
  RoleNamePrefix,
  type SetupOptions,
  hasNatGateway,
  setupOptionCodecs,
} from './SetupOptions.ts'
export type { SetupTemplateError } from './SetupTemplateError.ts'
export { type SetupOutputName, type SetupTemplate, setupTemplate } from './setupTemplate.ts'
export {
  type InlinePolicy,
  type BuiltResources,
  type RoleDefinition,
  rescaleRoleDefinition,
} from './RoleDefinition.ts'
export { type StackResource, builtResources } from './builtResources.ts'
export { Sha256, fileSha256 } from './Sha256.ts'
export { TemplateDigest, digestOf } from './TemplateDigest.ts'
export { type Capability, requiredCapability } from './requiredCapability.ts'
export {
  type LimitExceeded,
  type TemplateLimits,
  isPasteable,
  limitsExceeded,
  sizeBytesOf,
  templateLimits,
} from './templateLimits.ts'

// Its text
export { readTemplateBody } from './readTemplateBody.ts'
export { renderTemplate } from './renderTemplate.ts'
export {
  type QuickCreateLinkError,
  type QuickCreateRequest,
  quickCreateLink,
} from './quickCreateLink.ts'

// What its nodes reach, and what it grants
export {
  type EgressEntry,
  type EgressGap,
  type EgressInput,
  type EgressPurpose,
  type EgressWay,
  egressGaps,
  egressList,
} from './egressList.ts'
export { type NodeChoice, type NodeWarning, findNodeWarnings } from './nodeWarnings.ts'
export { type GrantedPermissions, readPermissions } from './readPermissions.ts'
export { nodeTrafficVersion } from './nodeTraffic.ts'

export type { FlowLogSettings, SetupTemplateInput } from './SetupTemplateInput.ts'
export type { SetupTemplateError } from './SetupTemplateError.ts'
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
  referencesOf,
} from './Template.ts'
export {
  TemplateDigest,
  type TemplateDigestBrand,
  digestOf,
  parseTemplateDigest,
} from './TemplateDigest.ts'
export { renderTemplate } from './renderTemplate.ts'
export { type Capability, requiredCapability } from './requiredCapability.ts'
export { type SetupOutputName, type SetupTemplate, setupTemplate } from './setupTemplate.ts'
export {
  type LimitExceeded,
  type TemplateLimits,
  isPasteable,
  limitsExceeded,
  templateLimits,
} from './templateLimits.ts'

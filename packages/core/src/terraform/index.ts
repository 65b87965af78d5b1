export { type TerraformTarget, renderTerraform, terraformDigestOf } from './renderTerraform.ts'

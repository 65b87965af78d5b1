/** The actions of CloudFormation that are served, by their names in AWS. */
export {
  describeChangeSet as DescribeChangeSet,
  listChangeSets as ListChangeSets,
} from './changeSetReads.ts'
export { createChangeSet as CreateChangeSet } from './createChangeSet.ts'
export { createStack as CreateStack } from './createStack.ts'
export {
  deleteStack as DeleteStack,
  updateTerminationProtection as UpdateTerminationProtection,
} from './deleteStack.ts'
export {
  deleteChangeSet as DeleteChangeSet,
  executeChangeSet as ExecuteChangeSet,
} from './executeChangeSet.ts'
export { listStacks as ListStacks } from './listStacks.ts'
export { listExports as ListExports, listImports as ListImports } from './stackExports.ts'
export {
  describeStackEvents as DescribeStackEvents,
  describeStacks as DescribeStacks,
  getTemplate as GetTemplate,
} from './stackReads.ts'
export {
  describeStackResource as DescribeStackResource,
  describeStackResources as DescribeStackResources,
  listStackResources as ListStackResources,
} from './stackResources.ts'
export {
  getTemplateSummary as GetTemplateSummary,
  validateTemplate as ValidateTemplate,
} from './templateSummary.ts'
export { updateStack as UpdateStack } from './updateStack.ts'

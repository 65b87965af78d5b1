/** The actions of CloudFormation that this world answers, as AWS names them. */
export {
  createChangeSet as CreateChangeSet,
  deleteChangeSet as DeleteChangeSet,
  describeChangeSet as DescribeChangeSet,
  executeChangeSet as ExecuteChangeSet,
} from './changeSets.ts'
export { listStacks as ListStacks } from './listStacks.ts'
export {
  createStack as CreateStack,
  deleteStack as DeleteStack,
  updateStack as UpdateStack,
  updateTerminationProtection as UpdateTerminationProtection,
} from './stackChanges.ts'
export {
  describeStackEvents as DescribeStackEvents,
  describeStackResources as DescribeStackResources,
  describeStacks as DescribeStacks,
  getTemplate as GetTemplate,
} from './stackReads.ts'
export {
  getTemplateSummary as GetTemplateSummary,
  validateTemplate as ValidateTemplate,
} from './templateSummary.ts'

/** The actions of STS that this world answers, as AWS names them. */
export { assumeRole as AssumeRole } from './assumeRole.ts'
export { getCallerIdentity as GetCallerIdentity } from './getCallerIdentity.ts'

/** The actions of STS that are served, by their names in AWS. */
export { assumeRole as AssumeRole } from './assumeRole.ts'
export { decodeAuthorizationMessage as DecodeAuthorizationMessage } from './decodeAuthorizationMessage.ts'
export { getCallerIdentity as GetCallerIdentity } from './getCallerIdentity.ts'

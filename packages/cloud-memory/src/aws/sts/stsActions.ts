/** The actions of STS that this world answers, as AWS names them. */
export { assumeRole as AssumeRole } from './assumeRole.ts'
export { decodeAuthorizationMessage as DecodeAuthorizationMessage } from './decodeAuthorizationMessage.ts'
export { getCallerIdentity as GetCallerIdentity } from './getCallerIdentity.ts'

export {
  type ClientRequest,
  type HandlingOptions,
  type QueryParameters,
  type RequestHandler,
  createRequestHandler,
  requestIdOf,
} from './createRequestHandler.ts'
export {
  type Cell,
  type NoAnswer,
  type WireRequest,
  type WireResponse,
  answerRequest,
  errorResponse,
} from './answerRequest.ts'
export { type StaticCredentials, accessKeysOf, credentialsOf } from './accessKeysOf.ts'
export { type Service, type ServiceName, services } from './Service.ts'

/**
 * STS on the wire.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */
import { type Operations, queryOperation as operation } from './Operation.ts'
import { optional, required, text, wholeNumber } from './Shape.ts'

/** Every action of STS that is answered. */
export const stsOperations: Operations = {
  AssumeRole: operation('AssumeRole', {
    RoleArn: required(text),
    RoleSessionName: required(text),
    ExternalId: optional(text),
    DurationSeconds: optional(wholeNumber),
    Policy: optional(text),
  }),
  GetCallerIdentity: operation('GetCallerIdentity', {}),
}

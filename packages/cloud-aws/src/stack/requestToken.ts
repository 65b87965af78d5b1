import { randomUUID } from 'node:crypto'

import type { IO } from 'fp-ts/lib/IO.js'

/**
 * Returns a new token for a request to change a stack. CloudFormation takes two requests with one
 * token for one request, and names the token in the events of the operation; so retries of the SDK
 * share a token, and two runs do not.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export const requestToken: IO<string> = () => `byoa-${randomUUID()}`

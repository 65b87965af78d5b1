import type { IO } from 'fp-ts/lib/IO.js'

import type { Aws } from './aws/Aws.ts'
import type { StackProgress } from './stack/StackProgress.ts'
import type { Waiter } from './waiting/Waiter.ts'

/** The dependencies of operations: AWS for one caller in one Region, and how to wait. */
export interface Cloud {
  readonly aws: Aws
  readonly waiter: Waiter
}

/** The dependencies of operations on stacks. */
export interface StackCloud extends Cloud {
  /**
   * Returns a new token for a request to change a stack. CloudFormation treats requests with the
   * same token as the same request, and includes the token in the events of the operation; so
   * retries share a token, and runs do not.
   *
   * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
   */
  readonly newRequestToken: IO<string>
  /** Called with the events of a stack during a wait; absent: the events are not read. */
  readonly onProgress?: (progress: StackProgress) => void
}

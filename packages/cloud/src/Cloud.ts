import type { IO } from 'fp-ts/lib/IO.js'

import type { Aws } from './aws/Aws.ts'
import type { StackProgress } from './stack/StackProgress.ts'
import type { Waiter } from './waiting/Waiter.ts'

/** What operations work with: AWS for one caller in one Region, and how to wait for it. */
export interface Cloud {
  readonly aws: Aws
  readonly waiter: Waiter
}

/** What operations on stacks work with. */
export interface StackCloud extends Cloud {
  /**
   * Returns a new token for a request to change a stack. CloudFormation takes two requests with one
   * token for one request, and names the token in the events of the operation; so retries share a
   * token, and two runs do not.
   *
   * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
   */
  readonly newRequestToken: IO<string>
  /** Told what happens to a stack while it is waited for; absent: the events are not asked for. */
  readonly onProgress?: (progress: StackProgress) => void
}

/** An action as IAM writes it, e.g. `ec2:DescribeVpcs`. */
export type ActionName = `${string}:${string}`

/** A call that AWS refused or did not answer. */
export interface AwsError {
  readonly _tag: 'AwsError'
  readonly action: ActionName
  /** AWS's code; without an answer, the code of the network or the name of what was thrown. */
  readonly code: string
  readonly message: string
  /** The HTTP status; absent without an answer. */
  readonly status?: number
  /** Further details for a log; never credentials. */
  readonly cause?: unknown
}

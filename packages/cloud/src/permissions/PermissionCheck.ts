/** Whether an action is allowed, as far as AWS shows it without performing it. */
export interface PermissionCheck {
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  /** `unknown`: the call was refused for another reason before its permission was evaluated. */
  readonly answer: 'allowed' | 'refused' | 'unknown'
  /** AWS's code, when the result is not `allowed`. */
  readonly code?: string
  /** AWS's message, when the call is refused: it says which kind of policy denies. */
  readonly message?: string
}

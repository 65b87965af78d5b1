/** Whether an action is allowed, as far as AWS says it without doing it. */
export interface PermissionCheck {
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`. */
  readonly action: string
  /** `unknown`: the call was refused for another reason before its permission was looked at. */
  readonly answer: 'allowed' | 'refused' | 'unknown'
  /** AWS's code, where the answer is not `allowed`. */
  readonly code?: string
}

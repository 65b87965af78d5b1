/**
 * VPC Block Public Access, which no account has switched on.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockPublicAccessStates.html
 */

export interface BlockPublicAccessOutput {
  readonly InternetGatewayBlockMode: 'off'
}

export const noBlockPublicAccess: BlockPublicAccessOutput = { InternetGatewayBlockMode: 'off' }

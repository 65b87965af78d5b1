/**
 * S3 without the internet: free of charge, and the only way for nodes that have no public address.
 * With egress `blocked` it leads to buckets of the two parties alone; with `open` there are other
 * ways to all others.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import { policyOf } from '../../iam/policy/PolicyDocument.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, type TemplateRecord, ref } from '../Template.ts'
import { gatewayServiceName } from '../../network/endpointServices.ts'
import { tagsOf } from './tags.ts'

/**
 * Buckets of the two parties; a link signed by Rescale works, a bucket of anybody else does not.
 */
const partiesBuckets = (input: SetupTemplateInput): TemplateRecord => ({
  Sid: 'BucketsOfBothParties',
  Effect: 'Allow',
  Principal: '*',
  Action: [
    's3:AbortMultipartUpload',
    's3:GetBucketLocation',
    's3:GetObject',
    's3:ListBucket',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ],
  Resource: '*',
  Condition: {
    StringEquals: { 'aws:ResourceAccount': [input.customerAccountId, input.rescaleAccountId] },
  },
})

/** @source https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html#ssm-agent-minimum-s3-permissions */
const agentBuckets = (input: SetupTemplateInput): TemplateRecord => ({
  Sid: 'SessionAgent',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: ['amazon-ssm', 'aws-ssm'].map(
    (bucket) => `arn:${partitionOfRegion(input.region)}:s3:::${bucket}-${input.region}/*`,
  ),
})

const s3Endpoint = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: {
    ...(input.egress === 'blocked'
      ? { PolicyDocument: policyOf([partiesBuckets(input), agentBuckets(input)]) }
      : {}),
    RouteTableIds: [ref('RouteTable')],
    ServiceName: gatewayServiceName(input.region, 's3'),
    Tags: tagsOf(input, 's3'),
    VpcEndpointType: 'Gateway',
    VpcId: ref('Vpc'),
  },
})

/** Returns the gateway endpoint of S3. */
export const s3EndpointResources = (input: SetupTemplateInput): Resources => ({
  S3Endpoint: s3Endpoint(input),
})

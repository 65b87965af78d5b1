/**
 * The known context of Rescale's AssumeRole calls. Rescale is software under a role: it has no MFA,
 * no AWS service calls on its behalf, and it calls over the internet or through an endpoint of its
 * own network, not the customer's.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import type { RequestContext } from '../policy/AccessRequest.ts'
import { type IpBlock, holdsAddress, parseIpBlock } from '../policy/IpBlock.ts'
import type { ReadCondition } from '../policy/ReadCondition.ts'
import { actionOfKey } from './actionOfKey.ts'

// model

/** The keys that every call has or lacks: it uses TLS and comes from Rescale itself. */
const always: RequestContext = {
  'aws:SecureTransport': ['true'],
  'aws:ViaAWSService': ['false'],
  'aws:CalledVia': [],
  'aws:CalledViaFirst': [],
  'aws:CalledViaLast': [],
  'aws:SourceAccount': [],
  'aws:SourceArn': [],
  'aws:SourceOrgID': [],
  'aws:SourceOrgPaths': [],
}

/** IDs that no VPC or endpoint of others has. */
const ofRescale = ['that of Rescale']

const overTheInternet: RequestContext = {
  ...always,
  'aws:MultiFactorAuthPresent': [],
  'aws:MultiFactorAuthAge': [],
  'aws:SourceVpc': [],
  'aws:SourceVpce': [],
  'aws:SourceVpcArn': [],
  'aws:VpcSourceIp': [],
}

const throughAnEndpoint: RequestContext = {
  ...always,
  'aws:MultiFactorAuthPresent': ['false'],
  'aws:MultiFactorAuthAge': [],
  'aws:SourceVpc': ofRescale,
  'aws:SourceVpce': ofRescale,
  'aws:SourceIp': [],
}

/** Addresses that no caller over the internet has. @source https://www.rfc-editor.org/rfc/rfc6890 */
const privateBlocks: ReadonlyArray<IpBlock> = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1',
].flatMap((text) => parseIpBlock(text) ?? [])

const isPrivate = ({ address, prefixLength }: IpBlock): boolean =>
  privateBlocks.some((block) => block.prefixLength <= prefixLength && holdsAddress(block, address))

const namesPublicAddresses = ({ lowerCaseKey, comparands }: ReadCondition): boolean =>
  lowerCaseKey === 'aws:sourceip' &&
  comparands?.every((one) => one.type === 'ip' && isPrivate(one.block)) !== true

/** The actual public address does not matter to conditions on private addresses. */
const somePublicAddress = ['198.51.100.1']

const callsOfProviders = new Set(['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'])

/** The keys of a provider's assertion or token, which AssumeRole lacks. */
const withoutProvider = (conditions: ReadonlyArray<ReadCondition>): RequestContext =>
  Object.fromEntries(
    conditions
      .filter(({ lowerCaseKey }) => callsOfProviders.has(actionOfKey(lowerCaseKey) ?? ''))
      .map(({ lowerCaseKey }) => [lowerCaseKey, []]),
  )

/** Returns the context of each way in which Rescale may call. */
export const circumstancesOf = (
  conditions: ReadonlyArray<ReadCondition>,
): ReadonlyArray<RequestContext> => {
  const known = withoutProvider(conditions)
  const address = conditions.some(namesPublicAddresses) ? {} : { 'aws:SourceIp': somePublicAddress }
  return [
    { ...known, ...overTheInternet, ...address },
    { ...known, ...throughAnEndpoint },
  ]
}

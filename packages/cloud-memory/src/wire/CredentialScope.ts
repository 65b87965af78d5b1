/**
 * The credential scope of a signature: access key, Region and service. Signatures are not verified.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */

export interface CredentialScope {
  readonly accessKeyId: string
  readonly region: string
  readonly service: string
}

/** The supported algorithm. */
export const signingAlgorithm = 'AWS4-HMAC-SHA256'

const longestHeaderCharacters = 4096

/** The key, the day, the Region, the service, and the end of the scope. */
const credential =
  /^([A-Za-z0-9_]{1,128})\/\d{8}\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/

/** Reads a credential, `KEY/20260105/us-east-1/sts/aws4_request`; undefined for any other text. */
export const parseCredential = (text: string): CredentialScope | undefined => {
  const match = credential.exec(text)
  if (match === null) return undefined
  const [, accessKeyId = '', region = '', service = ''] = match
  return { accessKeyId, region, service }
}

/** Returns the credential that an `Authorization` header has; undefined when it has none. */
export const credentialOfHeader = (authorization: string): string | undefined => {
  if (!authorization.startsWith(`${signingAlgorithm} `)) return undefined
  if (authorization.length > longestHeaderCharacters) return undefined
  return /[ ,]Credential=([^ ,]+)/.exec(authorization)?.[1]
}

/**
 * What the `Authorization` header says about a call: whose key, which Region, which service. The
 * signature in it is not verified; who holds a key's id is taken for its holder.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */

export interface CredentialScope {
  readonly accessKeyId: string
  readonly region: string
  readonly service: string
}

const algorithm = 'AWS4-HMAC-SHA256 '

/** The key, the day, the Region, the service, and the end of the scope. */
const credential =
  /Credential=([A-Za-z0-9_]{1,128})\/\d{8}\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request\b/

const longestHeaderCharacters = 4096

/** Reads the header; undefined when it has no credential scope. */
export const parseCredentialScope = (authorization: string): CredentialScope | undefined => {
  if (!authorization.startsWith(algorithm)) return undefined
  if (authorization.length > longestHeaderCharacters) return undefined
  const match = credential.exec(authorization)
  if (match === null) return undefined
  const [, accessKeyId = '', region = '', service = ''] = match
  return { accessKeyId, region, service }
}

import { type Ipv4Cidr, parseIpv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Reads a block from an API. AWS clears host bits; AWS-compatible servers may keep them, so they
 * are cleared here.
 */
export const cidrOf = (text: string): Ipv4Cidr | undefined => {
  const parsed = parseIpv4Cidr(text)
  if (E.isRight(parsed)) return parsed.right
  return parsed.left._tag === 'HostBitsSet' ? parsed.left.canonical : undefined
}

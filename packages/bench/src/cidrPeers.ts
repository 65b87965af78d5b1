/**
 * What published libraries offer for "does this block overlap any of those?": each as its
 * documentation suggests.
 */
import { BlockList } from 'node:net'

import { Address4 } from 'ip-address'
import ipaddr from 'ipaddr.js'
// oxlint-disable-next-line byoa/layers -- measured beside the core, used for nothing
import { Netmask } from 'netmask'
import { overlapCidr } from 'cidr-tools'

export interface Peer {
  readonly name: string
  /**
   * Prepares a list of CIDR texts, whatever that takes, and returns the question about one more.
   */
  readonly prepare: (texts: ReadonlyArray<string>) => (text: string) => boolean
}

const cidrTools: Peer = {
  name: 'cidr-tools',
  prepare: (texts) => {
    const list = [...texts]
    return (text) => overlapCidr(text, list)
  },
}

const netmask: Peer = {
  name: 'netmask',
  prepare: (texts) => {
    const blocks = texts.map((text) => new Netmask(text))
    return (text) => {
      const asked = new Netmask(text)
      return blocks.some((block) => block.contains(asked.base) || asked.contains(block.base))
    }
  },
}

const ipaddrJs: Peer = {
  name: 'ipaddr.js',
  prepare: (texts) => {
    const blocks = texts.map((text) => ipaddr.IPv4.parseCIDR(text))
    return (text) => {
      const [asked, askedLength] = ipaddr.IPv4.parseCIDR(text)
      return blocks.some(([address, length]) => asked.match(address, Math.min(length, askedLength)))
    }
  },
}

const ipAddress: Peer = {
  name: 'ip-address',
  prepare: (texts) => {
    const blocks = texts.map((text) => new Address4(text))
    return (text) => {
      const asked = new Address4(text)
      return blocks.some((block) => block.isInSubnet(asked) || asked.isInSubnet(block))
    }
  },
}

/**
 * It answers for the first address only, so it misses blocks that lie inside the one asked about.
 */
const nodeBlockList: Peer = {
  name: 'net.BlockList (addresses only)',
  prepare: (texts) => {
    const list = new BlockList()
    for (const text of texts) {
      const [address = '', length] = text.split('/')
      list.addSubnet(address, Number(length), 'ipv4')
    }
    return (text) => list.check(text.split('/')[0] ?? '', 'ipv4')
  },
}

export const cidrToolsPeer: Peer = cidrTools

/** The others, for comparison; no target is set on them. */
export const otherPeers: ReadonlyArray<Peer> = [ipaddrJs, ipAddress, netmask, nodeBlockList]

/** How the others read one CIDR. */
export const otherParsers: Readonly<Record<string, (text: string) => unknown>> = {
  'ip-address': (text) => new Address4(text),
  netmask: (text) => new Netmask(text),
  'ipaddr.js': (text) => ipaddr.IPv4.parseCIDR(text),
}

import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses that only a machine's own surroundings answer at. */
type Kind = 'forbidden' | 'private'

/** Link-local, unspecified, multicast, and where clouds hand out the credentials of a machine: no data lie there. */
const FORBIDDEN = blockList([
  ['169.254.0.0', 16, 'ipv4'], ['0.0.0.0', 8, 'ipv4'], ['224.0.0.0', 3, 'ipv4'], ['100.100.100.200', 32, 'ipv4'], ['168.63.129.16', 32, 'ipv4'], ['192.0.0.192', 32, 'ipv4'],
  ['::', 128, 'ipv6'], ['fe80::', 10, 'ipv6'], ['ff00::', 8, 'ipv6'], ['fd00:ec2::', 32, 'ipv6'], ['64:ff9b::a9fe:0', 112, 'ipv6']
])
const PRIVATE = blockList([
  ['10.0.0.0', 8, 'ipv4'], ['172.16.0.0', 12, 'ipv4'], ['192.168.0.0', 16, 'ipv4'], ['127.0.0.0', 8, 'ipv4'], ['100.64.0.0', 10, 'ipv4'],
  ['::1', 128, 'ipv6'], ['fc00::', 7, 'ipv6']
])

function blockList(subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix, family] of subnets) list.addSubnet(net, prefix, family)
  return list
}

/** Why nothing is fetched from an IP address, in words; `undefined` when it may be. */
export function refusalOf(address: string, allowPrivate: boolean): string | undefined {
  const kind = kindOf(address)
  if (kind === 'forbidden') return `${address} is an address at which machines hand out their own credentials or that is no host; nothing is fetched from there`
  return kind === 'private' && !allowPrivate ? `${address} is in a private network; a redirect must not lead there` : undefined
}

/** An IPv4 address inside an IPv6 address is looked at as itself. */
function kindOf(address: string): Kind | undefined {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (FORBIDDEN.check(address, family)) return 'forbidden'
  return PRIVATE.check(address, family) ? 'private' : undefined
}

/** Thrown to whoever connects; its message is `refusalOf`. */
export class ForbiddenAddress extends Error {}

/** Refuses a host that is written as an IP address. @throws ForbiddenAddress */
export function refuseLiteral(hostname: string, allowPrivate: boolean): void {
  const address = hostname.replace(/^\[|\]$/g, '')
  const refusal = isIP(address) === 0 ? undefined : refusalOf(address, allowPrivate)
  if (refusal !== undefined) throw new ForbiddenAddress(refusal)
}

/** Looks up a name for a connection and refuses it when any of its addresses is refused, so that no second answer slips by. */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, [])
        return
      }
      const [refusal] = found.flatMap(({ address }) => refusalOf(address, allowPrivate) ?? [])
      const [first] = found
      if (refusal !== undefined || first === undefined) callback(new ForbiddenAddress(refusal ?? 'it has no address'), [])
      else if (options.all === true) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}

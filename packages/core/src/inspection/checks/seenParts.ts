/** The parts of both accounts by one name each. */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type {
  AccountSnapshots,
  CustomerPart,
  CustomerParts,
  Missing,
  PeeringView,
  RescalePart,
  RescaleParts,
} from '../accountSnapshots.ts'
import type { UnseenPart } from '../CheckResult.ts'

/** All parts; the peering is seen where either side saw it. */
export type SeenParts = {
  readonly [Part in CustomerPart as `customer.${Part}`]: CustomerParts[Part]
} & {
  readonly [Part in RescalePart as `rescale.${Part}`]: RescaleParts[Part]
} & { readonly peering: PeeringView | Missing }

const prefixed = (prefix: string, parts: object = {}): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [`${prefix}.${name}`, part]))

/**
 * Returns the parts that were seen. A peering that one side no longer sees may still be shown to
 * the other.
 */
export const seenPartsOf = ({ customer, rescale }: AccountSnapshots): Partial<SeenParts> => {
  const views = [rescale?.peering, customer?.peering].filter((view) => view !== undefined)
  const peering = views.find((view) => view !== 'missing') ?? views[0]
  return {
    ...prefixed('customer', customer),
    ...prefixed('rescale', rescale),
    ...omitUndefined({ peering }),
  }
}

/** Returns why a part was not seen, as far as a call was refused. */
export const unseenPartOf = (
  { customer, rescale }: AccountSnapshots,
  name: keyof SeenParts,
): UnseenPart => {
  const [prefix = '', part = prefix] = name.split('.')
  const side = prefix === 'customer' ? 'customer' : 'rescale'
  const refused = (side === 'customer' ? customer?.refused : rescale?.refused)?.find(
    (one) => one.part === part,
  )
  return {
    side,
    part,
    ...omitUndefined({ action: refused?.action, code: refused?.code }),
  }
}

/** The tag on everything that the stack makes; its value is the name of the connection. */
export const connectionTagKey = 'rescale:byoa'

/**
 * The tag on what Rescale makes and may change, and on what the customer lends it: keys, reserved
 * capacity. The stack's own resources do not carry it, so that Rescale cannot change the security
 * groups that the customer agreed to.
 */
export const computeTagKey = 'rescale:compute'

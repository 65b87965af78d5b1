/**
 * The onboarding store port on immutable values, for tests, demos and everything that fits one
 * process.
 */
export { memoryStore } from './memoryStore.ts'
export { type StoreState, commitTo, emptyStore, listStreams, readStream } from './StoreState.ts'
export { type ClaimLedger, heldCidrs, holderOf } from './ClaimLedger.ts'

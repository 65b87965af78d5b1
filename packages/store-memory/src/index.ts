/** The onboarding store port in memory, for tests, demos and single-process programs. */
export { type KeptOnboarding, type MemoryStoreOptions, memoryStore } from './memoryStore.ts'

/** The onboarding store port in memory, for tests, demos and everything that fits one process. */
export { type KeptOnboarding, type MemoryStoreOptions, memoryStore } from './memoryStore.ts'

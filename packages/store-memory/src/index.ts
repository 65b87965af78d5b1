/** The onboarding store port in memory, for tests, demos and single-process programs. */
export { memoryStore } from './memoryStore.ts'

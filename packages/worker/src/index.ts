/** Rescale's half of many onboardings. */
export type { DueReminder, RunningWorker, WorkerOptions } from './Worker.ts'
export { type QueueWorkerOptions, startQueueWorker } from './queueWorker.ts'
export { type InProcessWorker, inProcessWorker, startInProcessWorker } from './inProcessWorker.ts'

// when to look
export { type LookPolicy, type NextLook, longestSeconds, nextLook } from './nextLook.ts'
export { type FailureClass, backOffSeconds, classOfFailure } from './backOff.ts'

// watching it
export { createLogger, withoutSecrets } from './logger.ts'
export { type Metrics, countingCalls, createMetrics } from './metrics.ts'
export { type HealthOptions, type HealthServer, startHealthServer } from './healthServer.ts'

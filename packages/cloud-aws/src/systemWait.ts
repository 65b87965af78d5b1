import type { Wait } from '@byoa/cloud'

/** Waits in real time. */
export const systemWait: Wait = {
  now: () => Date.now(),
  sleep: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds)
    }),
}

import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'

import { SlowKindsFirst } from './slowKindsFirst.ts'

// Tests read the sources of every package, never its build; the conditions below choose them, for
// Vite, which follows imports for `vitest related`, and for Node. Vite adds `import` itself; named
// here, it would reach Node, where `require` would follow it, too.
const conditions = ['byoa-source', 'node']

// `test:laws` looks a thousand times where a plain test looks forty times, and needs the time for it.
const looksHarder = process.env['BYOA_RUNS'] !== undefined

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts'],
    globalSetup: ['.config/vitest.globalSetup.ts'],
    setupFiles: ['.config/vitest.setup.ts'],
    // Nothing here mocks or keeps global state, so files share a worker and load each module once.
    pool: 'threads',
    // Node itself loads modules. Vite would transform each, and slow down every use of an import.
    experimental: { viteModuleRunner: false },
    // Waiting for servers and files leaves a processor idle; Vitest would take one less.
    maxWorkers: '100%',
    isolate: false,
    sequence: { sequencer: SlowKindsFirst },
    testTimeout: looksHarder ? 600_000 : 60_000,
    hookTimeout: 60_000,
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { conditions: ['byoa-source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['byoa-source', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts'],
    setupFiles: ['.config/vitest.setup.ts'],
  },
})

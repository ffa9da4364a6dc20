import { defineConfig } from 'vitest/config'

// Workspace packages resolve to their sources, so that nothing has to be built before a test.
const conditions = ['discreet-source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['core/*/test/**/*.test.ts'],
          // Nothing there has state, so that files may share what they have loaded.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['{adapters,browser,apps}/*/test/**/*.test.ts', 'scripts/test/*.test.ts'],
        },
      },
    ],
    // A machine under load is late, not wrong.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['core/privacy/src/**', 'core/policy/src/**'],
      thresholds: { branches: 100 },
      reporter: ['text-summary'],
    },
  },
})

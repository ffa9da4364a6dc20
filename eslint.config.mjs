// Only what Biome cannot see: rules that need types, sizes, and the purity of core.
import tseslint from 'typescript-eslint'

const impureGlobals = [
  { object: 'Date', property: 'now', message: 'core reads no clock: take the time as an argument' },
  {
    object: 'Math',
    property: 'random',
    message: 'core rolls no dice: take RandomWords as an argument',
  },
]

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/coverage/**',
      '**/*.mjs',
      '**/*.js',
      'adapters/linalg-wasm/assembly/**',
      '**/*.generated.ts',
    ],
  },
  {
    files: ['{core,adapters,browser,apps}/*/src/**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['core/*/src/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impureGlobals],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core reads no clock',
        },
      ],
    },
  },
)

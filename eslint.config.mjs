import { defineConfig } from 'eslint/config'
import a11y from 'eslint-plugin-jsx-a11y-x'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import importLine from './scripts/import-line.mjs'
import { rooms } from './scripts/rooms.mjs'

const scripts = ['**/*.{ts,tsx,mjs,js}']
const pageless = rooms.filter((room) => !room.dom).map((room) => `src/${room.name}/**/*.ts`)

export default defineConfig(
  { ignores: ['dist*/', '.astro/', '**/node_modules/', 'tests/output/', 'src/training/engines/assembly/kernels/'] },
  { files: scripts, extends: [tseslint.configs.strict] },
  {
    files: scripts,
    plugins: { house: importLine },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'house/import-line': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      semi: ['error', 'never'],
      quotes: ['error', 'single', { avoidEscape: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'MemberExpression[property.name="only"][object.name=/^(it|test|describe)$/]', message: 'A lone test hides all others.' },
        { selector: 'TSEnumDeclaration', message: 'Node strips types only: use a record or a union.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: pageless,
    rules: {
      'no-restricted-globals': ['error', ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'self'].map((name) => ({ name, message: 'This room knows no page.' }))],
    },
  },
  {
    files: ['**/*.tsx'],
    extends: [hooks.configs.flat.recommended, a11y.configs.strict],
    // Advice for the React compiler, which is not used here: lazily made views and drafts that follow the store are meant.
    rules: {
      'react-hooks/set-state-in-effect': 'off',
      'react-hooks/static-components': 'off',
      'react-hooks/refs': 'off',
      'jsx-a11y-x/label-has-associated-control': ['error', { assert: 'either', controlComponents: ['NumberField'], depth: 3 }],
    },
  },
)

import tseslint from 'typescript-eslint'

const PURE = ['packages/{stats,report,config,problem}/src/**/*.ts', 'action-*/**/src/{inputs,evaluate,report}.ts', 'action-*/src/{judge,tasks}/**/*.ts']
const NATIVE = ['onnxruntime-node', '@duckdb/*']
const NODE = ['node:*', 'fs', 'path', 'os', 'child_process', 'http', 'https', 'crypto']
const GITHUB = ['@actions/*', '@octokit/*']

const forbidImports = (group, message) => ({ group, message })
const own = (name, allowed) => forbidImports(
  ['problem', 'stats', 'config', 'dataset', 'report', 'runner', 'local-github', 'tooling'].filter((other) => other !== name && !allowed.includes(other)).map((other) => `@mlgate/${other}`),
  `${name} may import only ${allowed.length === 0 ? 'itself' : allowed.join(', ')}.`
)
/** Import borders of one place: what it may not import. */
const border = (files, ...patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })
const pure = [
  forbidImports([...NODE, ...GITHUB, ...NATIVE], 'This file is pure: values in, values out.')
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.cache/**', 'coverage/**', '**/*.generated.*', '**/*.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'No default exports.' }]
    }
  },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off'
    }
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'setTimeout', 'setInterval', 'Buffer', 'performance'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }, { object: 'Date', property: 'now' }]
    }
  },
  border(['packages/problem/src/**/*.ts'], own('problem', []), ...pure),
  border(['packages/stats/src/**/*.ts'], own('stats', []), ...pure),
  border(['packages/config/src/**/*.ts'], own('config', ['problem']), ...pure),
  border(['packages/report/src/**/*.ts'], own('report', ['problem']), ...pure),
  border(['packages/dataset/src/**/*.ts'], own('dataset', ['problem']), forbidImports(GITHUB, 'Only packages/runner speaks to GitHub.')),
  border(['packages/runner/src/**/*.ts'], own('runner', ['problem', 'report'])),
  border(['packages/local-github/src/**/*.ts'], own('local-github', ['problem'])),
  border(['action-*/**/src/**/*.ts'], own('an action', ['problem', 'stats', 'config', 'dataset', 'report', 'runner']), forbidImports(GITHUB, 'Only packages/runner speaks to GitHub.')),
  border(['action-*/**/src/{inputs,evaluate,report}.ts', 'action-*/src/{judge,tasks}/**/*.ts'], own('a pure part of an action', ['problem', 'stats', 'config', 'report']), ...pure)
)

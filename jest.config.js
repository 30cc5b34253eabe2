/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  globalSetup: '<rootDir>/test/support/scratch-made.ts',
  globalTeardown: '<rootDir>/test/support/scratch-removed.ts',
  setupFiles: ['<rootDir>/test/support/setup.ts'],
};

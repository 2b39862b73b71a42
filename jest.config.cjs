module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  setupFiles: ['reflect-metadata'],
  // Whole applications, processes and browsers start in these tests, on machines that may be busy.
  testTimeout: 60_000,
  maxWorkers: 2,
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};

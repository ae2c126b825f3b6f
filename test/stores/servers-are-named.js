/** Runs before `npm run test:servers`, which would pass on no server at all. */
const missing = ['EVENTSTORE_URL', 'MONGODB_URL'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  process.stderr.write(`npm run test:servers needs ${missing.join(' and ')}, see docs/how-to/run-on-servers.md\n`);
  process.exitCode = 1;
}

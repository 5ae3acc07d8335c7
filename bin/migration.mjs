// npm run migration -- add-case-priority: writes the migration of that name for both engines.
import { spawnSync } from 'node:child_process'

const name = process.argv[2]
if (!name) {
  console.error('Usage: npm run migration -- NAME, such as add-case-priority')
  process.exit(1)
}
for (const engine of ['sqlite', 'postgres']) {
  const run = spawnSync('drizzle-kit', ['generate', '--name', name], {
    stdio: 'inherit',
    env: { ...process.env, YDAN_ENGINE: engine },
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}

import { serveCommand } from './commands/serve'

const [name = 'serve', ...rest] = process.argv.slice(2)
const commands: Record<string, (words: string[]) => Promise<void>> = { serve: serveCommand }
const command = commands[name]
if (!command) {
  console.error(`There is no command ${name}. Known: ${Object.keys(commands).join(', ')}`)
  process.exit(1)
}
await command(rest)

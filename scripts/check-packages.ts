/**
 * A package that works in this repository may still be broken for whoever installs it: a missing
 * file, a wrong export, a type that does not resolve. publint reads each package as npm would
 * publish it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

let problems = 0
for (const ring of ['core', 'adapters', 'browser', 'apps']) {
  for (const name of readdirSync(ring)) {
    const pkgDir = `${ring}/${name}`
    const manifest: unknown = JSON.parse(readFileSync(`${pkgDir}/package.json`, 'utf8'))
    const { messages } = await publint({ pkgDir, strict: true })
    for (const message of messages) {
      if (message.type === 'suggestion') continue
      problems += 1
      const text = formatMessage(message, manifest as Record<string, unknown>) ?? message.code
      process.stderr.write(`${pkgDir}: ${text}\n`)
    }
  }
}
if (problems === 0) process.stdout.write('packages: nothing to report\n')
process.exitCode = problems === 0 ? 0 : 1

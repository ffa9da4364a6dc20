/** discreet doctor: what would go wrong before it does. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import process from 'node:process'
import type { Output } from './output.ts'
import { errorText } from './output.ts'
import type { StoreChoice } from './session.ts'
import { withSession } from './session.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > 20 || (major === 20 && minor >= 19)
  return {
    check: 'Node.js',
    ok,
    detail: ok ? process.versions.node : `${process.versions.node}; 20.19 or newer is needed`,
  }
}

function checkFolder(folder: string): Finding {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return {
      check: 'data folder',
      ok: true,
      detail: existsSync(`${folder}/database`) ? 'in use since before' : 'empty',
    }
  } catch {
    return {
      check: 'data folder',
      ok: false,
      detail: 'cannot be written; choose another with --data',
    }
  }
}

async function checkStore(choice: StoreChoice): Promise<Finding[]> {
  try {
    return await withSession(choice, async ({ store }) => {
      const sites = await store.sites()
      const findings: Finding[] = [
        { check: 'database', ok: true, detail: `answers, ${sites.length} site(s)` },
      ]
      for (const { id } of sites) {
        const { charges, verification } = await (await store.open(id)).verifiedLedger()
        findings.push({
          check: `ledger of ${id}`,
          ok: verification.ok,
          detail: verification.ok
            ? `${charges.length} entries, whole`
            : `broken at entry ${verification.brokenAt}`,
        })
      }
      return findings
    })
  } catch (error) {
    return [{ check: 'database', ok: false, detail: errorText(error).split('\n')[0] ?? '' }]
  }
}

export async function doctor(choice: StoreChoice, port: number, output: Output): Promise<boolean> {
  const free = await portIsFree(port)
  const findings = [
    checkNode(),
    checkFolder(choice.data),
    {
      check: `port ${port}`,
      ok: free,
      detail: free ? 'free' : 'taken; choose another with --port',
    },
    ...(await checkStore(choice)),
  ]
  output.table(findings.map(({ check, ok, detail }) => ({ '': ok ? '✓' : '✗', check, detail })))
  output.result(findings)
  return findings.every(({ ok }) => ok)
}

/** discreet doctor: what would go wrong before it does. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import process from 'node:process'
import type { HealthFinding } from '@discreet/engine'
import { siteHealth } from '@discreet/engine'
import { databaseHealth, nodeHealth } from '@discreet/server'
import { healthText } from './health-words.ts'
import type { Output } from './output.ts'
import { errorText } from './output.ts'
import type { StoreChoice } from './session.ts'
import { withSession } from './session.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
  /** It goes on, but somebody should look. */
  readonly late?: true
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function checkNode(): Finding {
  const { state, facts } = nodeHealth(process.versions.node)
  const { version, needed } = facts
  const ok = state === 'ok'
  return {
    check: 'Node.js',
    ok,
    detail: ok ? String(version) : `${version}; ${needed} or newer is needed`,
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

function findingOf(site: string, { check, state, facts }: HealthFinding): Finding {
  return {
    check: `${check} of ${site}`,
    ok: state !== 'broken',
    detail: healthText({ check, facts }),
    ...(state === 'late' ? { late: true } : {}),
  }
}

async function checkStore(choice: StoreChoice): Promise<Finding[]> {
  try {
    return await withSession(choice, async ({ store, now }) => {
      const { facts } = await databaseHealth(store)
      const findings: Finding[] = [
        { check: 'database', ok: true, detail: `answers, ${facts['sites']} site(s)` },
      ]
      for (const { id } of await store.sites()) {
        const health = await siteHealth(await store.open(id), now())
        findings.push(...health.map((one) => findingOf(id, one)))
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
  const mark = ({ ok, late }: Finding): string => (ok ? (late === true ? '!' : '✓') : '✗')
  output.table(findings.map((one) => ({ '': mark(one), check: one.check, detail: one.detail })))
  output.result(findings)
  return findings.every(({ ok }) => ok)
}

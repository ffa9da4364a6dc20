/**
 * What is in Discreet, for whoever has to know when one of its parts turns out to be weak: CycloneDX, by
 * npm's own command, kept to what is shipped (shipped.ts), in sbom.cdx.json. Ends with 1 when a part that
 * is shipped is missing in it.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { shipped } from './shipped.ts'

interface Component {
  readonly 'bom-ref': string
  readonly purl: string
}

interface Bom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const { status, stdout, stderr } = spawnSync(
  'npm',
  ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'],
  { encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 1e9 },
)
if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`)
const bom = JSON.parse(stdout) as Bom
const named = ({ purl }: Component): string => decodeURIComponent(purl).split('?', 1)[0] ?? ''
const wanted = new Set(shipped().map(({ name, version }) => `pkg:npm/${name}@${version}`))
const components = bom.components.filter((one) => wanted.has(named(one)))
const refs = new Set([
  bom.metadata.component['bom-ref'],
  ...components.map((one) => one['bom-ref']),
])
const dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }))
const found = new Set(components.map(named))
const missing = [...wanted].filter((one) => !found.has(one))
if (missing.length > 0) throw new Error(`not in what npm lists: ${missing.join(', ')}`)
writeFileSync('sbom.cdx.json', `${JSON.stringify({ ...bom, components, dependencies }, null, 2)}\n`)
process.stdout.write(`sbom.cdx.json: ${components.length} components\n`)

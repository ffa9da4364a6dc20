// The arrows of ARCHITECTURE.md, checked. One rule per package, generated from its manifest, so
// that the manifest is the only place where a dependency is declared. `tsc -b` does not see an
// undeclared bare import of a workspace package; this does.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const rings = ['core', 'adapters', 'browser', 'apps']
const folders = [
  ...rings.flatMap((ring) => readdirSync(ring).map((name) => `${ring}/${name}`)),
  'contracts',
].filter((folder) => existsSync(`${folder}/package.json`))
const manifests = folders.map((folder) => ({
  folder,
  ...JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')),
}))
const manifestOf = new Map(manifests.map((m) => [m.name, m]))

/** What a package offers: the sources that its `exports` name. */
function offered(name) {
  const { folder, exports = {} } = manifestOf.get(name) ?? {}
  return Object.values(exports).flatMap((entry) =>
    entry['discreet-source'] ? [`${folder}/${entry['discreet-source'].slice(2)}`] : [],
  )
}

const onlyDeclared = manifests.map(({ folder, dependencies = {}, peerDependencies = {} }) => {
  const declared = Object.keys({ ...dependencies, ...peerDependencies })
  const sources = declared.flatMap(offered)
  const modules = declared.map((name) => `node_modules/${name}/`)
  const builtin = /^(core|browser)\//.test(folder) ? [] : ['^node:', '^[a-z_/]+$']
  return {
    name: `only-declared:${folder}`,
    severity: 'error',
    comment: `${folder} may import itself and what its manifest declares`,
    from: { path: `^${folder}/src/` },
    to: {
      pathNot: [
        `^${folder}/`,
        ...sources.map((path) => `^${path.replaceAll('.', '\\.')}$`),
        ...modules,
        ...builtin,
      ],
    },
  }
})

export default {
  forbidden: [
    ...onlyDeclared,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-imports-core',
      severity: 'error',
      from: { path: '^core/', pathNot: '/test/' },
      to: { path: '^(adapters|browser|apps|contracts|node:)' },
    },
    {
      name: 'adapters-do-not-meet',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/src/' },
      to: { path: '^(adapters/(?!$1/)|browser/|apps/)' },
    },
    {
      name: 'browser-imports-core',
      severity: 'error',
      from: { path: '^browser/', pathNot: '/test/' },
      to: { path: '^(adapters|apps|contracts|node:)' },
    },
    {
      name: 'no-test-in-source',
      severity: 'error',
      from: { path: '/src/', pathNot: '^contracts/' },
      to: { path: '(/test/|^contracts/)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    exclude: { path: '(/dist/|/bundle/|/test/|/bin/)' },
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['discreet-source', 'import', 'node', 'default', 'types'],
    },
  },
}

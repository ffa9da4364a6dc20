/**
 * Rebuilds the WebAssembly of adapters/linalg-wasm from its AssemblyScript and writes it as base64
 * into a TypeScript file, so that neither users nor bundlers need a loader. A test rebuilds it and
 * compares, so the committed bytes are the source's.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import asc from 'assemblyscript/asc'

const source = 'adapters/linalg-wasm/assembly/tile-product.ts'
const target = 'adapters/linalg-wasm/src/kernel.generated.ts'

export async function buildKernel(): Promise<string> {
  const out = join(mkdtempSync(join(tmpdir(), 'discreet-kernel-')), 'kernel.wasm')
  const { error, stderr } = await asc.main([
    source,
    '--outFile',
    out,
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd,threads',
    '--importMemory',
    '--sharedMemory',
    '--initialMemory',
    '1',
    '--maximumMemory',
    '65536',
    '--noExportMemory',
  ])
  if (error !== null) throw new Error(stderr.toString())
  return readFileSync(out).toString('base64')
}

export function kernelFile(base64: string): string {
  return `/** Built by scripts/build-kernel.ts from assembly/tile-product.ts. */\nexport const kernelBase64: string =\n  '${base64}'\n`
}

if (process.argv[1]?.endsWith('build-kernel.ts') === true) {
  writeFileSync(target, kernelFile(await buildKernel()))
}

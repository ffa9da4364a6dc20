import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sha256 } from '../src/merkle.ts'
import {
  consistencyProof,
  GrowingTree,
  inclusionProof,
  leafHash,
  rootAt,
  verifyConsistency,
  verifyInclusion,
} from '../src/merkle.ts'

const sha256: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest())
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** MTH as RFC 6962 § 2.1 defines it, word for word. */
function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return sha256(Uint8Array.of(0, ...only))
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(
    Uint8Array.of(1, ...definedRoot(leaves.slice(0, k)), ...definedRoot(leaves.slice(k))),
  )
}

/** PATH as RFC 6962 § 2.1.1 defines it. */
function definedPath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return m < k
    ? [...definedPath(m, leaves.slice(0, k)), definedRoot(leaves.slice(k))]
    : [...definedPath(m - k, leaves.slice(k)), definedRoot(leaves.slice(0, k))]
}

/** SUBPROOF as RFC 6962 § 2.1.2 defines it. */
function definedProof(m: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [definedRoot(leaves)]
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return m <= k
    ? [...definedProof(m, leaves.slice(0, k), whole), definedRoot(leaves.slice(k))]
    : [...definedProof(m - k, leaves.slice(k), false), definedRoot(leaves.slice(0, k))]
}

const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, k) => Uint8Array.of(k & 255, k >> 8))

function treeOf(leaves: readonly Uint8Array[]) {
  const tree = new GrowingTree(sha256)
  const nodes = new Map<string, Uint8Array>()
  for (const leaf of leaves) {
    for (const { level, index, hash } of tree.add(leafHash(sha256, leaf)))
      nodes.set(`${level}/${index}`, hash)
  }
  const read = (level: number, index: number): Promise<Uint8Array> => {
    const hash = nodes.get(`${level}/${index}`)
    return hash === undefined ? Promise.reject(new Error('not full')) : Promise.resolve(hash)
  }
  return { tree, nodes, read }
}

describe('the tree', () => {
  // The eight leaves and roots of the reference implementation's test data (RFC 6962).
  const published = [
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [
      '606162636465666768696a6b6c6d6e6f',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ],
  ] as const

  test('has the published roots', () => {
    const tree = new GrowingTree(sha256)
    expect(hex(tree.root())).toBe(hex(sha256(new Uint8Array(0))))
    for (const [leaf, root] of published) {
      tree.add(leafHash(sha256, new Uint8Array(Buffer.from(leaf, 'hex'))))
      expect(hex(tree.root())).toBe(root)
    }
  })

  test('has the root that the RFC defines, at every size, and goes on from its edge', async () => {
    const leaves = leavesOf(70)
    const { read } = treeOf(leaves)
    let resumed = new GrowingTree(sha256)
    for (let size = 0; size <= leaves.length; size += 1) {
      const root = hex(definedRoot(leaves.slice(0, size)))
      expect(hex(resumed.root())).toBe(root)
      expect(hex(await rootAt(sha256, size, read))).toBe(root)
      const next = leaves[size]
      if (next !== undefined) resumed.add(leafHash(sha256, next))
      resumed = new GrowingTree(sha256, resumed.size, resumed.edge())
    }
  })

  test('refuses an edge that belongs to another size', () => {
    expect(() => new GrowingTree(sha256, 3, [new Uint8Array(32)])).toThrowError(RangeError)
    expect(() => new GrowingTree(sha256, -1, [])).toThrowError(RangeError)
    expect(() => new GrowingTree(sha256, 0.5, [])).toThrowError(RangeError)
  })
})

describe('proofs', () => {
  const size = 37
  const leaves = leavesOf(size)
  const { read } = treeOf(leaves)
  const root = (count: number): Uint8Array => definedRoot(leaves.slice(0, count))

  test('of inclusion are those of the RFC, verify, and verify nothing else', async () => {
    for (let count = 1; count <= size; count += 1) {
      for (let index = 0; index < count; index += 1) {
        const proof = await inclusionProof(sha256, index, count, read)
        expect(proof).toEqual(definedPath(index, leaves.slice(0, count)))
        const leaf = leafHash(sha256, leaves[index] as Uint8Array)
        expect(verifyInclusion(sha256, leaf, index, count, proof, root(count))).toBe(true)
        const other = leafHash(sha256, Uint8Array.of(99, 99))
        expect(verifyInclusion(sha256, other, index, count, proof, root(count))).toBe(false)
        expect(verifyInclusion(sha256, leaf, index + 1, count, proof, root(count))).toBe(false)
        expect(verifyInclusion(sha256, leaf, index, count, [...proof, leaf], root(count))).toBe(
          false,
        )
        if (count > 1) {
          expect(verifyInclusion(sha256, leaf, index, count, proof.slice(1), root(count))).toBe(
            false,
          )
        }
      }
    }
  })

  test('of consistency are those of the RFC, verify, and verify nothing else', async () => {
    for (let second = 1; second <= size; second += 1) {
      for (let first = 1; first <= second; first += 1) {
        const proof = await consistencyProof(sha256, first, second, read)
        expect(proof).toEqual(definedProof(first, leaves.slice(0, second), true))
        const [old, fresh] = [
          { size: first, root: root(first) },
          { size: second, root: root(second) },
        ]
        expect(verifyConsistency(sha256, old, fresh, proof)).toBe(true)
        const forged = { ...old, root: root(first === 1 ? 2 : first - 1) }
        expect(verifyConsistency(sha256, forged, fresh, proof)).toBe(false)
        const other = { ...fresh, root: sha256(fresh.root) }
        expect(verifyConsistency(sha256, old, other, proof)).toBe(false)
        expect(verifyConsistency(sha256, old, fresh, [...proof, old.root])).toBe(false)
        if (proof.length > 0) {
          expect(verifyConsistency(sha256, old, fresh, proof.slice(1))).toBe(false)
          expect(verifyConsistency(sha256, old, fresh, [])).toBe(false)
        }
      }
    }
    expect(
      verifyConsistency(sha256, { size: 0, root: root(0) }, { size, root: root(size) }, []),
    ).toBe(false)
    expect(
      verifyConsistency(sha256, { size: 2, root: root(2) }, { size: 1, root: root(1) }, []),
    ).toBe(false)
  })

  test('cannot be made for what is not in the tree', async () => {
    await expect(inclusionProof(sha256, size, size, read)).rejects.toThrowError(RangeError)
    await expect(inclusionProof(sha256, -1, size, read)).rejects.toThrowError(RangeError)
    await expect(consistencyProof(sha256, 0, size, read)).rejects.toThrowError(RangeError)
    await expect(consistencyProof(sha256, size + 1, size, read)).rejects.toThrowError(RangeError)
  })

  test('never throw when they are rubbish', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(bytes, fc.integer(), fc.integer(), fc.array(bytes), (one, a, b, proof) => {
        expect(verifyInclusion(sha256, one, a, b, proof, one)).toBe(
          proof.length === 0 && a === 0 && b === 1,
        )
        const same = { size: a, root: one }
        expect(verifyConsistency(sha256, same, { size: b, root: one }, proof)).toBe(
          a === b && a > 0 && proof.length === 0,
        )
      }),
    )
  })
})

/**
 * The Merkle tree of RFC 6962 § 2.1 (the same as RFC 9162 § 2.1): hashes, inclusion and consistency
 * proofs, and their verification. The tree is kept as its perfect subtrees, which never change once
 * they are full: node (level, index) covers leaves index·2^level … (index + 1)·2^level − 1.
 *
 * Sizes and indices are below 2^53. Nothing here knows a store or a platform; SHA-256 is passed in.
 */

/** SHA-256 (FIPS 180-4): 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array

/** Reads a node that is full. */
export type ReadNode = (level: number, index: number) => Promise<Uint8Array>

export interface TreeNode {
  readonly level: number
  readonly index: number
  readonly hash: Uint8Array
}

export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  const data = new Uint8Array(leaf.length + 1)
  data.set(leaf, 1)
  return sha256(data)
}

function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const data = new Uint8Array(65)
  data[0] = 1
  data.set(left, 1)
  data.set(right, 33)
  return sha256(data)
}

/** The largest power of two below `size`, as its exponent; size ≥ 2. */
function splitLevel(size: number): number {
  let level = 0
  while (2 ** (level + 1) < size) level += 1
  return level
}

/**
 * The tree as it grows: holds only the right edge (one hash per set bit of the size), so that adding
 * a leaf costs two hashes on average and needs nothing else of the tree.
 */
export class GrowingTree {
  readonly #sha256: Sha256
  /** Roots of the perfect subtrees, largest first; their sizes are the set bits of `size`. */
  readonly #edge: Uint8Array[]
  #size: number

  /** `edge`: what `edge()` gave for a tree of this size. */
  constructor(sha256: Sha256, size = 0, edge: readonly Uint8Array[] = []) {
    let bits = 0
    for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2
    if (!Number.isSafeInteger(size) || size < 0 || bits !== edge.length) {
      throw new RangeError('the edge does not belong to a tree of this size')
    }
    this.#sha256 = sha256
    this.#size = size
    this.#edge = [...edge]
  }

  get size(): number {
    return this.#size
  }

  edge(): readonly Uint8Array[] {
    return [...this.#edge]
  }

  /** Adds a leaf (its hash); returns the nodes that are full now, the leaf first. */
  add(leaf: Uint8Array): TreeNode[] {
    const nodes: TreeNode[] = [{ level: 0, index: this.#size, hash: leaf }]
    let hash = leaf
    let level = 0
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = nodeHash(this.#sha256, this.#edge.pop() as Uint8Array, hash)
      level += 1
      nodes.push({ level, index: (rest - 1) / 2, hash })
    }
    this.#edge.push(hash)
    this.#size += 1
    return nodes
  }

  /** MTH of RFC 6962; of the empty tree the hash of nothing. */
  root(): Uint8Array {
    const [last, ...others] = [...this.#edge].reverse()
    if (last === undefined) return this.#sha256(new Uint8Array(0))
    return others.reduce((right, left) => nodeHash(this.#sha256, left, right), last)
  }
}

/** MTH(D[start:end]); the range begins at a multiple of the power of two that holds it. */
async function rangeHash(
  sha256: Sha256,
  start: number,
  end: number,
  read: ReadNode,
): Promise<Uint8Array> {
  const size = end - start
  const level = splitLevel(size + 1)
  if (2 ** level === size) return read(level, start / size)
  const middle = start + 2 ** splitLevel(size)
  const left = await rangeHash(sha256, start, middle, read)
  return nodeHash(sha256, left, await rangeHash(sha256, middle, end, read))
}

/** The root when the tree had `size` leaves. */
export function rootAt(sha256: Sha256, size: number, read: ReadNode): Promise<Uint8Array> {
  return size === 0 ? Promise.resolve(sha256(new Uint8Array(0))) : rangeHash(sha256, 0, size, read)
}

function wholeBelow(value: number, limit: number, name: string): void {
  if (Number.isSafeInteger(value) && value >= 0 && value < limit) return
  throw new RangeError(`${name} must be a whole number below ${limit}`)
}

/** PATH(index, D[size]) of RFC 6962 § 2.1.1. */
export async function inclusionProof(
  sha256: Sha256,
  index: number,
  size: number,
  read: ReadNode,
): Promise<Uint8Array[]> {
  wholeBelow(index, size, 'index')
  const path: Uint8Array[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + 2 ** splitLevel(end - start)
    const [from, to] = index < middle ? [middle, end] : [start, middle]
    path.push(await rangeHash(sha256, from, to, read))
    if (index < middle) end = middle
    else start = middle
  }
  return path.reverse()
}

/** PROOF(first, D[second]) of RFC 6962 § 2.1.2; 0 < first ≤ second. */
export async function consistencyProof(
  sha256: Sha256,
  first: number,
  second: number,
  read: ReadNode,
): Promise<Uint8Array[]> {
  wholeBelow(first - 1, second, 'first')
  const proof: Uint8Array[] = []
  let [start, end, whole] = [0, second, true]
  while (first !== end) {
    const middle = start + 2 ** splitLevel(end - start)
    if (first <= middle) {
      proof.push(await rangeHash(sha256, middle, end, read))
      end = middle
    } else {
      proof.push(await rangeHash(sha256, start, middle, read))
      start = middle
      whole = false
    }
  }
  if (!whole) proof.push(await rangeHash(sha256, start, end, read))
  return proof.reverse()
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, k) => byte === b[k])
}

/** RFC 9162 § 2.1.3.2. `leaf`: the hash of the leaf. Never throws. */
export function verifyInclusion(
  sha256: Sha256,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sha256, sibling, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else {
      hash = nodeHash(sha256, hash, sibling)
    }
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && equal(hash, root)
}

/** RFC 9162 § 2.1.4.2: the tree of `second` leaves begins with that of `first`. Never throws. */
export function verifyConsistency(
  sha256: Sha256,
  first: { readonly size: number; readonly root: Uint8Array },
  second: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!(first.size > 0 && first.size <= second.size)) return false
  if (first.size === second.size) return proof.length === 0 && equal(first.root, second.root)
  const power = 2 ** splitLevel(first.size + 1) === first.size
  const [start, ...rest] = power ? [first.root, ...proof] : proof
  if (start === undefined) return false
  let [fn, sn] = [first.size - 1, second.size - 1]
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)]
  let [old, fresh] = [start, start]
  for (const hash of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      old = nodeHash(sha256, hash, old)
      fresh = nodeHash(sha256, hash, fresh)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else {
      fresh = nodeHash(sha256, fresh, hash)
    }
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && equal(old, first.root) && equal(fresh, second.root)
}

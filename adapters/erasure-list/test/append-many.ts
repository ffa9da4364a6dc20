/** A process of its own that appends: `append-many.ts FILE PREFIX COUNT`. */
import process from 'node:process'
import { erasureList } from '../src/erasure-list.ts'

const [file = '', prefix = '', count = '0'] = process.argv.slice(2)
const list = erasureList(file)
for (let k = 0; k < Number(count); k += 1)
  await list.append('shop', { hash: `${prefix}${k}`, at: k })

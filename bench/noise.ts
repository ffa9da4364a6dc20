/** Samples a second of the exact samplers, against the BigInt reference in the same run. */
import { randomFillSync } from 'node:crypto'
import process from 'node:process'
import { discreteGaussian, rational } from '@discreet/privacy'
import { gaussianSample } from '../core/privacy/src/cks20.ts'

const random = { fill: (words: Uint32Array): void => void randomFillSync(words) }
const rows = [10, 100, 1000, 5000].map((sigma) => {
  const sigmaSquared = rational(BigInt(sigma) ** 2n)
  let start = performance.now()
  const sampler = discreteGaussian(sigmaSquared, random)
  const buildMilliseconds = performance.now() - start
  const cells = new Int32Array(5_000_000)
  sampler.fill(cells)
  start = performance.now()
  for (let i = 0; i < 10; i += 1) sampler.fill(cells)
  const seconds = (performance.now() - start) / 1000
  start = performance.now()
  for (let i = 0; i < 20_000; i += 1) gaussianSample(sigmaSquared, random)
  const reference = 20_000 / ((performance.now() - start) / 1000)
  return {
    sigma,
    buildMilliseconds: Math.round(buildMilliseconds),
    millionsPerSecond: +(50 / seconds).toFixed(1),
    secondsFor50Million: +seconds.toFixed(2),
    timesTheReference: Math.round(5e7 / seconds / reference),
  }
})
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`)
else console.table(rows)

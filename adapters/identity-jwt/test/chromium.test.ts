import { chromiumPath, openInChromium } from '@discreet/contracts/chromium'
import { nodeCryptography } from '@discreet/crypto-node'
import { expect, test } from 'vitest'
import { signReceipt } from '../src/tokens.ts'

test.skipIf(chromiumPath === undefined)(
  'a page verifies a receipt with the public key',
  async () => {
    const cryptography = nodeCryptography()
    const receipt = signReceipt(cryptography, { id: 'r-1', levelTo: 3 })
    const changed = `${receipt.slice(0, -9)}${receipt.at(-9) === 'A' ? 'B' : 'A'}${receipt.slice(-8)}`
    const page = await openInChromium(new URL('../src/tokens.ts', import.meta.url))
    const read = await page.run(`
    const key = new Uint8Array(${JSON.stringify([...cryptography.publicKey])})
    return [await code.readReceipt(key, '${receipt}'), await code.readReceipt(key, '${changed}')]
  `)
    await page.close()
    expect(read).toMatchObject([
      { ok: true, value: { id: 'r-1', levelTo: 3 } },
      { ok: false, code: 'token_invalid' },
    ])
  },
)

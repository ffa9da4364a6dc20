/** Base64 with padding (RFC 4648 § 4), where there is no platform to ask. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let k = 0; k < bytes.length; k += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(k, k + 3)
    const group = (a << 16) | (b << 8) | c
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63])
    text += digits.slice(0, bytes.length - k + 1).join('')
  }
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** undefined when the text is not exactly what `toBase64` would write. */
export function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let [group, bits, at] = [0, 0, 0]
  for (const digit of digits) {
    const value = alphabet.indexOf(digit)
    if (value < 0) return undefined
    group = ((group << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (group >> bits) & 255
    at += 1
  }
  // RFC 4648 § 3.5: neither padding nor the bits that are left over have a second form.
  const whole = text.length === Math.ceil(bytes.length / 3) * 4 && (group & ((1 << bits) - 1)) === 0
  return whole ? bytes : undefined
}

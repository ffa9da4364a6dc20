/** UTF-8 (RFC 3629) without a platform. */

export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    } else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      )
    }
  }
  return Uint8Array.from(bytes)
}

/** Few enough to be arguments of one call. */
const codesAtOnce = 4096

/** undefined when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const codes: number[] = []
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    if (length === 0 || at + length > bytes.length) return undefined
    let code = length === 1 ? lead : lead & (0x7f >> length)
    for (let k = 1; k < length; k += 1) {
      const next = bytes[at + k] as number
      if (next >> 6 !== 2) return undefined
      code = (code << 6) | (next & 63)
    }
    if (code > 0x10ffff) return undefined
    if (codes.push(code) === codesAtOnce) text += String.fromCodePoint(...codes.splice(0))
    at += length
  }
  return text + String.fromCodePoint(...codes)
}

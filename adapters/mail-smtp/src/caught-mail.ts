/**
 * What a mail of ours says: one part of plain text, with the headers and encodings that `smtpMailer`
 * uses (RFC 5322, RFC 2045 § 6, RFC 2047). Whatever else comes in is shown as it came.
 */

export interface CaughtMail {
  /** Epoch milliseconds. */
  readonly at: number
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
}

const utf8 = new TextDecoder()

/** Of quoted-printable (RFC 2045 § 6.7), also of its form in headers, where `_` is a space. */
function quotedPrintable(text: string): Uint8Array {
  const bytes: number[] = []
  const joined = text.replace(/=[ \t]*\r?\n/g, '')
  for (let k = 0; k < joined.length; k += 1) {
    const hex = /^=([0-9A-Fa-f]{2})/.exec(joined.slice(k, k + 3))?.[1]
    if (hex === undefined) bytes.push(joined.charCodeAt(k) & 255)
    else {
      bytes.push(Number.parseInt(hex, 16))
      k += 2
    }
  }
  return Uint8Array.from(bytes)
}

function decoded(encoding: string, text: string): string {
  switch (encoding) {
    case 'base64':
      return utf8.decode(Buffer.from(text, 'base64'))
    case 'quoted-printable':
      return utf8.decode(quotedPrintable(text))
    default:
      return utf8.decode(Buffer.from(text, 'latin1'))
  }
}

/** Encoded words (RFC 2047) of UTF-8; a character can be split between two of them. */
function header(text: string): string {
  const word = /=\?utf-8\?([BQ])\?([^?]*)\?=/gi
  const joined = text.replace(/(\?=)\s+(=\?)/g, '$1$2')
  return joined.replace(new RegExp(`(?:${word.source})+`, 'gi'), (words) => {
    const parts = [...words.matchAll(word)].map(([, kind = '', content = '']) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(content, 'base64')
        : quotedPrintable(content.replaceAll('_', ' ')),
    )
    return utf8.decode(Buffer.concat(parts))
  })
}

function headersOf(text: string): Record<string, string> {
  const unfolded = text.replace(/\r?\n(?=[ \t])/g, '')
  const pairs = unfolded.split(/\r?\n/).map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [
      line.slice(0, Math.max(colon, 0)).trim().toLowerCase(),
      header(line.slice(colon + 1).trim()),
    ]
  })
  return Object.fromEntries(pairs.filter(([name]) => name !== ''))
}

/** Never throws. */
export function readMail(
  raw: Uint8Array,
  envelope: { readonly from: string; readonly to: readonly string[]; readonly at: number },
): CaughtMail {
  const letters = Buffer.from(raw).toString('latin1')
  const end = /\r?\n\r?\n/.exec(letters)
  const headers = headersOf(letters.slice(0, end?.index ?? letters.length))
  const body = end === null ? '' : letters.slice(end.index + end[0].length)
  const plain = /^text\/plain\b/i.test(headers['content-type'] ?? 'text/plain')
  const encoding = plain ? (headers['content-transfer-encoding'] ?? '').toLowerCase() : ''
  const text = decoded(encoding, body).replaceAll('\r\n', '\n').replace(/\n$/, '')
  return { ...envelope, subject: headers['subject'] ?? '', text, headers }
}

/** A text as a QR code, drawn as one path: black on white whatever the page looks like. */
import { encodeQR } from 'qr'

export interface Drawing {
  /** Modules on each side, the quiet zone included. */
  readonly size: number
  readonly path: string
}

const quiet = 4

export function drawQr(text: string): Drawing {
  const modules = encodeQR(text, 'raw', { ecc: 'low', border: quiet })
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { size: modules.length, path }
}

/**
 * Reads QR codes from the camera, with the browser's own detector where it has one. The picture
 * stays in the page.
 */
interface Detector {
  detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}

interface DetectorClass {
  new (options: { formats: ['qr_code'] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

const pauseMilliseconds = 120

async function detectorClass(): Promise<DetectorClass> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (own !== undefined && (await own.getSupportedFormats()).includes('qr_code')) return own
  return (await import('qr/decode.js')).BarcodeDetector
}

/** Tells each text that it sees until `ended`. Rejects when there is no camera or no leave to use it. */
export async function scanQr(
  video: HTMLVideoElement,
  ended: AbortSignal,
  seen: (text: string) => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
  })
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (ended.aborted) return stop()
  ended.addEventListener('abort', stop)
  const Detector = await detectorClass()
  const detector = new Detector({ formats: ['qr_code'] })
  video.srcObject = stream
  await video.play()
  const look = async (): Promise<void> => {
    if (ended.aborted) return
    // A picture that cannot be read is followed by another.
    const found = await detector.detect(video).catch(() => [])
    for (const { rawValue } of found) seen(rawValue)
    setTimeout(() => void look(), pauseMilliseconds)
  }
  await look()
}

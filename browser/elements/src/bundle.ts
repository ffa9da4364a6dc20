/** The module that Discreet serves as `/sdk/discreet.js`. */
import { startFrom } from './start.ts'

export { connectAttributes, createDiscreet, provide, provided } from '@discreet/sdk'
export { defineElements } from './define.ts'

/** What the tag with `data-discreet-site` started; undefined where a page starts it itself. */
export const discreet: ReturnType<typeof startFrom> = startFrom(
  document.querySelector<HTMLScriptElement>('script[data-discreet-site]'),
  new URL(import.meta.url).origin,
)

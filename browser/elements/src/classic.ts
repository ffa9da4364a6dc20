/** The same as a classic script, for pages without modules: `window.discreet`. */
import { startFrom } from './start.ts'

const script = document.currentScript
const source = script instanceof HTMLScriptElement ? script.src : ''

Object.assign(window, {
  discreet: startFrom(script, source === '' ? location.origin : new URL(source).origin),
})

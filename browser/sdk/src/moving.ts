/** A device profile out of and into this device. */
import type { Home, Refusing } from './home.ts'
import { Local } from './local.ts'
import type { Sentences } from './sentences.ts'
import type { FileRefused } from './transfer.ts'
import { exportState, importState, merge } from './transfer.ts'

type Refused = Refusing & { readonly why: keyof Sentences['refused'] }

const words: Readonly<Record<FileRefused['why'], keyof Sentences['refused']>> = {
  site: 'file_site',
  version: 'file_version',
  damaged: 'file_refused',
  passphrase: 'passphrase',
  short: 'passphrase_short',
}

const deviceOnly: Refused = { ok: false, code: 'not_permitted', why: 'device_only' }

function refusedAs({ code, why }: FileRefused): Refused {
  return { ok: false, code, why: words[why] }
}

export async function exportFrom(
  home: Home,
  passphrase: string,
): Promise<{ readonly ok: true; readonly text: string } | Refused> {
  const state = home instanceof Local && home.level === 2 ? await home.state() : undefined
  if (state === undefined) return deviceOnly
  const moved = await exportState(state, passphrase)
  return moved.ok ? moved : refusedAs(moved)
}

export async function importInto(
  home: Home,
  site: string,
  text: string,
  passphrase: string,
): Promise<{ readonly ok: true; readonly entries: number } | Refused> {
  if (!(home instanceof Local) || home.level !== 2) return deviceOnly
  const moved = await importState(text, passphrase, site)
  if (!moved.ok) return refusedAs(moved)
  const state = await home.holder.update((own) => merge(own, moved)).catch(() => undefined)
  return state === undefined ? deviceOnly : { ok: true, entries: moved.history.length }
}

/** Long work of the server: how far it is, and what came of it. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Api, Asked } from '../api.ts'
import { Problem } from '../problem.ts'

export interface WorkAt {
  readonly done: number
  readonly total: number
}

/** Rejects with `Problem`, also where the answer ended before the work did. */
export async function follow<T>(
  api: Api,
  path: string,
  asked: Asked,
  progress: (at: WorkAt) => void,
): Promise<T> {
  for await (const { event, data } of api.work(path, asked)) {
    if (event === 'progress') progress(data as WorkAt)
    if (event === 'done') return data as T
    if (event === 'failed') {
      const said = data as ConstructorParameters<typeof Problem>[1] & { readonly status: number }
      throw new Problem(said.status, said)
    }
  }
  throw new Problem(0, {})
}

/** `text`: what is done, with how much of it. */
export function workingNote(
  at: WorkAt | undefined,
  text: (at: WorkAt) => string,
): TemplateResult | typeof nothing {
  if (at === undefined) return nothing
  return html`<p role="status"><label>${text(at)}<progress .value=${at.done} .max=${Math.max(at.total, 1)}></progress></label></p>`
}

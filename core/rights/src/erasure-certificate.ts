/** What is signed when somebody was erased. It names nobody; who holds it knows whose it is. */
import type { StoreReport } from './request.ts'

export interface ErasureCertificate {
  readonly schema: 'https://discreet.example/erasure/1'
  readonly site: string
  readonly request: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly erasedAt: number
  readonly stores: readonly StoreReport[]
  /** What a second look over every store found: 0 everywhere, or it is not signed. */
  readonly rescan: readonly { readonly store: string; readonly rows: number }[]
  /** What stays and why (holds; what is no longer about anybody). */
  readonly exceptions: readonly string[]
  /** Processors that were told, and whether they have said that it is done. */
  readonly recipients: readonly { readonly name: string; readonly state: string }[]
  /** Index of the request's receipt in the transparency log. */
  readonly logIndex: number
}

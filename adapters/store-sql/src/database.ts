/** The one seam between PGlite and PostgreSQL: SQL text with parameters, and transactions. */

export type Row = Readonly<Record<string, unknown>>

export interface Connection {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[]; count: number }>
}

export interface Database {
  /** Commits when `work` resolves, rolls back when it rejects. Rejects with `store_unavailable`. */
  transaction<T>(work: (connection: Connection) => Promise<T>, begin?: string): Promise<T>
  /** One statement outside a transaction. */
  run(sql: string): Promise<void>
  /**
   * Streams `sql`, which selects (uuid, uuid, int4), as 36-byte records: 16 + 16 + 4 bytes, big
   * endian, any number of whole records a chunk. `begin` opens the transaction it runs in.
   */
  stream(sql: string, begin: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

export const recordBytes = 36

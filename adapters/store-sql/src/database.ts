/** The one seam between PGlite and PostgreSQL: SQL text with parameters, transactions, a stream. */

export type Row = Readonly<Record<string, unknown>>

export interface Connection {
  /** Without parameters: several statements at once, the answer of the last. */
  query(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[]; count: number }>
}

/** Bytes a row, and where in a row each column begins. */
export interface RecordLayout {
  readonly stride: number
  readonly person: number
  readonly basket: number
  readonly item: number
}

/** Fixed-size binary rows of (person uuid, basket uuid, item_no int4), big endian. */
export interface Records {
  readonly bytes: Uint8Array
  readonly layout: RecordLayout
}

export interface Database {
  /**
   * Commits when `work` resolves, rolls back when it rejects. `begin` opens the transaction.
   * Rejects with `store_unavailable` when the database is gone.
   */
  transaction<T>(work: (connection: Connection) => Promise<T>, begin?: string): Promise<T>
  /**
   * As the owner, in a turn of its own; the rows of every statement in the text. A transaction that the
   * text begins and does not end is rolled back.
   */
  execute(sql: string, parameters?: readonly unknown[]): Promise<Row[]>
  /**
   * Contributions where `condition` (SQL text that is safe as it is) holds, in the order of person,
   * basket, item. The rows must not change while they are read. Memory is one chunk.
   */
  contributions(condition: string, begin: string): AsyncIterable<Records>
  close(): Promise<void>
}

/**
 * That a request comes from the browser that signed in: a key that cannot leave it signs each one (the
 * form of RFC 9449). A cookie alone, wherever it was copied to, opens nothing.
 */

const databaseName = 'discreet-console'
const storeName = 'keys'
const keyName = 'session'

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the browser keeps nothing here'))
  })
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName)
  return request(opening)
}

function storeOf(database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction(storeName, mode).objectStore(storeName)
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

async function keyIn(store: IDBObjectStore): Promise<CryptoKeyPair | undefined> {
  const kept = await request<unknown>(store.get(keyName))
  return kept === undefined ? undefined : (kept as CryptoKeyPair)
}

/** Read each time: another tab may have signed out, and in again with another key. */
async function keptKeys(): Promise<CryptoKeyPair> {
  const database = await openDatabase()
  try {
    const kept = await keyIn(storeOf(database, 'readonly'))
    if (kept !== undefined) return kept
    // The private half cannot be read by anybody, this page included.
    const made = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    const store = storeOf(database, 'readwrite')
    const other = await keyIn(store)
    if (other === undefined) await request(store.put(made, keyName))
    return other ?? made
  } finally {
    database.close()
  }
}

/** After signing out: the next session has another key. */
export async function forgetKey(): Promise<void> {
  const database = await openDatabase()
  try {
    await request(storeOf(database, 'readwrite').delete(keyName))
  } finally {
    database.close()
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const text = (value: unknown): string => base64url(new TextEncoder().encode(JSON.stringify(value)))

/** `at`: the server's time, epoch milliseconds. */
export async function proofOf(method: string, url: string, at: number): Promise<string> {
  const { publicKey, privateKey } = await keptKeys()
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const header = text({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })
  const payload = text({
    jti: crypto.randomUUID(),
    htm: method,
    htu: url,
    iat: Math.floor(at / 1000),
  })
  const signed = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(`${header}.${payload}`),
  )
  return `${header}.${payload}.${base64url(new Uint8Array(signed))}`
}

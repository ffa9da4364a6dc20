import { chromiumPath } from '@discreet/contracts/chromium'
import type { BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tab, Tabs } from './tabs.ts'
import { openTabs } from './tabs.ts'

/** Begins every body: a state, and the database as it lies in the browser. */
const prelude = `
  const now = Date.UTC(2026, 10, 24)
  const choice = { level: 2, contribute: true, chosenAt: now, refusedAt: null }
  const empty = code.emptyState('corner', choice)
  const view = (item, at = now) => (state) => code.addEvent(state, { type: 'view', item }, at)
  const itemsOf = (state) => state?.history.map(({ item }) => item)
  const names = async () => (await indexedDB.databases()).map(({ name, version }) => name + ' ' + version)
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const rows = async () => {
    const database = await asked(indexedDB.open('discreet:corner'))
    const found = {}
    for (const name of database.objectStoreNames) {
      found[name] = await asked(database.transaction(name).objectStore(name).getAll())
    }
    database.close()
    return found
  }
  const put = async (store, value) => {
    const database = await asked(indexedDB.open('discreet:corner'))
    await asked(database.transaction(store, 'readwrite').objectStore(store).put(value, 'device'))
    database.close()
  }
`

describe.skipIf(chromiumPath === undefined)('a device', () => {
  let tabs: Tabs
  let context: BrowserContext
  let tab: Tab

  beforeAll(async () => {
    tabs = await openTabs()
  }, 120_000)
  afterAll(() => tabs.close())
  beforeEach(async () => {
    context = await tabs.newContext()
    tab = await tabs.open('/', context)
  })
  afterEach(() => context.close())

  const run = (body: string, at: Tab = tab): Promise<unknown> => at.run(prelude + body)

  describe('that keeps nothing', () => {
    test('is looked at without anything being made', async () => {
      expect(
        await run(`
          const opened = await code.openDevice('corner')
          await code.wipeDevice('corner')
          return [opened, await names()]
        `),
      ).toEqual([undefined, []])
    })

    test('is looked at without anything being made where databases cannot be listed', async () => {
      expect(
        await run(`
          const list = indexedDB.databases.bind(indexedDB)
          Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true })
          const opened = await code.openDevice('corner')
          await code.wipeDevice('corner')
          return [opened, await list()]
        `),
      ).toEqual([undefined, []])
    })
  })

  describe('that keeps a state', () => {
    test('gives it back after a reload, and to other tabs', async () => {
      await run(`
        const { holder } = await code.createDevice(empty)
        await holder.update(view('tea'))
      `)
      const other = await tabs.open('/', context)
      const read = `return itemsOf(await (await code.openDevice('corner')).holder.read())`
      expect(await run(read, other)).toEqual(['tea'])
    })

    test('has a key that nothing can read', async () => {
      expect(
        await run(`
          await code.createDevice(empty)
          const [key] = (await rows()).keys
          const refused = async (format) => crypto.subtle.exportKey(format, key).catch((e) => e.name)
          return [key.constructor.name, key.extractable, await refused('raw'), await refused('jwk')]
        `),
      ).toEqual(['CryptoKey', false, 'InvalidAccessError', 'InvalidAccessError'])
    })

    test('stores nothing that can be read, and a fresh seal every time', async () => {
      const sealed = (await run(`
        const { holder } = await code.createDevice(empty)
        const seen = []
        for (const item of ['very-private-item', 'other-private-item']) {
          await holder.update(view(item))
          const { state } = await rows()
          const { iv, data, ...rest } = state[0]
          seen.push({ iv: [...iv].join(), bytes: [...new Uint8Array(data)], rest: Object.keys(rest) })
        }
        return seen
      `)) as { iv: string; bytes: number[]; rest: string[] }[]
      expect(new Set(sealed.map(({ iv }) => iv)).size).toBe(2)
      for (const { bytes, rest } of sealed) {
        expect(rest).toEqual(['revision'])
        const text = Buffer.from(bytes).toString('latin1')
        expect(text).not.toMatch(/private|history|corner/)
      }
    })

    test('loses nothing when two tabs change it at once', async () => {
      await run(`await code.createDevice(empty)`)
      const other = await tabs.open('/', context)
      const fill = (name: string): string => `
        const { holder } = await code.openDevice('corner')
        await Promise.all(Array.from({ length: 15 }, (_, k) => holder.update(view('${name}-' + k))))
      `
      await Promise.all([run(fill('here')), run(fill('there'), other)])
      const items = (await run(
        `return itemsOf(await (await code.openDevice('corner')).holder.read())`,
      )) as string[]
      const all = ['here', 'there'].flatMap((name) =>
        Array.from({ length: 15 }, (_, k) => `${name}-${k}`),
      )
      expect([...items].sort()).toEqual(all.sort())
    })

    test('writes nothing when nothing changes', async () => {
      expect(
        await run(`
          const { holder } = await code.createDevice(empty)
          const before = (await rows()).state[0].revision
          await holder.update((state) => state)
          return (await rows()).state[0].revision === before
        `),
      ).toBe(true)
    })

    test('keeps what there is when a change makes something that could not be read again', async () => {
      expect(
        await run(`
          const { holder } = await code.createDevice(view('tea')(empty))
          const broken = await holder.update((s) => ({ ...s, choice: 1 })).catch((e) => e.name)
          return [broken, itemsOf(await holder.read())]
        `),
      ).toEqual(['StorageError', ['tea']])
    })

    test('does nothing for a holder that was closed', async () => {
      expect(
        await run(`
          const { holder } = await code.createDevice(empty)
          const late = holder.update(view('tea'))
          holder.close()
          const other = (await code.openDevice('corner')).holder
          return [await late, await holder.read(), itemsOf(await other.read())]
        `),
      ).toEqual([undefined, undefined, []])
    })
  })

  describe('that is wiped', () => {
    test('keeps nothing: no state, no key, no database', async () => {
      expect(
        await run(`
          const { holder, cache } = await code.createDevice(view('tea')(empty))
          await cache.put('model', '/m/1', new ArrayBuffer(8))
          await holder.wipe()
          return [await names(), await holder.read(), await code.openDevice('corner')]
        `),
      ).toEqual([[], undefined, undefined])
    })

    test('is not made again by a change or a file that comes late', async () => {
      expect(
        await run(`
          const { holder, cache } = await code.createDevice(empty)
          const again = (await code.openDevice('corner')).holder
          const late = Array.from({ length: 10 }, (_, k) => again.update(view('tea-' + k)))
          const [file] = [cache.put('model', '/m/1', new ArrayBuffer(8))]
          await holder.wipe()
          await Promise.all([...late, file])
          const after = await again.update(view('rice'))
          await cache.put('model', '/m/2', new ArrayBuffer(8))
          return [after, await cache.last('model'), await names()]
        `),
      ).toEqual([undefined, undefined, []])
    })

    test('by one tab while another changes it is not made again', async () => {
      await run(`await code.createDevice(empty)`)
      const other = await tabs.open('/', context)
      const [changes] = (await Promise.all([
        run(`
          const { holder } = await code.openDevice('corner')
          const states = []
          for (let k = 0; k < 400; k += 1) {
            const state = await holder.update(view('tea-' + k))
            states.push(state === undefined)
            if (state === undefined) break
          }
          return states
        `),
        run(
          `await new Promise((resolve) => setTimeout(resolve, 60)); await code.wipeDevice('corner')`,
          other,
        ),
      ])) as [boolean[], unknown]
      expect(changes.at(-1)).toBe(true)
      expect(await run(`return names()`)).toEqual([])
    })

    test('by two tabs at once is gone for both', async () => {
      await run(`await code.createDevice(empty)`)
      const other = await tabs.open('/', context)
      await Promise.all([
        run(`await code.wipeDevice('corner')`),
        run(`await code.wipeDevice('corner')`, other),
      ])
      expect(await run(`return names()`)).toEqual([])
    })

    test('leaves nothing to read while a tab does not let the database go', async () => {
      const [during, after] = (await run(`
        const { holder } = await code.createDevice(view('tea')(empty))
        const stubborn = await asked(indexedDB.open('discreet:corner'))
        await holder.wipe()
        const left = []
        for (const name of stubborn.objectStoreNames) {
          left.push(...await asked(stubborn.transaction(name).objectStore(name).getAll()))
        }
        stubborn.close()
        return [left, await code.openDevice('corner')]
      `)) as [unknown[], unknown]
      expect(during).toEqual([])
      expect(after).toBeUndefined()
      expect(await run(`return names()`)).toEqual([])
    })

    test('begins anew with another key, which an earlier holder then uses', async () => {
      expect(
        await run(`
          const { holder } = await code.createDevice(view('tea')(empty))
          await code.wipeDevice('corner')
          await code.createDevice(empty)
          return itemsOf(await holder.update(view('rice')))
        `),
      ).toEqual(['rice'])
    })
  })

  describe('whose storage is damaged', () => {
    test('reads as nothing, changes nothing, and can be wiped', async () => {
      const damages = [
        `const { state: [row] } = await rows(); new Uint8Array(row.data)[5] ^= 1; await put('state', row)`,
        `const { state: [row] } = await rows(); row.iv[0] ^= 1; await put('state', row)`,
        `await put('state', { revision: 'r', iv: 'x', data: 7 })`,
        `await put('state', 'nonsense')`,
        `await put('keys', 'nonsense')`,
        `await put('keys', await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))`,
      ]
      for (const damage of damages) {
        expect(
          await run(`
            await code.createDevice(view('tea')(empty))
            ${damage}
            const { holder } = await code.openDevice('corner')
            const answers = [await holder.read(), await holder.update(view('rice'))]
            await holder.wipe()
            return [...answers, await names()]
          `),
        ).toEqual([undefined, undefined, []])
      }
    })

    test('does not open a state that was sealed for another site', async () => {
      expect(
        await run(`
          await code.createDevice(view('tea')(empty))
          const { keys: [key], state: [row] } = await rows()
          await code.createDevice(code.emptyState('other', choice))
          const database = await asked(indexedDB.open('discreet:other'))
          const transaction = database.transaction(['keys', 'state'], 'readwrite')
          transaction.objectStore('keys').put(key, 'device')
          await asked(transaction.objectStore('state').put(row, 'device'))
          database.close()
          return (await code.openDevice('other')).holder.read()
        `),
      ).toBeUndefined()
    })
  })

  test('that a newer version of this code wrote is refused and left alone, until it is wiped', async () => {
    expect(
      await run(`
        await code.createDevice(view('tea')(empty))
        const before = (await rows()).state[0].revision
        const newer = await asked(indexedDB.open('discreet:corner', 7))
        newer.close()
        const opened = await code.openDevice('corner').catch((error) => error.name)
        const created = await code.createDevice(empty)
        const same = (await rows()).state[0].revision === before
        const kept = await names()
        await code.wipeDevice('corner')
        return [opened, created, same, kept, await names()]
      `),
    ).toEqual([
      'StorageError',
      { ok: false, code: 'storage_blocked' },
      true,
      ['discreet:corner 7'],
      [],
    ])
  })

  describe('that may not store', () => {
    const blocked: Readonly<Record<string, string>> = {
      'no IndexedDB': `Object.defineProperty(window, 'indexedDB', { value: undefined })`,
      'no WebCrypto': `Object.defineProperty(crypto, 'subtle', { value: undefined })`,
      'IndexedDB that throws': `indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }`,
      'IndexedDB that fails': `
        const open = indexedDB.open.bind(indexedDB)
        indexedDB.open = (name) => open(name, 0.5)`,
      'a disk that is full': `
        IDBObjectStore.prototype.put = function () {
          this.transaction.abort()
          throw new DOMException('full', 'QuotaExceededError')
        }`,
    }
    for (const [name, block] of Object.entries(blocked)) {
      test(`says so: ${name}`, async () => {
        expect(
          await run(`
            ${block}
            const created = await code.createDevice(empty)
            return [created, await code.openDevice('corner')]
          `),
        ).toEqual([{ ok: false, code: 'storage_blocked' }, undefined])
      })
    }

    test('any longer rejects with one kind of error, and keeps what it has', async () => {
      expect(
        await run(`
          const { holder, cache } = await code.createDevice(view('tea')(empty))
          const before = IDBObjectStore.prototype.put
          IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }
          const failures = await Promise.all([
            holder.update(view('rice')).catch((error) => error.name),
            cache.put('model', '/m/1', new ArrayBuffer(8)).catch((error) => error.name),
          ])
          IDBObjectStore.prototype.put = before
          return [...failures, itemsOf(await holder.read())]
        `),
      ).toEqual(['StorageError', 'StorageError', ['tea']])
    })
  })

  test('keeps one file of each kind, found by its path or as the last one', async () => {
    expect(
      await run(`
        const { cache } = await code.createDevice(empty)
        const bytes = (value) => Uint8Array.of(value).buffer
        const first = (buffer) => buffer && new Uint8Array(buffer)[0]
        await cache.put('model', '/m/1', bytes(1))
        await cache.put('catalogue', '/c/1', bytes(2))
        await cache.put('model', '/m/2', bytes(3))
        return [
          first(await cache.get('/m/1')), first(await cache.get('/m/2')), first(await cache.get('/c/1')),
          first(await cache.last('model')), first(await cache.last('catalogue')),
        ]
      `),
    ).toEqual([undefined, 3, 2, 3, 2])
  })

  test('tells other tabs of the same site, and no others', async () => {
    const other = await tabs.open('/', context)
    const heard = other.run(`
      const heard = []
      const elsewhere = []
      code.watchTabs('other', (what) => elsewhere.push(what))
      await new Promise((resolve) => {
        code.watchTabs('corner', (what) => { heard.push(what); if (what === 'wiped') resolve() })
        document.title = 'listens'
      })
      return [heard, elsewhere]
    `)
    const own = await run(`
      const own = []
      const tabs = code.watchTabs('corner', (what) => own.push(what))
      const channel = new BroadcastChannel('discreet:corner')
      const answered = new Promise((resolve) => { channel.onmessage = resolve })
      const beat = setInterval(() => { channel.postMessage({ junk: true }); tabs.tell('changed') }, 20)
      await answered
      await new Promise((resolve) => setTimeout(resolve, 200))
      clearInterval(beat)
      tabs.tell('wiped')
      tabs.close()
      return own
    `)
    const [what, elsewhere] = (await heard) as [string[], string[]]
    expect(new Set(what)).toEqual(new Set(['changed', 'wiped']))
    expect(elsewhere).toEqual([])
    expect(own).toEqual([])
  })
})

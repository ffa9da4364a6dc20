/**
 * The office as its commands reach it: always through the HTTP routes, either of a server that runs or
 * of one that is put together for this command and never listens.
 */
import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { readPacks } from '@discreet/packs-file'
import type { ErrorCode } from '@discreet/protocol'
import { DiscreetError, errorCodes } from '@discreet/protocol'
import { createServer, isSafe } from '@discreet/server'
import { secret } from './secrets.ts'
import type { Session, StoreChoice } from './session.ts'
import { withSession } from './session.ts'

export interface OfficeChoice extends StoreChoice {
  /** Of a server that runs; the staff key is in DISCREET_STAFF_KEY. */
  readonly server?: string
  /** A folder with law packs of one's own, as for start. */
  readonly packs?: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

interface Reply {
  readonly status: number
  readonly text: string
}

type Send = (
  method: Method,
  path: string,
  headers: Readonly<Record<string, string>>,
  payload: string | undefined,
) => Promise<Reply>

export type Query = Readonly<Record<string, string | undefined>>

export interface Office {
  /** `path`: under /v1/office, or whole. Rejects with the problem that the route answers. */
  text(method: Method, path: string, query?: Query, body?: object): Promise<string>
  call<T>(method: Method, path: string, query?: Query, body?: object): Promise<T>
}

function newStaffKey(): string {
  return `discreet-staff-${randomBytes(32).toString('base64url')}`
}

interface LongProblem extends Partial<Record<'code' | 'detail' | 'field' | 'expected', string>> {
  /** Of a definition: every fault, so that all can be mended at once. */
  readonly problems?: readonly Readonly<Record<'field' | 'problem' | 'expected', string>>[]
  /** Of a campaign that may not start: everything that speaks against it. */
  readonly reasons?: readonly { readonly code: string; readonly reason: string }[]
}

function linesOf({ problems, reasons = [] }: LongProblem): string {
  const whole = reasons.filter(({ code }) => code !== 'campaign_invalid' || problems === undefined)
  const lines = [
    ...whole.map(({ reason }) => reason),
    ...(problems ?? []).map(
      ({ field, problem, expected }) => `${field || '/'}: ${problem} Expected: ${expected}`,
    ),
  ]
  return lines.map((line) => `\n  ${line}`).join('')
}

function problemIn({ status, text }: Reply): DiscreetError {
  let problem: LongProblem = {}
  try {
    problem = JSON.parse(text) as typeof problem
  } catch {
    // Not an answer of ours.
  }
  const { code = '', detail, field, expected } = problem
  if (!(code in errorCodes)) {
    return new DiscreetError(
      'unexpected',
      `the server answered ${status}, and not as Discreet does`,
      {
        field: '--server',
        expected: 'the address of a Discreet server',
      },
    )
  }
  if (problem.problems !== undefined || problem.reasons !== undefined) {
    const title = errorCodes[code as ErrorCode].title.toLowerCase()
    return new DiscreetError(code as ErrorCode, `${title}${linesOf(problem)}`)
  }
  return new DiscreetError(code as ErrorCode, detail ?? '', {
    ...(field === undefined ? {} : { field }),
    ...(expected === undefined ? {} : { expected }),
  })
}

function officeOver(send: Send, key: string, site: string | undefined): Office {
  const text: Office['text'] = async (method, path, query = {}, body = undefined) => {
    const asked = Object.entries({ ...query, site }).filter(([, value]) => value !== undefined)
    const search = new URLSearchParams(asked as [string, string][]).toString()
    const from = path.startsWith('/') ? path : `/v1/office/${path}`
    const reply = await send(
      method,
      `${from}${search === '' ? '' : `?${search}`}`,
      {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body === undefined ? undefined : JSON.stringify(body),
    )
    if (reply.status < 200 || reply.status > 299) throw problemIn(reply)
    return reply.text
  }
  return {
    text,
    call: async <T>(...asked: Parameters<Office['text']>) => JSON.parse(await text(...asked)) as T,
  }
}

/** A key that travels in clear is anybody's. */
function checkServer(server: string): string {
  if (isSafe(server)) return server.replace(/\/+$/, '')
  throw new DiscreetError('parameter_invalid', 'the staff key would travel in clear', {
    field: '--server',
    expected: 'an address with https://, or http:// on this machine',
  })
}

function overNetwork(given: string): Send {
  const server = checkServer(given)
  return async (method, path, headers, payload) => {
    try {
      const answer = await fetch(`${server}${path}`, {
        method,
        headers,
        ...(payload === undefined ? {} : { body: payload }),
      })
      return { status: answer.status, text: await answer.text() }
    } catch (error) {
      throw new DiscreetError(
        'store_unavailable',
        'the server does not answer',
        { field: '--server', expected: 'the address of a server that runs' },
        error,
      )
    }
  }
}

/** Of whoever runs commands on the data folder, in histories and access logs. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'command line'
  }
}

async function inProcess<T>(
  session: Session,
  choice: OfficeChoice,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  // Known to this process only, and forgotten with it.
  const key = newStaffKey()
  const server = await createServer({
    ...session,
    packs: readPacks(choice.packs).map(({ pack }) => pack),
    staff: new Map([[session.cryptography.sha256(key), userName()]]),
    logLevel: 'silent',
    refreshMilliseconds: 0,
  })
  try {
    const send: Send = async (method, url, headers, payload) => {
      const options = { method, url, headers, ...(payload === undefined ? {} : { payload }) }
      const { statusCode, payload: text } = await server.inject(options)
      return { status: statusCode, text }
    }
    return await work(officeOver(send, key, choice.site))
  } finally {
    await server.close()
  }
}

export async function withOffice<T>(
  choice: OfficeChoice,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  if (choice.server !== undefined) {
    const key = secret('DISCREET_STAFF_KEY')
    if (key === undefined) {
      throw new DiscreetError('key_invalid', 'a running server wants a staff key', {
        field: 'DISCREET_STAFF_KEY',
        expected: 'the key that discreet keys staff --name … --role … has shown',
      })
    }
    return work(officeOver(overNetwork(choice.server), key, choice.site))
  }
  try {
    return await withSession(choice, (session) => inProcess(session, choice, work))
  } catch (error) {
    if (!(error instanceof DiscreetError) || error.code !== 'data_folder_in_use') throw error
    throw new DiscreetError(
      error.code,
      'a server runs on this data folder',
      {
        field: '--data',
        expected: 'its address: --server http://127.0.0.1:8080, and a key in DISCREET_STAFF_KEY',
      },
      error,
    )
  }
}

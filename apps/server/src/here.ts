/** Whether a request comes from this machine: from a browser at it, and from no page of another site. */
import type { FastifyRequest } from 'fastify'

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const localName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/
/** Of a proxy: whoever it speaks for is somewhere else. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

export function isHere({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
  const { host = '', origin, 'sec-fetch-site': from = 'none' } = headers
  const direct = forwarding.every((name) => headers[name] === undefined)
  // A name of elsewhere can be made to lead here (DNS rebinding).
  const own = localName.test(host) && (origin === undefined || origin === `http://${host}`)
  return loopback.test(ip) && direct && own && (from === 'none' || from === 'same-origin')
}

/** Errors at the HTTP edge: RFC 9457 problem details. Nothing below this file knows HTTP. */
import type { ErrorCode, Refusal } from '@discreet/protocol'
import { DiscreetError, errorCodes } from '@discreet/protocol'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly field?: string
  readonly expected?: string
}

export function problemOf(
  code: ErrorCode,
  detail: string,
  details: Refusal['details'] = {},
): Problem {
  const { status, title } = errorCodes[code]
  return {
    type: `https://discreet.example/errors#${code}`,
    title,
    status,
    code,
    detail,
    ...(details.field === undefined ? {} : { field: details.field }),
    ...(details.expected === undefined ? {} : { expected: details.expected }),
  }
}

/** What was refused, as an error for the edge. */
export function orThrow<T extends { readonly ok: true }>(outcome: T | Refusal): T {
  if (outcome.ok) return outcome
  throw new DiscreetError(outcome.code, outcome.reason, outcome.details)
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 429 || problem.status === 503) void reply.header('retry-after', '5')
  return (
    reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      // Whatever the route had said of the answer that it did not get to.
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .send(problem)
  )
}

/** Codes of the framework that have a meaning here. */
const translated: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_VALIDATION: 'field_invalid',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'payload_unreadable',
  FST_ERR_CTP_INVALID_JSON_BODY: 'payload_unreadable',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'payload_unreadable',
  FST_ERR_MAX_PARAM_LENGTH: 'route_unknown',
}

function problemOfError(error: FastifyError | DiscreetError | Error): Problem {
  if (error instanceof DiscreetError) return problemOf(error.code, error.message, error.details)
  const { code = '', statusCode, validation } = error as Partial<FastifyError>
  const [fault] = validation ?? []
  if (fault !== undefined) {
    const field = fault.instancePath === '' ? '/' : fault.instancePath
    return problemOf('field_invalid', 'the request has a field of the wrong form', {
      field,
      expected: fault.message ?? 'another form',
    })
  }
  const known = translated[code]
  if (known !== undefined) return problemOf(known, errorCodes[known].title.toLowerCase())
  if (statusCode === 429) return problemOf('rate_limited', 'too many requests; wait and try again')
  // A file that may not be had is to whoever asks like one that is not there.
  if (statusCode === 403 || statusCode === 404) {
    return problemOf('route_unknown', 'there is nothing at this address')
  }
  if (statusCode === 400) return problemOf('payload_unreadable', 'the request cannot be read')
  return problemOf('unexpected', 'something failed here; the log has the details')
}

/** What whoever asked is told of a fault; what is ours to mend goes into the log. */
export function problemFor(error: Error, request: FastifyRequest): Problem {
  const problem = problemOfError(error)
  if (problem.status >= 500) {
    request.log.error(
      { code: problem.code, name: error.name, stack: error.stack },
      'request failed',
    )
  }
  return problem
}

export function handleError(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return sendProblem(reply, problemFor(error, request))
}

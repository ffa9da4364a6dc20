/** What somebody passed, which is evidence, and how often somebody tried something, which is forgotten. */

import { randomUUID } from 'node:crypto'
import type { Filed, StaffStore } from '@discreet/engine'
import type { ModuleId, TrainingPass } from '@discreet/staff'
import { requireText } from './checked-text.ts'
import { fileIn } from './register-table.ts'
import type { SiteScope } from './site-scope.ts'

const mostTries = 100

type Training = Pick<
  StaffStore,
  'passes' | 'addPass' | 'attempts' | 'noteAttempt' | 'failures' | 'noteFailure'
>

const quiz = (member: string, module: ModuleId): string => `quiz ${module} ${member}`
const failure = (of: string): string => `failure ${of}`

export function sqlTraining(scope: SiteScope): Training {
  const { site } = scope
  const tries = (what: string, since: number): Promise<number[]> =>
    scope.transaction(async (connection) => {
      const { rows } = await connection.query(
        `SELECT at FROM staff_tries WHERE site = $1 AND of_what = $2 AND at >= $3
         ORDER BY at DESC LIMIT ${mostTries}`,
        [site, what, since],
      )
      return rows.map((row) => Number(row['at']))
    })
  const noteTry = async (what: string, at: number): Promise<void> => {
    requireText(what, 'of')
    await scope.transaction((connection) =>
      connection.query('INSERT INTO staff_tries (site, of_what, at) VALUES ($1, $2, $3)', [
        site,
        what,
        at,
      ]),
    )
  }
  return {
    passes: (member) =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          `SELECT f.body FROM staff_passes p JOIN filed f ON f.site = $1 AND f.id = p.filed
           WHERE p.site = $1 AND p.member = $2 ORDER BY p.leaf DESC`,
          [site, member],
        )
        // What the log covers is whose it is, and not by what it was found.
        return rows
          .map((row) => (JSON.parse(String(row['body'])) as Filed).body)
          .filter((body) => body['member'] === member)
          .map((body) => body['pass'] as TrainingPass)
      }),
    addPass: (member, pass) => {
      requireText(member, 'member')
      const id = `training:${randomUUID()}`
      return scope.transaction(async (connection) => {
        const body = { member, pass }
        const leaf = await fileIn(scope, connection, { id, kind: 'training', at: pass.at, body })
        await connection.query(
          'INSERT INTO staff_passes (site, member, leaf, filed) VALUES ($1, $2, $3, $4)',
          [site, member, leaf, id],
        )
        await scope.step('pass:indexed')
        return leaf
      })
    },
    attempts: async (member, module, since) => (await tries(quiz(member, module), since)).length,
    noteAttempt: (member, module, at) => noteTry(quiz(member, module), at),
    failures: (of, since) => tries(failure(of), since),
    noteFailure: (of, at) => noteTry(failure(of), at),
  }
}

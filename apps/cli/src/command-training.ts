/** discreet training list, read, take: of whoever holds the key in DISCREET_STAFF_KEY. */
import { DiscreetError } from '@discreet/protocol'
import type { ModuleId, ModuleText, Role } from '@discreet/staff'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { minute } from './output.ts'

interface OwnTraining {
  readonly modules: readonly {
    readonly module: ModuleId
    readonly holds: boolean
    readonly passedAt: string | null
    readonly holdsUntil: string | null
  }[]
  readonly roles: readonly {
    readonly role: Role
    readonly needs: readonly ModuleId[]
    readonly awake: boolean
  }[]
}

const pathOf = (module: string): string => `/v1/staff/training/${encodeURIComponent(module)}`

export async function listTraining(options: OfficeChoice, output: Output): Promise<void> {
  const training = await withOffice(options, (office) =>
    office.call<OwnTraining>('GET', '/v1/staff/training'),
  )
  output.table(
    training.modules.map(({ module, holds, passedAt, holdsUntil }) => ({
      module,
      holds: holds ? 'yes' : passedAt === null ? 'not passed' : 'ran out',
      until: minute(holdsUntil),
      'asked for by': training.roles
        .filter(({ needs }) => needs.includes(module))
        .map(({ role }) => role)
        .join(', '),
    })),
  )
  for (const { role, awake } of training.roles) {
    output.say(`${role}: ${awake ? 'awake' : 'asleep'}`)
  }
  output.result(training)
}

export async function readTraining(
  module: string,
  locale: string,
  choice: OfficeChoice,
  output: Output,
): Promise<void> {
  const text = await withOffice(choice, (office) =>
    office.call<ModuleText & { module: string }>('GET', pathOf(module), { locale }),
  )
  output.say(text.title)
  for (const section of text.sections) output.say(`\n${section.heading}\n\n${section.text}`)
  for (const [k, question] of text.questions.entries()) {
    const options = question.options.map((option, n) => `   ${n + 1}. ${option}`)
    output.say(`\n${k + 1}. ${question.text}\n${options.join('\n')}`)
  }
  const places = text.questions.map(() => 'N').join(',')
  output.say(`\nTo answer: discreet training take ${text.module} --answers ${places}`)
  output.result(text)
}

interface Taken {
  readonly right: number
  readonly of: number
  readonly passed: boolean
  readonly holdsUntil: string | null
}

/** `answers`: of each question the number of the chosen one, as `read` shows them, from 1. */
export async function takeTraining(
  module: string,
  answers: readonly number[],
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  if (!answers.every((one) => Number.isInteger(one) && one >= 1)) {
    throw new DiscreetError('parameter_invalid', 'answers are numbers', {
      field: '--answers',
      expected: 'of each question the number of the chosen answer: 2,1,3',
    })
  }
  const places = answers.map((one) => one - 1)
  const taken = await withOffice(options, (office) =>
    office.call<Taken>('POST', pathOf(module), {}, { answers: places }),
  )
  const { right, of, passed, holdsUntil } = taken
  output.say(
    `${right} of ${of} right: ${passed ? `passed, until ${minute(holdsUntil)}` : 'not passed'}.`,
  )
  output.result(taken)
}

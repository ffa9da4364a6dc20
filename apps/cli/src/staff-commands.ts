/** Commands about who works here: staff, training, approvals, people. */
import { moduleIds, roles } from '@discreet/staff'
import type { Command } from 'commander'
import { Option } from 'commander'
import { advanceApproval, listApprovals, proposeExport, takeExport } from './command-approvals.ts'
import { endStaff, inviteStaff, listStaff, setStaffRoles, staffLog } from './command-staff.ts'
import { listTraining, readTraining, takeTraining } from './command-training.ts'
import type { Query } from './office-client.ts'
import { addOfficeCommand } from './office-options.ts'
import type { MakeOutput } from './options.ts'
import { numbers } from './options.ts'

/** Nobody has a role that was not said. */
export function roleOption(): Option {
  const option = new Option('--role <role...>', 'several: after one another').choices(roles)
  return option.makeOptionMandatory()
}

const rolesIn = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  given['role'] as readonly string[]

function addMembers(staff: Command, output: MakeOutput): void {
  const all = {
    name: 'list',
    says: 'every member, what they may, and what sleeps for want of training',
    example: 'discreet staff list',
  }
  addOfficeCommand(staff, all, output, (_, choice, out) => listStaff(choice, out))
  const invite = {
    name: 'invite',
    says: 'a link that makes somebody a member with a passkey, once, within an hour',
    example: 'discreet staff invite --role marketer --role developer',
  }
  addOfficeCommand(staff, invite, output, (_, choice, out, given) => {
    const { publicUrl } = given as { publicUrl?: string }
    const base = publicUrl === undefined ? {} : { base: publicUrl }
    return inviteStaff({ roles: rolesIn(given), ...base }, choice, out)
  })
    .addOption(roleOption())
    .addOption(
      new Option('--public-url <url>', 'where people reach the server').env('DISCREET_PUBLIC_URL'),
    )
  const change = {
    name: 'roles <id>',
    says: 'gives these roles and no others to a local member or a key',
    example: 'discreet staff roles key:nightly --role privacy_officer',
  }
  addOfficeCommand(staff, change, output, (id, choice, out, given) =>
    setStaffRoles(id, rolesIn(given), choice, out),
  ).addOption(roleOption())
  const end = {
    name: 'end <id>',
    says: 'they may nothing any more, and their sessions end',
    example: 'discreet staff end passkey:5f0c…',
  }
  addOfficeCommand(staff, end, output, endStaff)
}

function addStaffLog(staff: Command, output: MakeOutput): void {
  const log = {
    name: 'log',
    says: 'what staff did, newest first; each is an entry of the transparency log',
    example: "discreet staff log --action 'POST /v1/office/requests' --limit 20",
  }
  addOfficeCommand(staff, log, output, (_, choice, out, given) => {
    const { member, action, text, from, to, limit } = given as Query
    return staffLog({ member, action, text, from, to, limit }, given['csv'] === true, choice, out)
  })
    .option('--member <id>')
    .option('--action <text>', 'what it begins with')
    .option('--text <text>', 'in names, actions, ids and reasons')
    .option('--from <time>', 'ISO 8601')
    .option('--to <time>', 'ISO 8601')
    .option('--limit <count>', 'how many', '50')
    .option('--csv', 'everything that fits, as CSV', false)
}

function addTraining(program: Command, output: MakeOutput): void {
  const training = program
    .command('training')
    .description('what roles ask for, of whoever has the key in DISCREET_STAFF_KEY')
  const own = {
    name: 'list',
    says: 'every module, whether it is passed, and which role sleeps without it',
    example: 'discreet training list --server https://shop.example',
  }
  addOfficeCommand(training, own, output, (_, choice, out) => listTraining(choice, out))
  const read = {
    name: 'read <module>',
    says: `what it says and what it asks: ${moduleIds.join(', ')}`,
    example: 'discreet training read consent --locale de',
  }
  addOfficeCommand(training, read, output, (module, choice, out, given) =>
    readTraining(module, String(given['locale']), choice, out),
  ).option('--locale <tag>', 'en, de, fr or es', 'en')
  const take = {
    name: 'take <module>',
    says: 'answers its questions; five tries an hour',
    example: 'discreet training take consent --answers 2,1,3,1,2',
  }
  addOfficeCommand(training, take, output, (module, choice, out, given) =>
    takeTraining(module, given['answers'] as readonly number[], choice, out),
  ).addOption(
    new Option('--answers <list>', 'of each question the number of the chosen answer')
      .argParser(numbers)
      .makeOptionMandatory(),
  )
}

const steps = [
  ['sign', 'the second signature; what can be done is done at once'],
  ['refuse', 'a no; whoever proposed it takes it back like this'],
  ['retry', 'does again what is signed and failed'],
] as const

function addApprovals(program: Command, output: MakeOutput): void {
  const approvals = program.command('approvals').description('what takes two people')
  const all = {
    name: 'list',
    says: 'what waits for a second person, and what was signed',
    example: 'discreet approvals list',
  }
  addOfficeCommand(approvals, all, output, (_, choice, out) => listApprovals(choice, out))
  for (const [step, says] of steps) {
    const about = { name: `${step} <id>`, says, example: `discreet approvals ${step} 5f0c…` }
    addOfficeCommand(approvals, about, output, (id, choice, out) =>
      advanceApproval(id, step, choice, out),
    )
  }
  const take = {
    name: 'export <id>',
    says: 'the export that was signed, once, for whoever proposed it',
    example: 'discreet approvals export 5f0c… --out export.json',
  }
  addOfficeCommand(approvals, take, output, (id, choice, out, given) => {
    const { out: file, locale } = given as { out: string; locale: string }
    return takeExport(id, { out: file, locale }, choice, out)
  })
    .requiredOption('--out <file>', 'a file that is not there yet')
    .option('--locale <tag>', 'of its words', 'en')
}

function addPeople(program: Command, output: MakeOutput): void {
  const people = program.command('people').description('one person at a time, never a list')
  const exported = {
    name: 'export',
    says: 'proposes an export of what is kept of somebody; a second person signs',
    example: "discreet people export --person c42 --reason 'asked for by letter'",
  }
  addOfficeCommand(people, exported, output, (_, choice, out, given) => {
    const { person, reason } = given as { person: string; reason: string }
    return proposeExport(person, reason, choice, out)
  })
    .requiredOption('--person <id>', "the site's own id of the person")
    .requiredOption('--reason <text>', 'for whoever signs; names nobody')
}

export function addStaffCommands(program: Command, output: MakeOutput): void {
  const staff = program.command('staff').description('who works here, and what they did')
  addMembers(staff, output)
  addStaffLog(staff, output)
  addTraining(program, output)
  addApprovals(program, output)
  addPeople(program, output)
}

/** Commands about people and their choices: configure, keys, verify-receipt. */
import type { Command } from 'commander'
import { Option } from 'commander'
import type { ConfigureOptions } from './command-configure.ts'
import { configure } from './command-configure.ts'
import { rotateKeys, verifyReceipt } from './command-keys.ts'
import { makeStaffKey } from './command-staff.ts'
import type { WriteKeysOptions } from './command-write-keys.ts'
import { writeKeys } from './command-write-keys.ts'
import { addOfficeCommand } from './office-options.ts'
import type { Given, MakeOutput } from './options.ts'
import { choice, collect, decimal, example, list, withStore } from './options.ts'
import { roleOption } from './staff-commands.ts'

/** The secret of the client is in the environment of `discreet start`. */
function withStaffProvider(command: Command): Command {
  return command
    .option('--staff-issuer <url>', 'where staff sign in (OpenID Connect)')
    .option('--staff-client-id <id>', 'what the site is called there')
    .option(
      '--staff-group <group=roles>',
      'a group there and its roles here, with commas; several times',
      collect,
    )
    .option('--remove-staff-group <group>', 'several times', collect)
    .option('--staff-groups-claim <name>', 'which claim lists the groups (default: groups)')
    .option('--staff-scopes <list>', 'besides openid profile (default: groups)', list)
    .option('--remove-staff-provider', 'staff sign in with passkeys again')
}

function addConfigure(program: Command, output: MakeOutput): void {
  example(
    withStaffProvider(
      withStore(program.command('configure').description('what a site says about itself')),
    )
      .option('--place <code>', 'where its people are: ISO 3166')
      .option('--place-header <name>', 'request header that a trusted proxy sets to the place')
      .addOption(new Option('--audience <who>').choices(['general', 'children']))
      .option('--issuer <iss>', "iss of the site's own tokens")
      .option('--jwks <file-or-url>', 'the keys to check them with')
      .option(
        '--contribute-categories <list>',
        'consent categories that mean helping the crowd',
        list,
      )
      .option('--business-id <id>', 'what agents call the site (default: its id)')
      .option(
        '--contribute-periods-per-year <n>',
        'periods in 365 days that one device may contribute to (default: 52; 0: none)',
        decimal,
      )
      .option('--controller <text>', 'who is responsible, with address')
      .option('--contact <text>', 'how to reach them')
      .option('--officer <text>', "data protection officer, or 'none'")
      .option('--recipients <list>', 'who else gets data', list)
      .option('--transfers <list>', 'where else it goes', list)
      .option(
        '--processor <pairs>',
        'is told of erasures: name=…,url=…,identity=controller_customer_id|email,key=…; several times',
        collect,
      )
      .option('--remove-processor <name>', 'several times', collect)
      .option(
        '--agent <pairs>',
        'may ask for people (Data Rights Protocol): id=…,name=…,key=…; several times',
        collect,
      )
      .option('--remove-agent <id>', 'several times', collect),
    "discreet configure --place DE --controller 'Shop Ltd, 1 High Street' --contact privacy@shop.example --officer none",
  ).action((given: Given) => {
    const { json, ...rest } = given
    const options = { ...(rest as unknown as ConfigureOptions), ...choice(given) }
    return configure(options, output(json === true))
  })
}

function addKeys(program: Command, output: MakeOutput): void {
  const keys = program
    .command('keys')
    .description('keys that profiles are locked with, and keys of the office')
  example(
    withStore(keys.command('rotate').description('a new master key; every profile moves under it')),
    'discreet keys rotate',
  ).action((given: Given) => rotateKeys(choice(given), output(given['json'] === true)))
  example(
    withStore(keys.command('write').description('keys that a shop sends with: lists them'))
      .option('--add', 'makes one, shown once')
      .option('--replaces <id>', 'whose place it is to take; that one goes on until it is revoked')
      .option('--revoke <id>', 'from now on it opens nothing'),
    'discreet keys write --add --replaces 0a1b2c3d4e5f6071',
  ).action((given: Given) => {
    const { json, ...rest } = given
    const options = { ...(rest as unknown as WriteKeysOptions), ...choice(given) }
    return writeKeys(options, output(json === true))
  })
  const staff = {
    name: 'staff',
    says: 'a key for commands and machines, shown once; it is a member with roles and training',
    example: 'discreet keys staff --name nightly --role privacy_officer',
  }
  addOfficeCommand(keys, staff, output, (_, choice, out, given) => {
    const { name, role } = given as { name: string; role: readonly string[] }
    return makeStaffKey(name, role, choice, out)
  })
    .requiredOption('--name <name>', 'who; histories and access logs name them')
    .addOption(roleOption())
}

function addVerifyReceipt(program: Command, output: MakeOutput): void {
  example(
    program
      .command('verify-receipt')
      .argument('<file>')
      .description('is this receipt genuine? needs no database')
      .addOption(
        new Option('--data <folder>', 'folder of the signing key')
          .default('discreet-data')
          .env('DISCREET_DATA'),
      )
      .option('--key <base64>', 'public key instead'),
    'discreet verify-receipt receipt.txt --key 3b6a27bc…',
  ).action((file: string, given: Given) => {
    const { data, key } = given as { data: string; key?: string }
    const options = { data, ...(key === undefined ? {} : { key }) }
    return verifyReceipt(file, options, output(given['json'] === true))
  })
}

export function addPeopleCommands(program: Command, output: MakeOutput): void {
  addConfigure(program, output)
  addKeys(program, output)
  addVerifyReceipt(program, output)
}

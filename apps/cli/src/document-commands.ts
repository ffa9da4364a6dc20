/** Commands about documents that the law asks for: documents, assessment. */
import type { Command } from 'commander'
import { Option } from 'commander'
import type { DocumentName, DocumentOptions } from './command-documents.ts'
import { approveAssessment, writeDocument } from './command-documents.ts'
import { asJson, officeChoice, withOfficeOptions } from './office-options.ts'
import type { Given, MakeOutput } from './options.ts'
import { example } from './options.ts'

const says: Readonly<Record<DocumentName, string>> = {
  processing: 'the record of processing activities (GDPR 30)',
  assessment: 'the data protection impact assessment (GDPR 35)',
}

function addDocument(documents: Command, name: DocumentName, output: MakeOutput): void {
  example(
    withOfficeOptions(documents.command(name).description(says[name]))
      .addOption(new Option('--format <format>').choices(['html', 'json']).default('html'))
      .option('--locale <tag>', '', 'en')
      .option('--out <file>', 'instead of the terminal'),
    `discreet documents ${name} --out ${name}.html`,
  ).action((given: Given) => {
    const { format, locale, out } = given as unknown as DocumentOptions
    const options = {
      ...officeChoice(given),
      format,
      locale,
      ...(out === undefined ? {} : { out }),
    }
    return writeDocument(name, options, output(asJson(given)))
  })
}

export function addDocuments(program: Command, output: MakeOutput): void {
  const documents = program
    .command('documents')
    .description('generated from what the code keeps: nothing to fill in')
  addDocument(documents, 'processing', output)
  addDocument(documents, 'assessment', output)
  const assessment = program.command('assessment').description('what level 3 needs first')
  example(
    withOfficeOptions(assessment.command('approve').description('somebody has read it and agrees'))
      .requiredOption('--by <name>', 'who')
      .option('--sha256 <hash>', 'of the document that was read; default: as it is now'),
    "discreet assessment approve --by 'A. Officer'",
  ).action((given: Given) => {
    const { by, sha256 } = given as { by: string; sha256?: string }
    return approveAssessment(by, sha256, officeChoice(given), output(asJson(given)))
  })
}

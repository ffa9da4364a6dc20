/** Commands about documents that the law asks for: documents, assessment. */
import type { Command } from 'commander'
import { Option } from 'commander'
import type { DocumentName, DocumentOptions } from './command-documents.ts'
import { approveAssessment, writeDocument } from './command-documents.ts'
import { addOfficeCommand } from './office-options.ts'
import type { MakeOutput } from './options.ts'

const says: Readonly<Record<DocumentName, string>> = {
  processing: 'the record of processing activities (GDPR 30)',
  assessment: 'the data protection impact assessment (GDPR 35)',
}

function addDocument(documents: Command, name: DocumentName, output: MakeOutput): void {
  const line = `discreet documents ${name} --out ${name}.html`
  const document = { name, says: says[name], example: line }
  addOfficeCommand(documents, document, output, (_, choice, result, given) => {
    const { format, locale, out } = given as unknown as DocumentOptions
    const options = { ...choice, format, locale, ...(out === undefined ? {} : { out }) }
    return writeDocument(name, options, result)
  })
    .addOption(new Option('--format <format>').choices(['html', 'json']).default('html'))
    .option('--locale <tag>', '', 'en')
    .option('--out <file>', 'instead of the terminal')
}

export function addDocuments(program: Command, output: MakeOutput): void {
  const documents = program
    .command('documents')
    .description('generated from what the code keeps: nothing to fill in')
  addDocument(documents, 'processing', output)
  addDocument(documents, 'assessment', output)
  const assessment = program.command('assessment').description('what level 3 needs first')
  const approve = {
    name: 'approve',
    says: 'somebody has read it and agrees',
    example: "discreet assessment approve --by 'A. Officer'",
  }
  addOfficeCommand(assessment, approve, output, (_, choice, out, given) => {
    const { by, sha256 } = given as { by: string; sha256?: string }
    return approveAssessment(by, sha256, choice, out)
  })
    .requiredOption('--by <name>', 'who')
    .option('--sha256 <hash>', 'of the document that was read; default: as it is now')
}
